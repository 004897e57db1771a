/** A layer between two signals, with the wires of a dense, a locally connected or a convolutional one. Pure. */
import * as v from "valibot";
import { conv2d } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { createRandom } from "#nn/random.ts";
import { describe } from "#nn/report.ts";
import type { Architecture, LayerSpec } from "#nn/types.ts";

/** Steps of the slider from fully connected to locally connected, and as many from there to shared. */
export const HALF = 10;
export const LEAST = 5;
export const MOST = 16;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** What a student sets. */
export const state = {
  schema: v.object({
    view: v.picklist(["wires", "maps", "digits"]),
    /** 0: fully connected; `HALF`: locally connected; twice that: shared. */
    sharing: whole(0, 2 * HALF),
    n: whole(LEAST, MOST),
    k: v.picklist([1, 3, 5]),
    /** The wire that is looked at: from input `column` to output `row` of a layer. */
    layer: v.picklist([1, 2]),
    row: whole(0, MOST - 1),
    column: whole(0, MOST - 1),
    /** Input channels and filters of the view of maps, and the slice that is looked at. */
    channels: v.picklist([1, 3]),
    filters: whole(1, 4),
    /** Whether the digits lie where they are or are shifted at random. */
    digits: v.picklist(["centred", "shifted"]),
    seed: whole(0, 9999),
  }),
  initial: {
    view: "wires" as const,
    sharing: 0,
    n: 8,
    k: 3 as const,
    layer: 1 as const,
    row: 3,
    column: 4,
    channels: 3 as const,
    filters: 4,
    digits: "shifted" as const,
    seed: 1,
  },
};
export type State = v.InferOutput<typeof state.schema>;

/** The three ways to join two layers, in the order in which weights are given up. */
export const KINDS = ["dense", "local", "conv"] as const;
export type Kind = (typeof KINDS)[number];
export const NAMES: Readonly<Record<Kind, string>> = {
  dense: "fully connected",
  local: "locally connected",
  conv: "convolutional",
};

/** Which of the three a place of the slider is; between two, that which still counts. */
export function kindAt(sharing: number): Kind {
  return sharing < HALF ? "dense" : sharing < 2 * HALF ? "local" : "conv";
}

/** Sizes of a layer from maps to maps of the same size, by a kernel of side k. */
export interface Sizes {
  readonly channels: number;
  readonly filters: number;
  readonly height: number;
  readonly width: number;
  readonly kernel: readonly [y: number, x: number];
}

/** The 1-D layer of the wires: N inputs, N outputs. */
export function lineSizes({ n, k }: Pick<State, "n" | "k">): Sizes {
  return { channels: 1, filters: 1, height: 1, width: n, kernel: [1, k] };
}

/**
 * A layer as a network. The locally connected one is a convolution in as many groups as there are places: each group sees
 * its own patch, laid out as the group's input of the kernel's size (zeros beyond the border included).
 */
export function networkOf(kind: Kind, sizes: Sizes): Architecture {
  const { channels, filters, height, width, kernel } = sizes;
  const places = height * width;
  const conv = { ...conv2d.create("layer"), kernel, bias: false };
  if (kind === "local") {
    const local: LayerSpec = { ...conv, channels: filters * places, groups: places, padding: "valid" };
    return { name: kind, input: { c: channels * places, h: kernel[0], w: kernel[1] }, layers: [local] };
  }
  const input = { c: channels, h: height, w: width };
  if (kind === "conv") return { name: kind, input, layers: [{ ...conv, channels: filters, padding: "same" }] };
  return {
    name: kind,
    input,
    layers: [flatten.create("flat"), { ...dense.create("layer"), units: filters * places, bias: false }],
  };
}

/** Weights of a layer, by the accounting that the lab uses. */
export function parametersOf(kind: Kind, sizes: Sizes): number {
  return describe(networkOf(kind, sizes)).parameters;
}

/** Patches of a signal, one after the other, zeros beyond its ends: what the groups of the local layer see. */
export function patches(signal: ArrayLike<number>, k: number): Float32Array {
  const half = (k - 1) / 2;
  return Float32Array.from({ length: signal.length * k }, (_, i) => signal[Math.floor(i / k) + (i % k) - half] ?? 0);
}

/** The signal that goes in, in tenths. */
export function signalOf(n: number): Float32Array {
  return Float32Array.from({ length: n }, (_, i) => Math.round(10 * Math.sin(0.9 * i + 0.5)) / 10);
}

/** Weights whose colour is told from nothing, in tenths: 0.4 to 1, either sign. */
function drawn(count: number, seed: number): readonly number[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => (0.4 + random.integer(7) / 10) * (random.next() < 0.5 ? -1 : 1));
}

/** The weights of a layer that are different, and which of them joins each input to each output. */
export interface Wires {
  readonly rows: number;
  readonly columns: number;
  /** By number, row by row; -1 where there is no wire. */
  readonly pattern: Int16Array;
  readonly weights: readonly number[];
}

/** What a unit of the local layer has for an input: its weight's place in the kernel; -1 for an input outside. */
function tapOf(row: number, column: number, k: number): number {
  const tap = column - row + (k - 1) / 2;
  return tap >= 0 && tap < k ? tap : -1;
}

/** The wires of a layer at a place of the slider. */
export function wiresOf({ n, k, sharing }: Pick<State, "n" | "k" | "sharing">, layer: 1 | 2): Wires {
  const all = drawn(MOST * MOST, 20 + layer);
  const own = (row: number, column: number): number => all[row * MOST + column + (column < 0 ? MOST : 0)] ?? 0;
  const kernel = SHARED[layer].slice((5 - k) / 2, (5 + k) / 2);
  const far = 1 - Math.min(sharing, HALF) / HALF;
  const alike = Math.max(0, sharing - HALF) / HALF;
  const blend = (weight: number, tap: number): number => weight + ((kernel[tap] ?? 0) - weight) * alike;
  const kind = kindAt(sharing);
  const numberOf = (row: number, column: number): number => {
    const tap = tapOf(row, column, k);
    if (kind === "dense") return row * n + column;
    return tap < 0 ? -1 : kind === "local" ? row * k + tap : tap;
  };
  const pattern = Int16Array.from({ length: n * n }, (_, i) => numberOf(Math.floor(i / n), i % n));
  const at = (number: number): number => {
    if (kind === "conv") return kernel[number] ?? 0;
    if (kind === "local") {
      const [row, tap] = [Math.floor(number / k), number % k];
      return blend(own(row, row + tap - (k - 1) / 2), tap);
    }
    const [row, column] = [Math.floor(number / n), number % n];
    const tap = tapOf(row, column, k);
    return own(row, column) * (tap < 0 ? far : 1);
  };
  const count = kind === "conv" ? k : kind === "local" ? n * k : n * n;
  return { rows: n, columns: n, pattern, weights: Array.from({ length: count }, (_, number) => at(number)) };
}

/** The kernels that all units end up with; a smaller one is the middle of it. */
const SHARED = { 1: [0.6, -0.8, 1, 0.5, -0.5], 2: [-0.5, 0.9, -0.7, 0.4, 0.8] } as const;

/** Every entry of a layer's matrix, row by row. */
export function matrixOf({ pattern, weights }: Wires): Float32Array {
  return Float32Array.from(pattern, (number) => weights[number] ?? 0);
}
