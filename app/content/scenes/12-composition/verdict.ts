/** What the stage says. Pure. */
import { plain } from "#figures/numbers.ts";
import { formatNumber } from "#ui/number-text.ts";
import { graph, nameOf, type Opened, OUTPUT } from "./network.ts";
import type { Step } from "./state.ts";

/** Where a unit is: `convolution 2, map 6 (7, 8)`, counted from 1 as the stage counts maps, rows and columns. */
export function placeText([value, c, y, x]: Step): string {
  if (value === 0) return `pixel (${y + 1}, ${x + 1})`;
  if (value === OUTPUT) return `class ${c}`;
  const { h = 1, w = 1 } = graph.values[value]?.shape ?? {};
  return h * w > 1 ? `${nameOf(value)}, map ${c + 1} (${y + 1}, ${x + 1})` : `${nameOf(value)} ${c + 1}`;
}

const RULES: Readonly<Record<Opened["rule"], (opened: Opened) => string>> = {
  sum: ({ terms, bias }) => `${terms.length} products${bias === null ? "" : " and a bias"}`,
  max: ({ terms }) => `the largest of ${terms.length}`,
  point: () => "the value before, or 0 where that is negative",
  copy: () => "the value before, at its place in a long vector",
};

/** What the chosen value is, and how far the page's own arithmetic is from the GPU's. */
export function verdict(step: Step, opened: Opened | null): string {
  if (step[0] === 0)
    return "A pixel, standardised for the network: nothing was computed here. Every “why?” ends at one.";
  if (!opened) return "";
  const { own, result } = opened;
  const off = Math.abs(own - result);
  const agree = off === 0 ? "the same" : `${formatNumber(off, 2)} apart, which is rounding`;
  return `${RULES[opened.rule](opened)}: ${plain(own, 5)} worked out on this page, ${plain(result, 5)} on the GPU; ${agree}.`.replace(
    /^./,
    (first) => first.toUpperCase(),
  );
}

/** The class with the largest probability; null for none. */
export function bestOf(
  probabilities: ArrayLike<number> | null,
): { readonly digit: number; readonly share: number } | null {
  if (!probabilities) return null;
  const all = Array.from(probabilities);
  const share = Math.max(...all);
  return { digit: all.indexOf(share), share };
}

/** What was predicted and what the network says; the latter alone where nothing was predicted. */
export function guessText(
  guess: number | null,
  { digit, share }: { readonly digit: number; readonly share: number },
): string {
  const is = `Measured: ${digit}, with ${Math.round(100 * share)} %.`;
  if (guess === null) return is;
  return guess === digit ? `You predicted ${guess}, and so it is. ${is}` : `You predicted ${guess}. ${is}`;
}
