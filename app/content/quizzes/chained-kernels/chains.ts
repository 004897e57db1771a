/** The chains of convolutions that this quiz draws, counted by the network model, and kernels that separate or do not. */
import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import { permutation, type Random } from "#nn/random.ts";
import { between, pick } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { countLayers } from "../../network-case.ts";

/**
 * `side`: of the one kernel; `coefficients`: of the chain; `separable`: of a column and a row; `channels`, `saved`,
 * `separable-channels`: weights, with channels; `layers`: how many replace a larger one; `channels-of`: from weights to
 * channels; `which`: the kernels that separate.
 */
export type Asked =
  | "side"
  | "coefficients"
  | "separable"
  | "channels"
  | "saved"
  | "separable-channels"
  | "layers"
  | "channels-of"
  | "which";

export type Kernel = readonly (readonly number[])[];

export interface Drawn {
  readonly asked: Asked;
  /** Layers of the chain. */
  readonly n: number;
  readonly k: number;
  readonly channels: number;
  /** Kernels to choose from, where that is asked. */
  readonly kernels: readonly Kernel[];
}

/** Far more pixels than any of these chains reads. */
const SIDE = 64;

function layer(h: number, w: number, channels: number, i: number): Conv2dSpec {
  return { ...conv2d.create(`conv${i + 1}`), channels, kernel: [h, w], padding: "valid", bias: false };
}

/** The layers: kernels of k × k, or a column and a row. */
export function layersOf({ asked, n, k, channels }: Drawn): readonly Conv2dSpec[] {
  if (asked === "separable" || asked === "separable-channels") {
    return [layer(k, 1, channels, 0), layer(1, k, channels, 1)];
  }
  return Array.from({ length: n }, (_, i) => layer(k, k, channels, i));
}

/** Weights of layers that read the drawn channels. */
function weights(layers: readonly Conv2dSpec[], channels: number): number {
  return countLayers(layers, { c: channels, h: SIDE, w: SIDE }).reduce((all, { parameters }) => all + parameters, 0);
}

/** All weights of the chain. */
export function weightsOf(drawn: Drawn): number {
  return weights(layersOf(drawn), drawn.channels);
}

/** Side of the one kernel that does what the chain does: what the chain takes off an image, and one pixel more. */
export function sideOf(drawn: Drawn): number {
  const { channels } = drawn;
  const last = countLayers(layersOf(drawn), { c: channels, h: SIDE, w: SIDE }).at(-1);
  return SIDE - (last?.output.h ?? SIDE) + 1;
}

/** Weights of the one layer that reads as far as the chain. */
export function wholeOf(drawn: Drawn): number {
  const side = sideOf(drawn);
  return weights([layer(side, side, drawn.channels, 0)], drawn.channels);
}

/** Whether two rows are multiples of each other; a row of zeros is one of any. */
export function isMultiple(a: readonly number[], b: readonly number[]): boolean {
  return a.every((x, i) => a.every((y, j) => x * (b[j] ?? 0) === y * (b[i] ?? 0)));
}

/** Whether a kernel is a column times a row. */
export function separates(kernel: Kernel): boolean {
  return kernel.every((a) => kernel.every((b) => isMultiple(a, b)));
}

/** Whether a kernel is the same with rows and columns exchanged. */
export function isSymmetric(kernel: Kernel): boolean {
  return kernel.every((row, i) => row.every((value, j) => value === kernel[j]?.[i]));
}

const outer = (column: readonly number[], row: readonly number[]): Kernel =>
  column.map((a) => row.map((b) => (a === 0 || b === 0 ? 0 : a * b)));

/** Four kernels: two that separate, one that all but does, and one that is symmetric and does not. */
function drawKernels(random: Random): readonly Kernel[] | null {
  const some = (): number => pick([1, 2, 3, -1, -2], random);
  const three = (): readonly number[] => [some(), some(), some()];
  const first = outer(three(), three());
  const second = outer(three(), pick([[1, 0, -1], [-1, 2, -1], [1, 2, 1], three()], random));
  const [y, x] = [random.integer(3), random.integer(3)];
  const nearly = outer(three(), three()).map((row, i) =>
    row.map((value, j) => (i === y && j === x ? value + pick([1, -1, 2], random) : value)),
  );
  const [a, b, c, d] = [some(), some(), some(), between(-4, 4, random)];
  const symmetric = [
    [a, b, c],
    [b, d, b],
    [c, b, a],
  ];
  if (separates(nearly) || separates(symmetric) || isSymmetric(first) || isSymmetric(nearly)) return null;
  const kernels = [first, second, nearly, symmetric];
  if (new Set(kernels.map((each) => JSON.stringify(each))).size < kernels.length) return null;
  return [...permutation(kernels.length, random)].flatMap((i) => [kernels[i] ?? []]);
}

const CHANNELS = [4, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64] as const;

export function draw(level: Level, random: Random): Drawn | null {
  const chain = pick<readonly [number, number]>(
    [
      [2, 3],
      [3, 3],
      [2, 5],
      [4, 3],
      [3, 5],
      [2, 4],
      [2, 7],
    ],
    random,
  );
  const [n, k] = chain;
  const channels = pick(CHANNELS, random);
  if (level === 1) {
    const asked = pick<Asked>(["side", "coefficients", "separable"], random);
    return {
      asked,
      n: asked === "separable" ? 2 : n,
      k: asked === "separable" ? between(3, 7, random) : k,
      channels: 1,
      kernels: [],
    };
  }
  if (level === 2) {
    const asked = pick<Asked>(["channels", "saved", "separable-channels"], random);
    return {
      asked,
      n: asked === "separable-channels" ? 2 : n,
      k: asked === "separable-channels" ? pick([3, 5, 7], random) : k,
      channels,
      kernels: [],
    };
  }
  const asked = pick<Asked>(["layers", "channels-of", "which"], random);
  if (asked === "which") {
    const kernels = drawKernels(random);
    return kernels && { asked, n: 1, k: 3, channels: 1, kernels };
  }
  if (asked === "layers") {
    const [most, small] = pick(
      [
        [7, 3],
        [6, 5],
      ] as const,
      random,
    );
    return { asked, n: between(3, most, random), k: small, channels: 1, kernels: [] };
  }
  return { asked, n, k, channels, kernels: [] };
}

/** The right number; where kernels are chosen, how many are right. */
export function correctOf(drawn: Drawn): number {
  switch (drawn.asked) {
    case "side":
      return sideOf(drawn);
    case "coefficients":
    case "separable":
    case "channels":
    case "separable-channels":
      return weightsOf(drawn);
    case "saved":
      return wholeOf(drawn) - weightsOf(drawn);
    case "layers":
      return drawn.n;
    case "channels-of":
      return drawn.channels;
    case "which":
      return drawn.kernels.filter(separates).length;
  }
}
