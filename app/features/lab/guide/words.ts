/** What the guide says about the student's actions. Pure. */
import type { UnitExplanation } from "#nn/unit-explanation.ts";
import { plain } from "#figures/numbers.ts";
import { thousands } from "#nn/format.ts";

export const INTRODUCTION = "All of this is one convolutional network, computed live in your browser.";

/** The predicted class of an input, and its probability; without classes, only that the maps have changed. */
export function inputText(probabilities: ArrayLike<number> | null, classes: readonly string[]): string {
  const shares = Array.from(probabilities ?? []);
  const best = shares.indexOf(Math.max(...shares));
  if (best < 0) return "Every map was computed anew from this input.";
  const name = shares.length === classes.length ? (classes[best] ?? String(best)) : String(best);
  return `The network classifies it as ${name}, with a probability of ${(100 * (shares[best] ?? 0)).toFixed(1)} %.`;
}

function originOf(explanation: UnitExplanation): string {
  switch (explanation.kind) {
    case "weighted": {
      const { terms, bias, layer } = explanation;
      const size = terms.reduce((most, { ky, kx }) => ({ y: Math.max(most.y, ky), x: Math.max(most.x, kx) }), {
        y: 0,
        x: 0,
      });
      const patch = layer === "conv2d" ? ` over its ${size.y + 1} × ${size.x + 1} patch` : "";
      return `, the sum of ${thousands(terms.length)} products${patch}${bias === null ? "" : " and a bias"}`;
    }
    case "window":
      return `, the ${explanation.pool === "max" ? "largest" : "mean"} of ${explanation.terms.length} values`;
    default:
      return "";
  }
}

/** Where a unit is (as in the inspector), its value, and how it was computed. */
export function unitText(layer: string, explanation: UnitExplanation): string {
  const { c, y, x } = explanation.unit;
  return `The value of ${layer}, channel ${c} (${y}, ${x}), is ${plain(explanation.result)}${originOf(explanation)}.`;
}

interface Progress {
  readonly steps: number;
  readonly batch: number;
  /** Fraction classified correctly in each step. */
  readonly accuracies: ArrayLike<number>;
  readonly classes: number;
}

/** Steps over which the accuracy is averaged. */
const LAST = 20;

/** The accuracy that training has reached, and that of guessing. */
export function trainingText({ steps, batch, accuracies, classes }: Progress): string {
  const last = Array.from(accuracies).slice(-LAST);
  const mean = last.reduce((sum, each) => sum + each, 0) / last.length;
  const percent = (share: number): string => `${Math.round(100 * share)} %`;
  return `After ${steps} steps of ${batch} images each, the network classifies ${percent(mean)} of the last ${thousands(last.length * batch)} training images correctly. Guessing gets ${percent(1 / classes)}.`;
}
