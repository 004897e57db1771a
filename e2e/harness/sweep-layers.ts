/** Random layers of every kind, on small odd shapes. */
import { adaptiveAvgPool2d } from "#nn/layers/adaptive-avg-pool2d.ts";
import { avgPool2d } from "#nn/layers/avg-pool2d.ts";
import { batchNorm } from "#nn/layers/batch-norm.ts";
import { channelMaxPool } from "#nn/layers/channel-max-pool.ts";
import { channelShuffle } from "#nn/layers/channel-shuffle.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { globalAvgPool2d } from "#nn/layers/global-avg-pool2d.ts";
import { layerType } from "#nn/layer-table.ts";
import { localResponseNorm } from "#nn/layers/local-response-norm.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import { unflatten } from "#nn/layers/unflatten.ts";
import { upsample } from "#nn/layers/upsample.ts";
import type { Random } from "#nn/random.ts";
import type { CompositeSpec, LayerSpec, Pair, Shape } from "#nn/types.ts";

/** A layer with kernels of its own that a network can consist of. */
type SingleSpec = Exclude<LayerSpec, CompositeSpec>;
interface RandomLayer {
  readonly spec: SingleSpec;
  readonly input: Shape;
  readonly n: number;
}

/** Draws of settings and shapes. */
export class Draw {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  between(first: number, last: number): number {
    return first + this.#random.integer(last - first + 1);
  }

  pair(first: number, last: number): Pair {
    return [this.between(first, last), this.between(first, last)];
  }

  flag(chance = 0.5): boolean {
    return this.#random.next() < chance;
  }

