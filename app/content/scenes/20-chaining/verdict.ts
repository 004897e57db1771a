/** What the stage says of a fit. Pure. */
import { formatNumber } from "#ui/number-text.ts";
import { coefficientsOf, entriesOf, type Link } from "./chain.ts";
import { type Fit, REACHED, STARTS, STEPS, stuckOf } from "./fitted.ts";

/** A share of the target, in per cent; less than a ten-thousandth is not told apart from rounding. */
export function percent(share: number): string {
  if (share < 1e-4) return "< 0.01 %";
  return `${formatNumber(100 * share, share < 0.1 ? 2 : 3)} %`;
}

/** Whether the target is reached, by how many of the starts. */
export function verdict(link: Link, fit: Pick<Fit, "step" | "curves" | "left">, directions: number | null): string {
  if (fit.step < STEPS) return `The best of ${STARTS} starts after ${fit.step} of ${STEPS} steps.`;
  const stuck = stuckOf(fit);
  const others = stuck === 0 ? "" : ` ${stuck} of ${STARTS} ${stuck === 1 ? "is" : "are"} stuck with more.`;
  if (fit.left < REACHED) return `Reached: the best of ${STARTS} starts leaves less than 1 %.${others}`;
  const isOpen = directions === entriesOf(link.chain);
  return `Not reached: none of ${STARTS} starts gets below this.${others}${isOpen ? " Other starts may reach it." : ""}`;
}

/** Coefficients against directions in which the whole kernel moves; null until they are counted. */
export function freedomText(link: Link, directions: number | null): string {
  if (directions === null) return "…";
  const coefficients = coefficientsOf(link);
  const entries = entriesOf(link.chain);
  const why = link.channels === 1 ? ": what one layer is multiplied by, the other can be divided by" : "";
  const most = directions === entries ? `all ${entries}` : `${directions} of ${entries}`;
  return `${coefficients} coefficients move the kernel in ${most} directions${why}.`;
}

/** The least that a chain leaves, by the target's singular values; `least` is a share of it. */
export function boundText({ chain, channels }: Link, least: number): string {
  if (chain === "squares") return "The target is separable if only the first is not zero.";
  const kernels = channels === 1 ? "A separable kernel leaves" : `A sum of ${channels} separable kernels leaves`;
  return `${kernels} at least ${percent(least)}: what the other singular values hold.`;
}

/** Whether each of several targets was reached. */
export function reachedOf(fits: readonly Pick<Fit, "left">[]): readonly boolean[] {
  return fits.map(({ left }) => left < REACHED);
}
