/** What the stage says of both banks of filters. Pure. */
import type { Causes } from "../../runs/diagnosis.ts";
import { formatFixed } from "#ui/number-text.ts";
import type { Measures } from "./measures.ts";
import { SLOW } from "./network.ts";
import { type Cause, CAUSES } from "./state.ts";

export const CAUSE_NAMES: Readonly<Record<Cause, string>> = {
  decay: "no weight decay",
  slow: `learning rate ÷ ${SLOW}`,
  labels: "shuffled labels",
  equal: "equal initial weights",
};

export const DISEASES: Causes<Cause> = {
  all: CAUSES,
  names: CAUSE_NAMES,
  signs: {
    decay: "It classifies digits as well as the other run; only the noise that the filters began with is still there.",
    slow: "Its filters are the ones that it began with, almost unchanged, and few digits are classified correctly.",
    labels:
      "Its filters fade, since nothing in the data sustains them, and digits are classified no better than by chance.",
    equal: "Its filters are all the same from the first step to the last: they get the same gradients.",
  },
};

/** From here on filters count as structured. */
export const STRUCTURED = 0.5;
/** Up to here as noise. */
const NOISE = 0.25;
const ALIKE = 0.95;

/** What is seen of a bank; null where its weights have overflowed. */
export function symptomOf(measures: Measures | null): string {
  if (!measures) return "weights beyond what a float can hold";
  const { meanSmoothness, correlation } = measures;
  if (correlation > ALIKE) return `all filters alike (mean |r| ${correlation.toFixed(2)})`;
  if (meanSmoothness === null) return "filters without any structure";
  if (meanSmoothness < NOISE) return "noise";
  return meanSmoothness < STRUCTURED ? "structure beginning to show" : "structured filters";
}

/** Mean smoothness of both, as the key number. */
export function keyText(a: Measures | null, b: Measures | null): string {
  return `${measureText(a?.meanSmoothness)} and ${measureText(b?.meanSmoothness)}`;
}

/** A correlation or a smoothness, where there is one. */
export function measureText(value: number | null | undefined): string {
  if (value === null || value === undefined) return "–";
  // What rounds to zero has no sign.
  return formatFixed(value, 2);
}

/** Both at this moment. */
export function verdict(a: Measures | null, b: Measures | null, accuracies: readonly [number, number]): string {
  const [rightA, rightB] = accuracies.map((share) => `${Math.round(100 * share)} %`);
  return `Run A: ${symptomOf(a)}; ${rightA} of 100 test digits are classified correctly. Run B: ${symptomOf(b)}; ${rightB}.`;
}

/** What was predicted of run A's smoothness and what has been measured, as far as it was trained. */
export function growthText(
  guessed: { readonly crossing: number | null } | null,
  measured: number | null,
  steps: number,
  last: number,
): string {
  const is =
    measured === null
      ? steps < last
        ? `still below ${STRUCTURED} after ${steps} steps.`
        : `it stays below ${STRUCTURED} in all ${last} steps.`
      : `it reaches ${STRUCTURED} after ${Math.round(measured)} steps.`;
  if (guessed === null) return `Measured: ${is}`;
  const said =
    guessed.crossing === null
      ? `stays below ${STRUCTURED}`
      : `reaches ${STRUCTURED} after ${Math.round(guessed.crossing)} steps`;
  return `Your curve ${said}; measured: ${is}`;
}
