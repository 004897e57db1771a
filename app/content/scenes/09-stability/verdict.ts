/** What the stage says of pooled responses. Pure. */
import { formatFixed, formatNumber } from "#ui/number-text.ts";
import type { Field } from "./bend.ts";

/** A share in percent, two digits. */
export function percent(share: number): string {
  return `${formatNumber(100 * share, 2)} %`;
}

/** Relative changes of the responses, before and after pooling. */
export interface Changes {
  readonly none: number;
  readonly max: number;
}

/** What stands below the bent photo. */
export function skinTitle({ isFolded }: Pick<Field, "isFolded">): string {
  return isFolded ? "T x is folded: no diffeomorphism" : "T x: take it and pull";
}

/** Less than this of a change counts as all of it. */
const HARDLY = 0.03;

/** What a maximum leaves of a change. */
export function changeNote({ none, max }: Changes): string {
  if (none === 0 && max === 0) return "Nothing is bent, so every response is what it was.";
  const left = max / none;
  const said =
    max === 0
      ? "The maximum does not change at all."
      : left > 1 + HARDLY
        ? "Here the maximum changes even more."
        : left > 1 - HARDLY
          ? "Here the maximum changes about as much."
          : `The maximum leaves ${percent(left)} of that: softened, not removed.`;
  return `Without pooling: ${percent(none)}. ${said}`;
}

const two = (value: number): string => formatFixed(value, 2);

/** How far a drawn curve is from the measured one, at some shifts; without one, the measurement alone. */
export function sketchText(
  sketch: readonly number[] | null,
  shifts: readonly number[],
  measured: readonly number[],
  none: readonly number[],
): string {
  const last = shifts.length - 1;
  const at = (values: readonly number[], i: number): string => two(values[i] ?? 0);
  const is = `Measured: ${at(measured, 0)} for a shift by ${shifts[0] ?? 0} pixels, ${at(measured, last)} for ${shifts[last] ?? 0}; without pooling ${at(none, 0)} and ${at(none, last)}.`;
  if (!sketch) return is;
  const apart = measured.map((value, i) => (sketch[i] ?? 0) - value);
  const off = apart.reduce((sum, each) => sum + Math.abs(each), 0) / apart.length;
  const low = apart.every((each) => each < -0.05) ? " Pooling does not make responses that stable." : "";
  return `Your curve is ${two(off)} off on average. ${is}${low}`;
}
