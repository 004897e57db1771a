/** Parses numbers typed into a field, in any locale: both decimal marks, grouped digits, exponents. */

export type TypedNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly message: string };

export interface NumberRange {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Fractions are refused, and a mark before three digits is a thousands separator. */
  readonly whole: boolean;
}

const NUMBER = /^([+-]?)([\d.,]*\d[\d.,]*)(e[+-]?\d{1,3})?$/i;
const GROUPS = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*$/;

const refuse = (message: string): TypedNumber => ({ ok: false, message });

/** Digits with at most one decimal point; null if the marks are not placed as in a number. */
function plainDigits(text: string, whole: boolean): string | null {
  const marks = text.match(/[.,]/g) ?? [];
  const last = marks.at(-1) ?? "";
  const first = marks[0] ?? "";
  if (marks.length === 0) return text;
  if (GROUPS.test(text) && (whole || marks.length > 1)) return text.replaceAll(first, "");
  if (marks.length === 1) return text.replace(last, ".");
  // `1.234,5` or `1,234.5`: the last mark is the decimal mark.
  const at = text.lastIndexOf(last);
  const before = text.slice(0, at);
  return first !== last && GROUPS.test(before) ? `${before.replaceAll(first, "")}.${text.slice(at + 1)}` : null;
}

function outside(value: number, { min, max }: NumberRange): string | null {
  const [least, most] = [min ?? Number.NEGATIVE_INFINITY, max ?? Number.POSITIVE_INFINITY];
  if (value >= least && value <= most) return null;
  if (min !== undefined && max !== undefined) return `from ${numberText(min)} to ${numberText(max)}`;
  return min === undefined ? `at most ${numberText(most)}` : `at least ${numberText(least)}`;
}

/**
 * Reads what was typed: `0.01`, `0,01`, `1e-2`, `1 000`, `1'000`, `1.234,5`. A number within the range is taken exactly as
 * typed. Anything else (not a number, not whole if it must be, outside the range) is refused with a message.
 */
export function readTyped(text: string, range: NumberRange): TypedNumber {
  const joined = text.replace(/[−–]/g, "-").replace(/[\s'’_]/g, "");
  if (joined === "") return refuse("Type a number.");
  const [, sign = "", digits = "", exponent = ""] = NUMBER.exec(joined) ?? [];
  const plain = digits === "" ? null : plainDigits(digits, range.whole);
  if (plain === null) return refuse("That is not a number.");
  const value = Number(`${sign}${plain}${exponent}`);
  if (!Number.isFinite(value)) return refuse("That is not a number.");
  if (range.whole && !Number.isInteger(value)) return refuse("Only whole numbers are allowed.");
  const allowed = outside(value, range);
  return allowed === null ? { ok: true, value: value === 0 ? 0 : value } : refuse(`The value must be ${allowed}.`);
}

/** A number with all its digits, as parsed by `readTyped`. */
export function numberText(value: number): string {
  return String(value).replace("-", "−").replace("e−", "e-");
}

function decimals(value: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e");
  return Math.max(0, (digits.split(".")[1] ?? "").length - Number(exponent));
}

/** A value plus `count` steps, within the range, without spurious digits. */
export function stepped(value: number, step: number, count: number, { min, max }: NumberRange): number {
  const next = Number((value + count * step).toFixed(Math.min(100, Math.max(decimals(value), decimals(step)))));
  return Math.min(max ?? Number.POSITIVE_INFINITY, Math.max(min ?? Number.NEGATIVE_INFINITY, next));
}
