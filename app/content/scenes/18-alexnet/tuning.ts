/** What units make of gratings of every orientation and frequency. Pure. */
import { FREQUENCIES } from "./grating.ts";

/** Degrees between two measurements. */
export const STEP = 5;
/** Orientations that are measured: after half a turn a grating looks the same. */
export const ANGLES: readonly number[] = Array.from({ length: 180 / STEP }, (_, i) => i * STEP);

/** The largest answer while the grating drifts by one cycle: by frequency and angle. */
export type Tuning = readonly (readonly number[])[];

/** What a unit answers most to. */
export interface Preference {
  /** Degrees, and how far the answer is from being the same for all: 0 is the same, 1 is one orientation alone. */
  readonly angle: number;
  readonly selectivity: number;
  /** Its place among the frequencies. */
  readonly frequency: number;
  readonly answer: number;
  /** Degrees within which the answer is at least half the largest; null where it is so all round. */
  readonly width: number | null;
}

/** Below this a unit has no preferred orientation. */
export const CHOOSY = 0.25;

const indexOfMost = (values: readonly number[]): number => values.indexOf(Math.max(...values));

/** How choosy a curve over `ANGLES` is: the length of its mean direction on the doubled angle. */
export function selectivityOf(curve: readonly number[]): number {
  let [x, y, sum] = [0, 0, 0];
  curve.forEach((answer, i) => {
    const twice = (2 * (ANGLES[i] ?? 0) * Math.PI) / 180;
    x += answer * Math.cos(twice);
    y += answer * Math.sin(twice);
    sum += answer;
  });
  return sum > 0 ? Math.hypot(x, y) / sum : 0;
}

/** Degrees from the peak to where the curve has fallen to half, one way round; null where it never does. */
function halfWay(curve: readonly number[], peak: number, sense: 1 | -1): number | null {
  const count = curve.length;
  const at = (i: number): number => curve[(((peak + sense * i) % count) + count) % count] ?? 0;
  const half = at(0) / 2;
  for (let i = 1; i <= count / 2; i++) {
    if (at(i) > half) continue;
    return STEP * (i - 1 + (at(i - 1) - half) / (at(i - 1) - at(i)));
  }
  return null;
}

/** Degrees within which a curve is at least half its largest value. */
export function widthOf(curve: readonly number[]): number | null {
  const peak = indexOfMost(curve);
  const [left, right] = [halfWay(curve, peak, -1), halfWay(curve, peak, 1)];
  return left === null || right === null ? null : left + right;
}

/** What a unit prefers, over all frequencies; null where it answers nothing. */
export function preferenceOf(tuning: Tuning): Preference | null {
  const frequency = indexOfMost(tuning.map((curve) => Math.max(...curve)));
  const curve = tuning[frequency] ?? [];
  const peak = indexOfMost(curve);
  const answer = curve[peak] ?? 0;
  if (!(answer > 0)) return null;
  return { angle: ANGLES[peak] ?? 0, selectivity: selectivityOf(curve), frequency, answer, width: widthOf(curve) };
}

/** Degrees between two orientations, 0 .. 90. */
export function apart(a: number, b: number): number {
  const off = Math.abs(a - b) % 180;
  return Math.min(off, 180 - off);
}

/** One unit's answers out of those of all (frequency, angle, unit). */
export function tuningOf(all: Float32Array, unit: number, units: number): Tuning {
  return FREQUENCIES.map((_, f) => ANGLES.map((_angle, a) => all[(f * ANGLES.length + a) * units + unit] ?? 0));
}
