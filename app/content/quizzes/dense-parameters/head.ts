/** The networks that this quiz draws: what comes before the dense layer, and the layer itself. */
import { thousands } from "#nn/format.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import type { Random } from "#nn/random.ts";
import type { Architecture, LayerSpec, Shape } from "#nn/types.ts";
import { allDiffer, between, pick, plural, shapeText, size } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { denseLayers, denseParameters } from "../../dense-case.ts";
import { networkCase, countNetwork } from "../../network-case.ts";

/** Convolution and pool before the flatten, at level 2. */
export interface Before {
  readonly image: Shape;
  readonly kernel: number;
  /** Shape after the convolution, before the pool. */
  readonly unpooled: Shape;
  readonly images: number;
}

export interface Drawn {
  /** What arrives at the flatten. */
  readonly maps: Shape;
  readonly units: number;
  readonly bias: boolean;
  readonly before: Before | null;
}

const UNITS = [10, 12, 20, 40, 50, 64, 100] as const;

function layersOf(filters: number, kernel: number): readonly LayerSpec[] {
  return [
    { ...conv2d.create("conv1"), channels: filters, kernel: [kernel, kernel], padding: "valid" },
    { ...maxPool2d.create("pool1"), kernel: [2, 2], stride: [2, 2] },
  ];
}

/** An image, a convolution without padding, and a pool, the maps of which fit. */
function withConvolution(random: Random): Drawn | null {
  const kernel = pick([3, 5, 7], random);
  const side = pick([12, 14, 16, 18, 20, 24, 28, 32], random);
  const filters = pick([4, 6, 8, 12, 16, 20, 32], random);
  const image = { c: pick([1, 3], random), h: side, w: side };
  const layers = countNetwork(networkCase("before", image, layersOf(filters, kernel)));
  const [unpooled, maps] = layers.map(({ output }) => output);
  if (!unpooled || !maps || unpooled.h % 2 !== 0) return null;
  const images = pick([8, 16, 32, 64], random);
  const units = pick(UNITS, random);
  if (!allDiffer(filters, units, maps.h, images, kernel)) return null;
  return { maps, units, bias: true, before: { image, kernel, unpooled, images } };
}

/** Channels, sides and units differ, and a map has more than one value: otherwise slips would coincide. */
export function draw(level: Level, random: Random): Drawn | null {
  if (level === 2) return withConvolution(random);
  const side = between(level === 1 ? 3 : 4, 12, random);
  const c = level === 1 ? between(4, 40, random) : pick([4, 9, 16, 36, 64], random);
  const units = pick(UNITS, random);
  if (!allDiffer(c, side, units)) return null;
  return { maps: { c, h: side, w: side }, units, bias: level === 3 || random.next() < 0.75, before: null };
}

/** All parameters of the dense layer. */
export function parametersOf({ maps, units, bias }: Drawn): number {
  return denseParameters(maps, units, bias);
}

/** The network for the lab: from the image on, or the dense layer alone. */
export function networkOf({ maps, units, bias, before }: Drawn): Architecture {
  const first = before ? layersOf(maps.c, before.kernel) : [];
  return networkCase("Quiz: dense layer", before ? before.image : maps, [...first, ...denseLayers(units, bias)]);
}

/** The question in words. */
export function promptOf(drawn: Drawn, level: Level): string {
  const { maps, units, bias, before } = drawn;
  const layer = `a dense layer of ${plural(units, "unit")}`;
  const biases = bias ? "Each unit has a bias." : "There are no biases.";
  if (before) {
    const { image, kernel, images } = before;
    const input = image.c === 1 ? "Grey images" : "RGB images";
    return `${input} of ${size([image.h, image.w])} pixels, in batches of ${images}, pass through ${plural(maps.c, "filter")} of size ${size([kernel, kernel])} with stride 1 and without padding, then through a 2 × 2 max pool with stride 2. The result is flattened and read by ${layer}. ${biases} How many parameters does the dense layer have?`;
  }
  if (level === 3) {
    return `${plural(maps.c, "square map")}, all of the same size, are flattened and read by ${layer}. ${biases} The dense layer has ${thousands(parametersOf(drawn))} parameters, including biases. How many pixels wide is a map?`;
  }
  return `The last pool outputs maps of shape ${shapeText(maps)} (height × width × number of maps). They are flattened and read by ${layer}. ${biases} How many parameters does the dense layer have?`;
}
