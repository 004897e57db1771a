/** What the stage says of a spot and of its growth. Pure. */
import type { PowerLaw } from "#figures/plot/power-law.ts";
import { formatFixed } from "#ui/number-text.ts";
import { evenWidth, shareWithin, sideOf, type Spot, theoryWidth, widthOf } from "./spread.ts";
import type { Setting } from "./state.ts";

/** What is known of a network that was trained. */
export interface Training {
  /** Share of the test digits that it classifies correctly. */
  readonly accuracy: number;
  /** The same spot before training. */
  readonly before: Spot;
}

/** What a spot is the mean of. */
function sourceOf({ networks }: Spot, { weights }: Setting, training: Training | null): string {
  if (weights === "uniform") return "One network";
  if (weights === "random") return `Mean of ${networks} networks`;
  if (!training) return "One network, not trained yet";
  const accuracy = Math.round(100 * training.accuracy);
  return `One trained network, which classifies ${accuracy} % of test digits correctly; before training, the width was ${formatFixed(widthOf(training.before), 2)}`;
}

/** What the width of a spot means, beside that of a field whose pixels all count alike. */
export function verdict(spot: Spot, setting: Setting, training: Training | null = null): string {
  const { depth } = spot;
  const side = sideOf(depth);
  const from = sourceOf(spot, setting, training);
  const even = formatFixed(evenWidth(depth), 2);
  const alike = `If all ${side} × ${side} pixels of the field counted equally, it would be ${even}.`;
  if (setting.weights === "trained") return `${from}. ${alike}`;
  if (depth === 1)
    return `${from}. One layer: all nine pixels count equally, so the spot is as wide as its field, ${even} pixels.`;
  const reach = Math.floor(depth / 2);
  const middle = 2 * reach + 1;
  const share = Math.round(100 * shareWithin(spot, reach));
  return `${from}. ${alike} The middle ${middle} × ${middle} of them have ${share} % of the total.`;
}

/** `0.50 ± 0.01`, or `0.507 ± 0.004` where it is as sure as that. */
export function exponentText({ exponent, error }: PowerLaw): string {
  const places = error < 0.0095 ? 3 : 2;
  return `${formatFixed(exponent, places)} ± ${formatFixed(error, places)}`;
}

/** What was predicted and what was measured of the growth; the measurement alone where nothing was predicted. */
export function growthText(measured: PowerLaw, deepest: Spot, guessed: PowerLaw | null): string {
  const is = `growth as n to the power of ${exponentText(measured)}, ${formatFixed(widthOf(deepest), 2)} pixels at ${deepest.depth} layers (√(2n/3) would be ${formatFixed(theoryWidth(deepest.depth), 2)}).`;
  if (guessed === null) return `Measured: ${is}`;
  return `Your curve grows as n to the power of ${formatFixed(guessed.exponent, 2)}; measured: ${is}`;
}
