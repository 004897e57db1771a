/** The networks that this quiz draws, and their counts layer by layer. */
import { activation } from "#nn/layers/activation.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import type { Random } from "#nn/random.ts";
import type { Architecture, LayerSpec, Shape } from "#nn/types.ts";
import { allDiffer, pick, plural, size } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { denseLayers } from "../../dense-case.ts";
import { countNetwork, networkCase, parametersOf } from "../../network-case.ts";

export interface Convolution {
  readonly filters: number;
  readonly kernel: number;
}

/** Convolutions, each with a ReLU and, above level 1, a pool of 2 × 2; then a dense layer that reads it all. */
export interface Drawn {
  readonly image: Shape;
  readonly convolutions: readonly [Convolution, ...Convolution[]];
  readonly pools: boolean;
  /** Zeros on each side keep the size of the maps; without, each convolution takes a border. */
  readonly padded: boolean;
  readonly units: number;
}

/** The network for the lab, and for counting. */
export function networkOf({ image, convolutions, pools, padded, units }: Drawn): Architecture {
  const layers = convolutions.flatMap(({ filters, kernel }, i): readonly LayerSpec[] => {
    const padding = padded ? ([(kernel - 1) / 2, (kernel - 1) / 2] as const) : "valid";
    return [
      { ...conv2d.create(`conv${i + 1}`), channels: filters, kernel: [kernel, kernel], padding },
      { ...activation.create(`relu${i + 1}`), kind: "relu" },
      ...(pools ? [{ ...maxPool2d.create(`pool${i + 1}`), kernel: [2, 2], stride: [2, 2] } as const] : []),
    ];
  });
  return networkCase("Quiz: a small network", image, [...layers, ...denseLayers(units, true)]);
}

/** One layer that has parameters, or that changes the shape. */
export interface Counted {
  readonly type: LayerSpec["type"];
  readonly input: Shape;
  readonly output: Shape;
  readonly parameters: number;
}

interface Counts {
  readonly total: number;
  readonly layers: readonly Counted[];
  readonly convolutions: readonly Counted[];
  readonly dense: Counted;
}

function count(drawn: Drawn): Counts {
  const network = networkOf(drawn);
  const layers = countNetwork(network).map(({ spec, input, output, parameters }): Counted => ({
    type: spec.type,
    input,
    output,
    parameters,
  }));
  const dense = layers.at(-1);
  if (dense?.type !== "dense") throw new Error("The network of this quiz ends in a dense layer");
  return { total: parametersOf(network), layers, convolutions: layers.filter(({ type }) => type === "conv2d"), dense };
}

const counted = new WeakMap<Drawn, Counts>();

/** The network model's counts: the whole, its layers, the convolutions among them, and the dense layer. Counted once. */
export function countsOf(drawn: Drawn): Counts {
  const counts = counted.get(drawn) ?? count(drawn);
  counted.set(drawn, counts);
  return counts;
}

/** The shape that is flattened. */
export function lastMaps(drawn: Drawn): Shape {
  const flattened = countsOf(drawn).layers.at(-2);
  return flattened ? flattened.input : drawn.image;
}

/** The same network on images of twice the side. */
export function doubled(drawn: Drawn): Drawn {
  const { c, h, w } = drawn.image;
  return { ...drawn, image: { c, h: 2 * h, w: 2 * w } };
}

const square = (side: number): Shape => ({ c: 3, h: side, w: side });

/**
 * Whether every pool finds an even side, so that no rounding mixes in, and leaves maps of more than two values a side.
 */
function poolsFit({ image, convolutions, padded }: Drawn): boolean {
  let side = image.h;
  return convolutions.every(({ kernel }) => {
    side = (side - (padded ? 0 : kernel - 1)) / 2;
    return Number.isInteger(side) && side > 2;
  });
}

/** A network of one convolution at level 1, of two with pools above it, with padding where its image will be doubled. */
export function draw(level: Level, random: Random): Drawn | null {
  const units = pick([10, 12, 20, 25, 40], random);
  if (level === 1) {
    const [filters, kernel] = [pick([4, 6, 8, 16], random), pick([3, 5], random)];
    const image = square(pick([8, 10, 12, 16], random));
    return allDiffer(filters, kernel, units, image.c, image.h)
      ? { image, convolutions: [{ filters, kernel }], pools: false, padded: false, units }
      : null;
  }
  const sides = level === 2 ? ([16, 18, 20, 22, 24, 28, 32, 36] as const) : ([16, 20, 24, 28, 32] as const);
  const image = square(pick(sides, random));
  const first = { filters: pick([4, 6, 8, 10, 12], random), kernel: pick([3, 5, 7], random) };
  const second = { filters: pick([8, 16, 20, 24, 32], random), kernel: pick([3, 5], random) };
  const drawn = { image, convolutions: [first, second], pools: true, padded: level === 3, units } as const;
  const fitting = allDiffer(first.filters, second.filters, units) && poolsFit(drawn);
  return fitting ? drawn : null;
}

/** The question in words. */
export function promptOf(drawn: Drawn, level: Level): string {
  const { image, convolutions, pools, padded, units } = drawn;
  const each = convolutions.map(({ filters, kernel }, i) => {
    const padding = padded ? `, padding ${(kernel - 1) / 2} on each side` : "";
    const pool = pools ? ", ReLU, a 2 × 2 max pool with stride 2" : ", ReLU";
    return `${i === 0 ? "" : "then "}${plural(filters, "filter")} of size ${size([kernel, kernel])}${padding}${pool}`;
  });
  const stride = padded ? "with stride 1" : "with stride 1 and without padding";
  const network = `An RGB image of ${size([image.h, image.w])} pixels goes through a network: ${each.join("; ")}; the result is flattened and read by a dense layer of ${plural(units, "unit")}. All filters move ${stride}. Filters and units have biases.`;
  if (level < 3) return `${network} How many parameters does the network have?`;
  const larger = doubled(drawn).image;
  return `${network} The same network is then built for images of ${size([larger.h, larger.w])}. How many parameters does it gain?`;
}
