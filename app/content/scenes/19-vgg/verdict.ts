/** What the stage says of its numbers. Pure. */
import { thousands } from "#nn/format.ts";
import { lengthOf } from "#nn/field-box.ts";
import { formatNumber } from "#ui/number-text.ts";
import { bySides, type Chain, kernelsOf, nameOf, parametersOf, squaresOf } from "./chain.ts";
import type { Measured } from "./measure.ts";

/** `27 C²` */
export function squaresText(squares: number): string {
  return `${thousands(squares)} C²`;
}

/** How many weights a chain has, beside the single layer, and how many the GPU stores; `stored` is null before. */
export function weightsNote(chain: Chain, stored: number | null): string {
  const own = parametersOf(chain);
  const { channels, broken } = chain;
  const product = `${squaresOf(chain)} · ${channels}² = ${thousands(own)} weights`;
  const check =
    stored === null ? "" : stored === own ? " The GPU stores that many." : ` The GPU stores ${thousands(stored)}.`;
  if (!broken) return `${product}.${check}`;
  const whole = parametersOf({ ...chain, broken: false });
  const share = formatNumber((100 * own) / whole, 2);
  return `${product}: ${share} % of the ${thousands(whole)} of ${nameOf({ ...chain, broken: false })} layer.${check}`;
}

/** How far the gradient of a unit of the last map reaches; null while that is not measured. */
export function fieldNote(measured: Pick<Measured, "field"> | null, kernel: number): string {
  if (!measured) return "Measuring …";
  const { field } = measured;
  if (!field) return "The unit's gradient is zero everywhere: every ReLU below it is closed.";
  const [height, width] = [lengthOf(field.box.y), lengthOf(field.box.x)];
  const all = field.pixels === height * width ? `all ${field.pixels}` : `${field.pixels}`;
  const same = height === kernel && width === kernel ? "" : ` One ${bySides(kernel)} layer would reach further.`;
  return `The top unit's gradient reaches ${height} × ${width} pixels; at ${all} of them it is not zero.${same}`;
}

/** Whether a single layer could give the same output; null while that is not measured. */
export function betweenNote(chain: Chain, measured: Pick<Measured, "difference" | "scale"> | null): string {
  if (!measured) return "Measuring …";
  const { difference, scale } = measured;
  const kernel = bySides(chain.kernel);
  const off = formatNumber(difference, 2);
  const isSame = difference <= 1e-5 * scale;
  if (kernelsOf(chain).length === 1)
    return isSame
      ? `One layer: its unit's gradient is its ${kernel} filter. Used as a filter, it gives the same map; largest difference ${off}.`
      : `One layer, but its unit's gradient as a filter gives another map: they differ by up to ${off}.`;
  if (isSame)
    return `The unit's gradient, used as one ${kernel} filter, gives the same map: largest difference ${off}. The chain is one ${kernel} layer in disguise.`;
  return `The unit's gradient, used as one ${kernel} filter, gives another map: differences up to ${off}, with outputs up to ${formatNumber(scale, 2)}. No single ${kernel} layer computes this.`;
}

/** Both guesses beside what the GPU stores, in units of C²; without guesses, the measurement alone. */
export function toldText(guess: readonly number[] | null, stored: readonly number[]): string {
  const [five = 0, seven = 0] = stored;
  const measured = `${squaresText(five)} for two layers and ${squaresText(seven)} for three`;
  if (!guess) return `Measured: ${measured}.`;
  const off = stored.map((squares, i) => Math.abs(squares - (guess[i] ?? 0)));
  const [a = 0, b = 0] = guess;
  if (off.every((each) => each === 0)) return `You drew ${a} and ${b}, which is right: ${measured}.`;
  return `You drew ${a} and ${b}. Stored on the GPU: ${measured}.`;
}
