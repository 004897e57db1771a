/** What the stage says of both runs. Pure. */
import { formatNumber } from "#ui/number-text.ts";
import { LARGE, LOW_BIAS, RATE_FACTOR } from "./network.ts";
import type { Measures } from "./measures.ts";
import type { Causes } from "../../runs/diagnosis.ts";
import { type Cause, CAUSES } from "./state.ts";

/** What is wrong, by its cause. */
export const CAUSE_NAMES: Readonly<Record<Cause, string>> = {
  rate: `learning rate × ${RATE_FACTOR}`,
  tiny: "initial weights ÷ 10",
  large: `initial weights × ${LARGE}`,
  biases: `biases start at −${-LOW_BIAS}`,
  equal: "equal initial weights",
};

/** Rules of thumb, of this stage. */
const ALIKE = 0.95;
const STILL = 1e-3;
const WILD = 30;

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** What is seen of a layer; null where its numbers have overflowed. */
export function symptomOf(measures: Measures | null): string {
  if (!measures) return "its numbers have grown beyond what a float can hold";
  const { dead, units, correlation, variance, sparsity } = measures;
  if (dead === units) return `all ${units} units are dead: they give 0 for every digit, so no gradient gets through`;
  if (correlation !== null && correlation > ALIKE)
    return `its units say the same (mean |r| ${correlation.toFixed(2)}): one feature, ${units} times`;
  if (variance < STILL) return `its units hardly change from digit to digit (variance ${formatNumber(variance, 2)})`;
  if (2 * dead > units) return `${dead} of ${units} units are dead, and ignore whatever is shown`;
  if (variance > WILD) return `its units vary far too much (variance ${formatNumber(variance, 2)})`;
  return `nothing unusual, ${percent(sparsity)} zeros, ${dead === 0 ? "no unit dead" : `${dead} of ${units} units dead`}`;
}

/** Dead units of both, as the key number. */
export function deadText(a: Measures | null, b: Measures | null, units: number): string {
  return `${a?.dead ?? "?"} and ${b?.dead ?? "?"} of ${units}`;
}

/** Both at this moment. */
export function verdict(a: Measures | null, b: Measures | null, areSame: boolean): string {
  if (areSame) return `So far there is no difference between the runs: ${symptomOf(a)}.`;
  return `Run A: ${symptomOf(a)}. Run B: ${symptomOf(b)}.`;
}

/** Where to look, to see which cause it was. */
const SIGNS: Readonly<Record<Cause, string>> = {
  rate: "Before the first step both runs are the same, number for number; the damage is done by the steps.",
  tiny: "Even before the first step, the variance falls by a factor of about 100 from layer to layer.",
  large: "Even before the first step, the variance grows from layer to layer.",
  biases: "Even before the first step, the units are dead.",
  equal: "Even before the first step, any two units of a layer have |r| = 1, and every step changes them alike.",
};

export const DISEASES: Causes<Cause> = { all: CAUSES, names: CAUSE_NAMES, signs: SIGNS };
