/** The layers that this quiz draws: square, described by one axis. */
import type { Random } from "#nn/random.ts";
import { between, pick } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { altered, type ConvCase, convCase, convCounts, isPossible } from "../../conv-case.ts";

/** What is asked: the side of the output, its whole shape, the padding that keeps the side, or the inputs that lead to it. */
export type Asked = "side" | "shape" | "padding" | "inputs";

export interface Drawn {
  readonly layer: ConvCase;
  readonly asked: Asked;
  /** Of the sides to choose from, where inputs are asked: how many lie below the first that is right. */
  readonly below: number;
}

/** One axis of the layer, with the letters of the rule. */
export interface Axis {
  readonly h: number;
  readonly p: number;
  readonly k: number;
  readonly s: number;
  readonly d: number;
  /** Pixels from the first tap to the last: D(k − 1) + 1. */
  readonly e: number;
}

export function axisOf({ input, spec }: ConvCase): Axis {
  const [k, s, d] = [spec.kernel[0], spec.stride[0], spec.dilation[0]];
  const p = typeof spec.padding === "string" ? 0 : spec.padding[0];
  return { h: input.h, p, k, s, d, e: d * (k - 1) + 1 };
}

/** The side of the output of such a layer, by the network model. */
export function sideOf(layer: ConvCase): number {
  return convCounts(layer).output.h;
}

/** The same layer with another axis. */
export function withAxis(layer: ConvCase, axis: Partial<Pick<Axis, "h" | "p" | "k" | "s" | "d">>): ConvCase {
  const { h, p, k, s, d } = { ...axisOf(layer), ...axis };
  const spec = { padding: [p, p], kernel: [k, k], stride: [s, s], dilation: [d, d] } as const;
  return altered(layer, { h, w: h }, spec);
}

type Sides = Pick<Axis, "h" | "p" | "k" | "s" | "d">;

function drawAxis(level: Level, random: Random): Sides {
  if (level === 1) {
    return { h: between(12, 34, random), p: between(0, 2, random), k: pick([3, 5, 7], random), s: 1, d: 1 };
  }
  // With a stride, dilation would make the rule for e hard to tell from k D.
  if (random.next() < 0.35) {
    const [k, d] = [pick([3, 5], random), pick([2, 3, 4], random)];
    return { h: between(20, 40, random), p: between(1, 3, random), k, s: 1, d };
  }
  const s = pick([2, 3], random);
  return { h: between(20, 48, random), p: between(s, 4, random), k: pick([5, 7], random), s, d: 1 };
}

function drawTurned(random: Random): { readonly asked: Asked; readonly axis: Sides } {
  if (random.next() < 0.5) {
    const [k, d] = [pick([5, 7], random), pick([1, 2, 3], random)];
    return { asked: "padding", axis: { h: between(24, 40, random), p: (d * (k - 1)) / 2, k, s: 1, d } };
  }
  const k = pick([3, 5], random);
  return { asked: "inputs", axis: { h: 2 * between(9, 18, random), p: pick([1, 2], random), k, s: 2, d: 1 } };
}

/** Whether windows are left out at the end: if not, rounding up is as right. */
function leavesRest({ h, p, e, s }: Axis): boolean {
  return s === 1 || (h + 2 * p - e) % s !== 0;
}

export function draw(level: Level, random: Random): Drawn | null {
  const turned = level === 3 ? drawTurned(random) : null;
  const asked = turned?.asked ?? (level === 1 && random.next() < 0.5 ? "shape" : "side");
  const channels = pick([3, 6, 8, 16], random);
  const filters = pick([10, 12, 20, 24, 32], random);
  const blank = convCase({ c: channels, h: 1, w: 1 }, { channels: filters });
  const layer = withAxis(blank, turned?.axis ?? drawAxis(level, random));
  if (!isPossible(layer)) return null;
  if (asked !== "inputs" && !leavesRest(axisOf(layer))) return null;
  return { layer, asked, below: random.integer(3) };
}

/** The sides of an input with which this layer gives its output. */
export function inputsFor(layer: ConvCase): readonly number[] {
  const [{ h, s }, wanted] = [axisOf(layer), sideOf(layer)];
  const near = Array.from({ length: 2 * s + 1 }, (_, i) => h - s + i);
  return near.filter((side) => sideOf(withAxis(layer, { h: side })) === wanted);
}

/** Four sides of an input to choose from, in order. */
export function sidesToTick({ layer, below }: Drawn): readonly number[] {
  const first = (inputsFor(layer)[0] ?? 0) - below;
  return [first, first + 1, first + 2, first + 3];
}
