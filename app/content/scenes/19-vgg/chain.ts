/** One layer with a large kernel, or a chain of 3 x 3 layers that sees as much. Pure. */
import * as v from "valibot";
import { thousands } from "#nn/format.ts";
import { graphOf } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { createRandom } from "#nn/random.ts";
import { describe } from "#nn/report.ts";
import type { Architecture, ParameterValues } from "#nn/types.ts";
import { act, conv, type LayerMaker, stack } from "#nn/zoo/stack.ts";

/** Side of the input's maps. Nothing is padded, so the maps shrink on the way up. */
export const SIDE = 11;
const SEED = 5;

/** Sides of the large kernels. */
export const KERNELS = [5, 7] as const;
export const CHANNELS = [8, 16, 32, 64] as const;

const schema = v.object({
  kernel: v.picklist(KERNELS),
  broken: v.boolean(),
  relu: v.boolean(),
  channels: v.picklist(CHANNELS),
  /** What the networks below are drawn by, and the layer that is looked at. */
  measure: v.picklist(["weights", "macs", "values"]),
  network: v.picklist(["alexnet", "vgg16", "vgg19"]),
  layer: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(18)),
});
export type State = v.InferOutput<typeof schema>;
/** What a student sets. */
export const state = {
  schema,
  initial: {
    kernel: 5,
    broken: false,
    relu: true,
    channels: 64,
    measure: "weights",
    network: "vgg16",
    layer: 0,
  } satisfies State as State,
};

/** What stands in the middle of the stage. */
export type Chain = Pick<State, "kernel" | "broken" | "relu" | "channels">;

/** How many 3 x 3 layers see as much as one of this kernel. */
export function countFor(kernel: number): number {
  return (kernel - 1) / 2;
}

/** Sides of the kernels, from the input up. */
export function kernelsOf({ kernel, broken }: Pick<Chain, "kernel" | "broken">): readonly number[] {
  return broken ? Array.from({ length: countFor(kernel) }, () => 3) : [kernel];
}

/** Sides of the maps, from the input up. */
export function sidesOf(chain: Pick<Chain, "kernel" | "broken">): readonly number[] {
  const sides = [SIDE];
  for (const kernel of kernelsOf(chain)) sides.push((sides.at(-1) ?? 0) - kernel + 1);
  return sides;
}

/** Weights in units of C², C being the channels in and out of every layer. */
export function squaresOf(chain: Pick<Chain, "kernel" | "broken">): number {
  return kernelsOf(chain).reduce((sum, k) => sum + k * k, 0);
}

/** As many channels go in as come out of every layer; no biases, no padding; a ReLU only between two layers. */
export function architectureOf(chain: Chain): Architecture {
  const { channels, relu } = chain;
  const layers = kernelsOf(chain).flatMap((kernel, i): readonly LayerMaker[] => {
    const layer = conv(channels, kernel, { padding: "valid", bias: false });
    return i > 0 && relu ? [act("relu"), layer] : [layer];
  });
  return { name: "chain", input: { c: channels, h: SIDE, w: SIDE }, layers: stack(...layers) };
}

/** A single layer with one filter of this kernel. */
export function singleOf({ kernel, channels }: Chain): Architecture {
  return {
    name: "single",
    input: { c: channels, h: SIDE, w: SIDE },
    layers: stack(conv(1, kernel, { padding: "valid", bias: false })),
  };
}

export function weightsOf(chain: Chain): ParameterValues {
  return initialValues(graphOf(architectureOf(chain)), SEED);
}

/** Random numbers as the maps that come in (C, H, W): as good as any, since fields and counts do not depend on them. */
export function inputOf({ channels }: Pick<Chain, "channels">): Float32Array {
  const random = createRandom(SEED + 1);
  return Float32Array.from({ length: channels * SIDE * SIDE }, () => random.normal());
}

/** Weights, by the network model's account. */
export function parametersOf(chain: Chain): number {
  return describe(architectureOf(chain)).parameters;
}

/** Rows of the last map above the middle one, whose field begins so many pixels from the input's edge too. */
export function marginOf({ kernel }: Pick<Chain, "kernel">): number {
  return (SIDE - kernel) / 2;
}

/** What a single kernel has to be in order to answer like the middle unit (C, k, k): the unit's gradient over its field. */
export function croppedTo(chain: Chain, gradient: Float32Array): Float32Array {
  const { kernel: k, channels } = chain;
  const first = marginOf(chain);
  return Float32Array.from({ length: channels * k * k }, (_, i) => {
    const [c, y, x] = [Math.floor(i / (k * k)), Math.floor(i / k) % k, i % k];
    return gradient[c * SIDE * SIDE + (first + y) * SIDE + first + x] ?? 0;
  });
}

/** Length of the gradient at each pixel, over its channels (H, W). */
export function lengths(gradient: Float32Array): Float32Array {
  const squares = new Float32Array(SIDE * SIDE);
  gradient.forEach((g, i) => {
    squares[i % (SIDE * SIDE)] = (squares[i % (SIDE * SIDE)] ?? 0) + g * g;
  });
  return squares.map(Math.sqrt);
}

const COUNTS = ["no", "one", "two", "three"] as const;

/** `one 5 × 5`, `two 3 × 3` */
export function nameOf(chain: Pick<Chain, "kernel" | "broken">): string {
  const kernels = kernelsOf(chain);
  return `${COUNTS[kernels.length] ?? kernels.length} ${bySides(kernels[0] ?? 0)}`;
}

/** `5 × 5` */
export function bySides(side: number): string {
  return `${thousands(side)} × ${thousands(side)}`;
}
