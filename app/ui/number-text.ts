/** Number formats used everywhere: significant digits only, and a real minus sign. */

const MINUS = "−";

function signed(text: string): string {
  return text.replace(/^-/, MINUS).replace(/e-/, `e${MINUS}`);
}

/**
 * A measured number with `digits` significant digits; plain between 0.001 and 100,000, else with an
 * exponent. Not a number is `NaN`, as everywhere in the field; infinities have their sign.
 */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${MINUS}∞`;
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e5) return signed(value.toExponential(Math.max(0, digits - 1)));
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
  return signed(value.toFixed(Math.min(6, decimals)));
}

/** An axis label: as short as possible, with an exponent if very large or small. */
export function formatMark(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e5))
    return signed(Number(value.toPrecision(3)).toExponential()).replace("e+", "e");
  return signed(String(Number(value.toPrecision(4))));
}

/** A number with a fixed count of decimals and a real minus sign, for columns; what rounds to zero has no sign. */
export function formatFixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace("-", "") : signed(text);
}
