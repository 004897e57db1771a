/** What the stage says of its curves. Pure. */
import { formatFixed, formatMark, formatNumber } from "#ui/number-text.ts";
import { anglesOf, periodOf, type State } from "./bank.ts";

/** Measured answers, one for each angle of `ANGLES`. */
export interface Curves {
  readonly copies: readonly (readonly number[])[];
  readonly maximum: readonly number[];
}

/** Largest over smallest value of a curve; infinity where it falls to zero. */
export function rippleOf(curve: readonly number[]): number {
  return Math.max(...curve) / Math.max(0, Math.min(...curve));
}

/** A ripple, short. */
export function rippleText(ripple: number): string {
  return ripple > 1000 ? "∞" : formatNumber(ripple, 3);
}

const two = (value: number): string => (Math.abs(value) < 0.005 ? "0" : formatFixed(value, 2));

/** Of the maximum against one copy, over all angles. */
export function rippleNote({ copies, maximum }: Curves): string {
  const one = copies[0] ?? [];
  const least = Math.max(0, Math.min(...one));
  const falls = least < 0.005 ? "falls to 0" : `falls to ${two(least)}: ripple ${rippleText(rippleOf(one))}`;
  return `All the way round, the maximum stays between ${two(Math.min(...maximum))} and ${two(Math.max(...maximum))}; one copy alone ${falls}.`;
}

/** Of the angle that is set now: who wins, and what is left of the angle. */
export function nowNote(set: Pick<State, "pattern" | "copies">, answers: readonly number[]): string {
  const best = Math.max(...answers);
  if (!(best > 0)) return "No copy responds.";
  const winner = anglesOf(set)[answers.indexOf(best)] ?? 0;
  const mirrored = periodOf(set.pattern) === 180 ? ` (the same as ${formatMark(winner + 180)}°)` : "";
  return `Now ${two(best)}, from the copy at ${formatMark(winner)}°${mirrored}.`;
}

/** How far a drawn curve is from the measured one at the same angles; without one, the measurement alone. */
export function sketchText(sketch: readonly number[] | null, measured: readonly number[]): string {
  const [least, most] = [Math.min(...measured), Math.max(...measured)];
  const is = `Measured: nearly level, between ${two(least)} and ${two(most)}.`;
  if (!sketch) return is;
  const off = measured.reduce((sum, value, i) => sum + Math.abs(value - (sketch[i] ?? 0)), 0) / measured.length;
  const waves = Math.max(...sketch) - Math.min(...sketch) > 0.4;
  const why = waves ? " Before one copy falls far, its neighbour takes over." : "";
  return `Your curve is ${two(off)} off on average. ${is}${why}`;
}
