/** What the stage says of a fit. Pure. */
import { formatNumber } from "#ui/number-text.ts";
import { coefficientsOf, entriesOf, type Link } from "./chain.ts";
import { type Fit, REACHED, STARTS, STEPS, stuckOf } from "./fitted.ts";

/** A share of the target, in per cent. */
export function percent(share: number): string {
  return `${formatNumber(100 * share, share < 0.1 ? 2 : 3)} %`;
}

interface Found {
  readonly link: Link;
  readonly fit: Pick<Fit, "step" | "curves" | "left">;
  /** Directions in which the whole kernel moves; null until they are counted. */
  readonly directions: number | null;
  /** Least that a separable chain leaves, by the target's singular values. */
  readonly least: number;
}

/** What the number means: whether the target is reached, and why not. */
export function verdict(found: Found): string {
  const { fit } = found;
  if (fit.step < STEPS) return `The best of ${STARTS} starts after ${fit.step} of ${STEPS} steps.`;
  return [resultText(found), freedomText(found), boundText(found)].filter((text) => text !== "").join(" ");
}

function resultText({ fit, link, directions }: Found): string {
  const stuck = stuckOf(fit);
  const others = stuck === 0 ? "" : ` ${stuck} of ${STARTS} starts ${stuck === 1 ? "is" : "are"} stuck at more.`;
  if (fit.left < REACHED) return `Reached: less than 1 % is left by the best of ${STARTS} starts.${others}`;
  const isOpen = directions === entriesOf(link.chain);
  return `Not reached: no start gets below this.${others}${isOpen ? " Others may reach it." : ""}`;
}

/** Coefficients against directions. */
export function freedomText({ link, directions }: Pick<Found, "link" | "directions">): string {
  if (directions === null) return "";
  const coefficients = coefficientsOf(link);
  const entries = entriesOf(link.chain);
  const why = link.channels === 1 ? ": what one layer is multiplied by, the other can be divided by" : "";
  const most = directions === entries ? `all ${entries}` : `${directions} of ${entries}`;
  return `${coefficients} coefficients move the kernel in ${most} directions${why}.`;
}

function boundText({ link: { chain, channels }, least }: Found): string {
  if (chain === "squares") return "";
  const kernels = channels === 1 ? "Separable kernels leave" : `Sums of ${channels} separable kernels leave`;
  return `${kernels} at least ${percent(least)} here, by the singular values.`;
}

/** Whether each of several targets was reached. */
export function reachedOf(fits: readonly Pick<Fit, "left">[]): readonly boolean[] {
  return fits.map(({ left }) => left < REACHED);
}
