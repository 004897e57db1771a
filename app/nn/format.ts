const WHOLE = new Intl.NumberFormat("en-US");

/** Whether a number is written with its digits alone. Tested first, because formatting takes far longer. */
function isPlain(value: number): boolean {
  return value >= 0 && value < 1000 && Number.isInteger(value);
}

/** A whole number with thousands separators: `61,706`. */
export function thousands(value: number): string {
  return isPlain(value) ? String(value) : WHOLE.format(value);
}

const EXACT = new Intl.NumberFormat("en-US", { maximumFractionDigits: 10 });

/** Any number in full, with a proper minus sign: `61,706`, `12.25`, `−3`. */
export function amount(value: number): string {
  return isPlain(value) ? String(value) : EXACT.format(value).replace("-", "−");
}

/** Factors joined by multiplication signs: `5 × 5 × 1`. */
export function times(...factors: readonly (number | string)[]): string {
  return factors.map((f) => (typeof f === "number" ? thousands(f) : f)).join(" × ");
}

/** A size in compact form: `5×3`. */
export function bySize([y, x]: readonly [number, number]): string {
  return `${y}×${x}`;
}

/** `5` for `[5, 5]`, `5×3` otherwise. */
export function perAxis([y, x]: readonly [number, number]): string {
  return y === x ? String(y) : bySize([y, x]);
}

/** A layer's settings in words; parts that are `null` are left out. */
export function settingsText(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(", ");
}

/** `5` for `[5, 5]`, `(5, 3)` otherwise: how Python code writes a pair. */
export function pythonPair([y, x]: readonly [number, number]): string {
  return y === x ? String(y) : `(${y}, ${x})`;
}

/** A call in Python source; arguments that are `null` are left out. */
export function pythonCall(name: string, ...args: readonly (string | number | null)[]): string {
  return `${name}(${args.filter((a) => a !== null).join(", ")})`;
}
