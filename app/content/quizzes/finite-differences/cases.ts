/** The functions that this quiz differentiates by differences, and what it asks. */
import { amount } from "#nn/format.ts";
import type { Random } from "#nn/random.ts";
import { between, pick } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";

/**
 * `values`: the quotient from values that are given; `quotient`: from the function; `error`: what it has too much;
 * `step`: the ε behind a quotient; `best`: which of several ε is best in float32.
 */
export type Asked = "values" | "quotient" | "error" | "step" | "best";

export interface Drawn {
  readonly asked: Asked;
  /** The function is `cube` times w³ and `line` times w. */
  readonly cube: number;
  readonly line: number;
  readonly w: number;
  readonly step: number;
  /** Where one of several steps is chosen: all of them, the largest first. */
  readonly steps: readonly number[];
}

/** A number of few decimals without what floating-point arithmetic leaves behind them. */
export function tidy(value: number): number {
  return Number(value.toFixed(10));
}

/** The function at a place. */
export function valueAt({ cube, line }: Pick<Drawn, "cube" | "line">, place: number): number {
  return tidy(cube * place ** 3 + line * place);
}

/** The two places beside w. */
export function placesOf({ w, step }: Pick<Drawn, "w" | "step">): Readonly<Record<"below" | "above", number>> {
  return { below: tidy(w - step), above: tidy(w + step) };
}

/** Values below, at and above w. */
export function valuesOf(drawn: Drawn): Readonly<Record<"below" | "middle" | "above", number>> {
  const { below, above } = placesOf(drawn);
  return { below: valueAt(drawn, below), middle: valueAt(drawn, drawn.w), above: valueAt(drawn, above) };
}

/** The central difference. */
export function quotientOf(drawn: Drawn): number {
  const { below, above } = valuesOf(drawn);
  return tidy((above - below) / (2 * drawn.step));
}

/** The exact derivative. */
export function derivativeOf({ cube, line, w }: Drawn): number {
  return tidy(3 * cube * w * w + line);
}

/** By how much the central difference exceeds the derivative. */
export function errorOf(drawn: Drawn): number {
  return tidy(quotientOf(drawn) - derivativeOf(drawn));
}

/** How far a central difference is from the derivative if it is computed in float32 throughout. */
export function errorInFloat32(drawn: Drawn, step: number): number {
  const { fround } = Math;
  const at = (place: number): number => fround(fround(fround(fround(place * place) * place) * fround(drawn.cube)));
  const [w, e] = [fround(drawn.w), fround(step)];
  const difference = fround(at(fround(w + e)) - at(fround(w - e)));
  return Math.abs(fround(difference / fround(2 * e)) - derivativeOf(drawn));
}

/** A small number in full, to two digits: `0.000025`. */
export function small(value: number): string {
  return amount(Number(value.toPrecision(2)));
}

/** `2w³`, or `w³ + 3w`. */
export function formulaOf({ cube, line }: Pick<Drawn, "cube" | "line">): string {
  const factor = (value: number): string => (value === 1 ? "" : amount(value));
  return `${factor(cube)}w³${line === 0 ? "" : ` + ${factor(line)}w`}`;
}

/** A choice of ε in float32, if one of them is clearly best, and of smaller ones the smallest clearly worst. */
function drawBest(random: Random): Drawn | null {
  const step = pick([0.004, 0.005, 0.006], random);
  const large = pick([0.1, 0.2], random);
  const upper = random.next() < 0.5 ? [0.5, large, step] : [large, step, pick([0.00001, 0.00002, 0.00003], random)];
  const steps = [...upper, pick([0.0000001, 0.0000002], random)];
  const w = pick([1.3, 1.5, 1.7, 2, 2.3, 2.6, 3], random);
  const drawn: Drawn = { asked: "best", cube: pick([1, 2], random), line: 0, w, step, steps };
  const best = errorInFloat32(drawn, step);
  const errors = steps.filter((each) => each !== step).map((each) => errorInFloat32(drawn, each));
  const [least = 0, next = 0] = errors.toReversed();
  return best > 0 && errors.every((error) => error > 5 * best) && least > 2 * next ? drawn : null;
}

export function draw(level: Level, random: Random): Drawn | null {
  const w = between(1, 3, random);
  if (level === 3) {
    if (random.next() < 0.4) return drawBest(random);
    const step = pick([0.5, 0.25, 0.2, 0.1], random);
    return { asked: "step", cube: pick([1, 2, 4], random), line: pick([0, 0, 2, 3], random), w, step, steps: [] };
  }
  const cube = pick([1, 1, 2, 4], random);
  const line = cube === 1 ? between(0, 4, random) : 0;
  const step = level === 1 ? pick([0.5, 0.1], random) : pick([0.5, 0.25], random);
  const asked: Asked = level === 1 ? "values" : pick(["quotient", "quotient", "error"], random);
  const drawn: Drawn = { asked, cube, line, w, step, steps: [] };
  return Object.values(valuesOf(drawn)).includes(quotientOf(drawn)) ? null : drawn;
}

/** The right number; where several ε are printed, the best of them. */
export function correctOf(drawn: Drawn): number {
  switch (drawn.asked) {
    case "values":
    case "quotient":
      return quotientOf(drawn);
    case "error":
      return errorOf(drawn);
    case "step":
    case "best":
      return drawn.step;
  }
}
