/** How numbers are written everywhere: as many digits as they deserve, a real minus sign. */

const MINUS = "−";

function signed(text: string): string {
  return text.replace(/^-/, MINUS).replace(/e-/, `e${MINUS}`);
}

/**
 * A measured number with `digits` significant digits; plain between 0.001 and 100,000, else with an
 * exponent. Not-a-number and infinities are named.
 */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${MINUS}∞`;
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e5) return signed(value.toExponential(Math.max(0, digits - 1)));
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
  return signed(value.toFixed(Math.min(6, decimals)));
}

/** A number with a fixed count of decimals and a real minus sign, for columns. */
export function formatFixed(value: number, decimals: number): string {
  return signed(value.toFixed(decimals));
}
