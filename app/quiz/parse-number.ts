/** A number that a student typed, or why it cannot be read. */
export type ParsedNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly message: string };

/** Characters that people group digits with: spaces of any kind, apostrophes and underscores. */
const GROUPING = /[\s_'’]/g;
/** Commas (or points) as thousands separators: `1,234,567`. */
const COMMA_GROUPS = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const POINT_GROUPS = /^[+-]?\d{1,3}(\.\d{3}){2,}$/;
const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** Three digits after a point: decimals in English, thousands elsewhere. */
const POINT_GROUP = /^[+-]?\d{1,3}\.\d{3}$/;
const SUM = /\d\s*[+*/×x^·-]\s*\d/i;
const EXPONENT = /^[^e]*\de[+-]?\d+$/i;

const refuse = (message: string): ParsedNumber => ({ ok: false, message });

/**
 * Reads a number as people write it: `1234`, `1,234`, `1 234`, `1'234`, `1.234.567`, `1.2e3`.
 * `whole` refuses anything but whole numbers. Unreadable input, including sums, is refused with a
 * message, and so is `1.234` as a whole number, since it is ambiguous.
 */
export function parseNumber(text: string, whole: boolean): ParsedNumber {
  const trimmed = text.trim().replace(/[−–]/g, "-");
  if (trimmed === "") return refuse("Type a number first.");
  if (SUM.test(trimmed) && !EXPONENT.test(trimmed)) return refuse("Work out the result and type a single number.");
  const joined = trimmed.replace(GROUPING, "");
  if (COMMA_GROUPS.test(joined)) return finite(joined.replaceAll(",", ""), whole);
  if (POINT_GROUPS.test(joined)) return finite(joined.replaceAll(".", ""), whole);
  if (whole && POINT_GROUP.test(joined))
    return refuse(`Is the point a thousands separator? Then type ${joined.replace(".", "")}.`);
  if (PLAIN.test(joined)) return finite(joined, whole);
  if (/\d,\d/.test(joined)) return refuse("The commas are not at thousands positions. Type digits only, such as 1234.");
  return refuse("That is not a number. Type digits, such as 1234 or 1,234.");
}

function finite(text: string, whole: boolean): ParsedNumber {
  const value = Number(text);
  if (!Number.isFinite(value)) return refuse("That number is too large to read.");
  if (whole && !Number.isInteger(value)) return refuse("The answer is a whole number.");
  return { ok: true, value };
}
