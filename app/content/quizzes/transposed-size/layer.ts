/** Transposed convolutions, described by one axis: each is the network model’s convolution, run from its output to its input. */
import { convGeometry } from "#nn/layers/conv2d-geometry.ts";
import type { Random } from "#nn/random.ts";
import { between, pick } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { type ConvCase, convCase } from "../../conv-case.ts";

/** One axis of a transposed convolution. */
export interface Axis {
  /** Side of its input. */
  readonly h: number;
  readonly k: number;
  readonly s: number;
  readonly d: number;
  /** Pixels cut off on each side. */
  readonly p: number;
  /** Pixels added at the end. */
  readonly extra: number;
}

export interface Drawn extends Axis {
  /** The side of the output, or that of the input. */
  readonly asked: "output" | "input";
}

/** The convolution that is transposed, on an input of this side. */
export function forward({ k, s, d, p }: Omit<Axis, "h" | "extra">, side: number): ConvCase {
  const spec = { channels: 4, kernel: [k, k], stride: [s, s], dilation: [d, d], padding: [p, p] } as const;
  return convCase({ c: 4, h: side, w: side }, spec);
}

/** The side that the convolution puts out; less than 1 where it does not fit. */
export function forwardSide(axis: Omit<Axis, "h" | "extra">, side: number): number {
  const { input, spec } = forward(axis, side);
  return convGeometry(spec, input).out.h;
}

/** Side of the output: the smallest from which the convolution comes back to this input, and the extra pixels. */
export function outputSide(axis: Axis): number {
  // So many steps reach at least that far.
  let side = Math.max(1, (axis.h - 1) * axis.s - 2 * axis.p);
  while (forwardSide(axis, side) < axis.h) side++;
  return side + axis.extra;
}

/** Pixels from the first tap to the last. */
export function extentOf({ k, d }: Pick<Axis, "k" | "d">): number {
  return d * (k - 1) + 1;
}

function drawAxis(level: Level, random: Random): Omit<Axis, "h"> {
  const k = pick([2, 3, 4, 5, 6], random);
  if (level === 1) return { k, s: 2, d: 1, p: between(0, 1, random), extra: 0 };
  const [s, p] = [between(2, 4, random), between(1, 2, random)];
  if (level === 3) return { k, s, d: 1, p, extra: 0 };
  // One thing more to think of: pixels at the end, or taps moved apart.
  return random.next() < 0.5 ? { k, s, d: 1, p, extra: 1 } : { k, s: 2, d: 2, p, extra: 0 };
}

export function draw(level: Level, random: Random): Drawn | null {
  const axis = drawAxis(level, random);
  // As such layers are built: windows leave no gap between them, and no more is cut off than half of one.
  if (axis.k < axis.s || 2 * axis.p >= extentOf(axis)) return null;
  return { ...axis, h: between(4, level === 1 ? 12 : 20, random), asked: level < 3 ? "output" : "input" };
}
