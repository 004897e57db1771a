/** The networks that this quiz draws, and what their outputs take. */
import { conv2d } from "#nn/layers/conv2d.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import type { Random } from "#nn/random.ts";
import type { Architecture, LayerSpec, Shape } from "#nn/types.ts";
import { between, pick } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { countNetwork, networkCase } from "../../network-case.ts";

/** `one`: the output of a layer; `all`: of three, for a batch; `largest`: which batch fits; `factor`: what a smaller image saves. */
export type Asked = "one" | "all" | "largest" | "factor";

export interface Drawn {
  readonly asked: Asked;
  readonly network: Architecture;
  /** Images at a time. */
  readonly batch: number;
  /** Megabytes that there are, where the largest batch is asked. */
  readonly megabytes: number;
  /** Side of the smaller image, where what it saves is asked. */
  readonly smallSide: number;
}

/** A float32 number. */
export const BYTES = 4;
export const MEGABYTE = 1_000_000;

export const valuesOf = ({ c, h, w }: Shape): number => c * h * w;

/** The shapes that the layers put out, by the network model. */
export function outputsOf(network: Architecture): readonly Shape[] {
  return countNetwork(network).map(({ output }) => output);
}

/** Values in the outputs of all layers, for one image. */
export function keptValues(network: Architecture): number {
  return outputsOf(network).reduce((total, shape) => total + valuesOf(shape), 0);
}

/** The same network on images of another side. */
export function withSide(network: Architecture, side: number): Architecture {
  return { ...network, input: { ...network.input, h: side, w: side } };
}

/** The right answer. */
export function answerTo({ asked, network, batch, megabytes, smallSide }: Drawn): number {
  const each = BYTES * keptValues(network);
  switch (asked) {
    case "one":
    case "all":
      return batch * each;
    case "largest":
      return Math.floor((megabytes * MEGABYTE) / each);
    case "factor":
      return each / (BYTES * keptValues(withSide(network, smallSide)));
  }
}

function conv(i: number, channels: number, stride = 1): LayerSpec {
  return { ...conv2d.create(`conv${i}`), channels, stride: [stride, stride], padding: [1, 1] };
}

function threeLayers(random: Random): readonly LayerSpec[] {
  const [first, second] = [pick([8, 10, 12, 16, 20], random), pick([18, 24, 32, 36], random)];
  const third = random.next() < 0.5 ? maxPool2d.create("pool1") : conv(3, pick([28, 40, 48], random));
  return [conv(1, first), conv(2, second, 2), third];
}

function drawOne(random: Random): Drawn | null {
  const side = 2 * between(5, 16, random);
  const input = { c: pick([3, 6, 8, 10], random), h: side, w: side };
  const network = networkCase("Quiz: output of a layer", input, [conv(1, pick([4, 12, 16, 20, 24], random))]);
  return { asked: "one", network, batch: 1, megabytes: 0, smallSide: 0 };
}

export function draw(level: Level, random: Random): Drawn | null {
  if (level === 1) return drawOne(random);
  const side = 4 * between(4, 9, random);
  const network = networkCase("Quiz: memory", { c: 3, h: side, w: side }, threeLayers(random));
  if (level === 2) {
    return { asked: "all", network, batch: pick([8, 16, 32, 64], random), megabytes: 0, smallSide: 0 };
  }
  if (random.next() < 0.6) {
    const megabytes = pick([5, 8, 10, 12, 16], random);
    const asked = { asked: "largest", network, batch: 1, megabytes, smallSide: 0 } as const;
    const isExact = (megabytes * MEGABYTE) % (BYTES * keptValues(network)) === 0;
    return isExact ? null : asked;
  }
  const [small, times] = [pick([16, 24, 28, 32, 36], random), between(3, 8, random)];
  const layers = [conv(1, pick([8, 16], random)), conv(2, pick([12, 24], random)), conv(3, pick([10, 32], random))];
  const large = networkCase("Quiz: memory", { c: 3, h: small * times, w: small * times }, layers);
  return { asked: "factor", network: large, batch: 1, megabytes: 0, smallSide: small };
}