  pick<T>(...options: readonly T[]): T {
    const found = options[this.#random.integer(options.length)];
    if (found === undefined) throw new Error("Nothing to choose from");
    return found;
  }

  shape(channels: number, side: number): Shape {
    return { c: this.between(1, channels), h: this.between(1, side), w: this.between(1, side) };
  }
}

/** Groups, and channels per group before and after: plain, a few groups, or depthwise. */
function convChannels(draw: Draw): { readonly c: number; readonly channels: number; readonly groups: number } {
  const kind = draw.pick("plain", "plain", "plain", "groups", "depthwise");
  if (kind === "plain") return { c: draw.between(1, 13), channels: draw.between(1, 13), groups: 1 };
  const groups = kind === "groups" ? draw.between(2, 4) : draw.between(2, 12);
  // Groups of whole blocks of four channels, too: kernels treat those alike.
  const [depth, width] =
    kind === "depthwise"
      ? [1, draw.pick(1, 1, 1, 2, 3)]
      : draw.flag()
        ? [draw.between(1, 5), draw.between(1, 5)]
        : [draw.pick(4, 8), draw.pick(4, 8)];
  return { c: groups * depth, channels: groups * width, groups };
}

const kinds: readonly (readonly [weight: number, make: (draw: Draw) => Omit<RandomLayer, "n">])[] = [
  [
    12,
    (draw) => {
      const { c, channels, groups } = convChannels(draw);
      const square = draw.flag(0.6);
      const side = draw.pick(1, 2, 3, 3, 3, 4, 5, 5, 7);
      return {
        input: { c, h: draw.between(1, 15), w: draw.between(1, 19) },
        spec: {
          ...conv2d.create("op"),
          channels,
          groups,
          kernel: square ? [side, side] : draw.pair(1, 6),
          stride: draw.flag(0.6) ? [1, 1] : draw.pair(1, 4),
          padding: draw.pick<"same" | "valid" | Pair>("same", "valid", draw.pair(0, 3)),
          dilation: draw.flag(0.7) ? [1, 1] : draw.pair(1, 3),
          bias: draw.flag(),
        },
      };
    },
  ],
  // Many weights to a fragment, in rows that small textures do not hold.
  [
    2,
    (draw) => ({
      input: { c: draw.between(17, 29), h: draw.between(3, 8), w: draw.between(3, 9) },
      spec: {
        ...conv2d.create("op"),
        channels: draw.between(17, 29),
        kernel: draw.pair(3, 7),
        stride: draw.flag() ? [1, 1] : draw.pair(1, 4),
        padding: draw.pair(2, 3),
        bias: draw.flag(),
      },
    }),
  ],
  // Wide enough for the kernels with fewer multiplications.
  [
    2,
    (draw) => ({
      input: { c: draw.between(32, 41), h: draw.between(1, 9), w: draw.between(1, 13) },
      spec: {
        ...conv2d.create("op"),
        channels: draw.between(32, 41),
        kernel: [3, 3],
        padding: draw.pair(0, 2),
        bias: draw.flag(),
      },
    }),
  ],
  [
    4,
    (draw) => {
      const kernel = draw.pair(1, 4);
      const padding: Pair = [draw.between(0, Math.floor(kernel[0] / 2)), draw.between(0, Math.floor(kernel[1] / 2))];
      const window = { kernel, padding, stride: draw.flag() ? kernel : draw.pair(1, 4), ceilMode: draw.flag() };
      const spec = draw.flag(0.6)
        ? { ...maxPool2d.create("op"), ...window }
        : { ...avgPool2d.create("op"), ...window, countIncludePad: draw.flag() };
      return { input: draw.shape(11, 17), spec };
    },
  ],
  [
    2,
    (draw) => ({
      input: { c: draw.between(1, 40), h: 1, w: 1 },
      spec: { ...dense.create("op"), units: draw.between(1, 17), bias: draw.flag() },
    }),
  ],
  [1, (draw) => ({ input: { ...draw.shape(9, 9), h: draw.between(2, 9) }, spec: batchNorm.create("op") })],
  [
    1,
    (draw) => {
      const groupSize = draw.between(2, 5);
      const { h, w } = draw.shape(1, 9);
      return {
        input: { c: groupSize * draw.between(1, 4), h, w },
        spec: { ...channelMaxPool.create("op"), groupSize },
      };
    },
  ],
  [
    1,
    (draw) => {
      const groups = draw.between(1, 5);
      const { h, w } = draw.shape(1, 9);
      return { input: { c: groups * draw.between(1, 5), h, w }, spec: { ...channelShuffle.create("op"), groups } };
    },
  ],
  [
    1,
    (draw) => {
      const maps = draw.shape(9, 7);
      if (draw.flag()) return { input: maps, spec: flatten.create("op") };
      const { c, h, w } = maps;
      return { input: { c: c * h * w, h: 1, w: 1 }, spec: { ...unflatten.create("op"), channels: c, size: [h, w] } };
    },
  ],
  [
    1,
    (draw) => ({
      input: draw.shape(13, 7),
      spec: {
        ...localResponseNorm.create("op"),
        size: draw.between(1, 7),
        alpha: draw.pick(0.1, 0.5, 1),
        beta: draw.pick(0.5, 0.75, 1.25),
        k: draw.pick(1, 2),
      },
    }),
  ],
  [
    1,
    (draw) => ({
      input: draw.shape(9, 6),
      spec: { ...upsample.create("op"), factor: draw.between(2, 4), mode: draw.pick("nearest", "bilinear") },
    }),
  ],
  [
    1,
    (draw) => ({
      input: draw.shape(9, 9),
      spec: draw.flag() ? globalAvgPool2d.create("op") : { ...adaptiveAvgPool2d.create("op"), size: draw.pair(1, 5) },
    }),
  ],
];
const bag = kinds.flatMap(([weight, make]) => Array.from({ length: weight }, () => make));

/** A possible layer: impossible ones (a kernel larger than the image) are drawn again. */
export function randomLayer(random: Random): RandomLayer {
  const draw = new Draw(random);
  for (;;) {
    const { spec, input } = draw.pick(...bag)(draw);
    if (layerType(spec.type).infer(spec, [input]).ok) return { spec, input, n: draw.between(1, 3) };
  }
}
