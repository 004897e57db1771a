/** The axes of a plot. Pure. */

export interface Axis {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  /** `log`: equal distances are equal factors; `min` must be positive. */
  readonly scale?: "linear" | "log";
}

/** Position of a value on an axis: 0 at `min`, 1 at `max`. */
export function shareOn({ min, max, scale = "linear" }: Axis, value: number): number {
  if (scale === "linear") return (value - min) / (max - min);
  return value > 0 ? Math.log(value / min) / Math.log(max / min) : 0;
}

/** The value at a position on an axis: the inverse of `shareOn`. */
export function valueOn({ min, max, scale = "linear" }: Axis, share: number): number {
  return scale === "linear" ? min + share * (max - min) : min * (max / min) ** share;
}

/** Whether a value can be drawn on an axis. */
export function isOn({ scale = "linear" }: Axis, value: number): boolean {
  return Number.isFinite(value) && (scale === "linear" || value > 0);
}

const STEPS = [1, 2, 5, 10] as const;
const LOG_STEPS = [1, 2, 5] as const;

/** Round values to mark on an axis, at most about `most`; powers of ten, whose labels are short, half as many again. */
export function ticksOf({ min, max, scale = "linear" }: Axis, most: number): readonly number[] {
  return scale === "linear" ? linearTicks(min, max, most) : logTicks(min, max, most);
}

function linearTicks(min: number, max: number, most: number): readonly number[] {
  const rough = (max - min) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (STEPS.find((each) => each * power >= rough) ?? 10);
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

function logTicks(min: number, max: number, most: number): readonly number[] {
  const powers = Array.from({ length: Math.floor(Math.log10(max)) - Math.floor(Math.log10(min)) + 1 }, (_, i) =>
    Number(`1e${Math.floor(Math.log10(min)) + i}`),
  );
  const within = (values: readonly number[]): readonly number[] =>
    values.filter((value) => value >= min * 0.999 && value <= max * 1.001);
  const fine = within(powers.flatMap((power) => LOG_STEPS.map((step) => Number((step * power).toPrecision(6)))));
  if (fine.length <= most) return fine;
  const decades = within(powers);
  const apart = Math.ceil(decades.length / (1.6 * most));
  return decades.filter((_, i) => i % apart === 0);
}
