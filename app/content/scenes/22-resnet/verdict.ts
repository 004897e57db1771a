/** What the stage says of a race. Pure. */
import { thousands } from "#nn/format.ts";
import { formatFixed, formatNumber } from "#ui/number-text.ts";
import type { BlockState, Passed } from "./block.ts";
import type { Kind } from "./network.ts";
import { BATCH, type BlockSizes, type Standing, STEPS } from "./race.ts";
import type { Depth } from "./state.ts";

/** Losses that differ by less than this share are called even. */
const EVEN = 0.05;
/** The loss of a network that gives all ten digits the same probability. */
const GUESSING = Math.log(10);

const lossText = (loss: number): string => (loss < 100 ? formatFixed(loss, 2) : formatNumber(loss, 2));

/** How many times as large the plain network's loss is; null where one of them is no number. */
export function ratioOf({ plain, residual }: Standing): number | null {
  return Number.isFinite(plain) && Number.isFinite(residual) ? plain / residual : null;
}

/** What the ratio is the ratio of. */
export function ratioLabel(standing: Standing | null): string {
  const when = !standing || standing.steps <= 1 ? "before the first step" : `mean of the last ${standing.over} steps`;
  return `loss of the plain network ÷ loss of the residual one, ${when}`;
}

/** The ratio as the stage shows it. */
export function ratioText(standing: Standing | null): string {
  if (!standing) return "…";
  const ratio = ratioOf(standing);
  return ratio === null ? "none" : formatFixed(ratio, 2);
}

/** Who is ahead. */
function leadText(standing: Standing): string {
  const ratio = ratioOf(standing);
  if (ratio === null) {
    const lost = (["plain", "residual"] as const).filter((kind) => !Number.isFinite(standing[kind]));
    return lost.length === 2
      ? "In both networks numbers have grown beyond what floating point can hold."
      : `In the ${lost[0] ?? ""} network numbers have grown beyond what floating point can hold.`;
  }
  if (Math.abs(ratio - 1) < EVEN) return "They are even.";
  return `The ${ratio > 1 ? "residual" : "plain"} network is ahead.`;
}

/** What the ratio means now. */
export function verdict(standing: Standing | null, isOver: boolean): string {
  if (!standing) return "";
  const { steps, plain, residual } = standing;
  const losses = `plain ${lossText(plain)}, residual ${lossText(residual)}`;
  if (steps <= 1)
    return `Same weights, only the shortcuts differ: ${losses}. Giving all ten digits the same probability costs ln 10 = ${lossText(GUESSING)}. ${leadText(standing)}`;
  if (!isOver) return `After ${steps} of ${STEPS} steps: ${losses}. ${leadText(standing)}`;
  if (ratioOf(standing) === null) return `After ${steps} steps: ${losses}. ${leadText(standing)}`;
  return `After ${steps} steps: ${losses}. ${leadText(standing)} None of the ${thousands(steps * BATCH)} digits was seen twice, so neither network could memorise them.`;
}

/** The runners that are to be put in order. */
export const RUNNERS = ["plain 10", "plain 34", "residual 10", "residual 34"] as const;
export type Runner = (typeof RUNNERS)[number];
/** Depths that are raced for it. */
export const ASKED_DEPTHS: readonly Depth[] = [34, 10];

/** The losses of the four, at the end of both races; null while one is not over. */
export type Finish = Readonly<Record<Runner, number>>;

/** The four from the lowest loss to the highest; what is no number comes last. */
export function finishOrder(finish: Finish): readonly Runner[] {
  const rank = (runner: Runner): number => (Number.isFinite(finish[runner]) ? finish[runner] : Number.MAX_VALUE);
  return RUNNERS.toSorted((a, b) => rank(a) - rank(b));
}

/** What became of a predicted order; without one, the measurement alone. */
export function finishText(guess: readonly string[] | null, finish: Finish): string {
  const order = finishOrder(finish);
  const is = `Measured: ${order.map((runner) => `${runner} layers ${lossText(finish[runner])}`).join(", ")}.`;
  if (guess === null) return is;
  return `${order.every((runner, i) => guess[i] === runner) ? "The order you predicted." : "Not the order you predicted."} ${is}`;
}

/** What is told of a prediction while nothing runs that would decide it, such as one that was made on another day. */
export function waitingText(guess: readonly string[]): string {
  return `You predicted ${guess.join(", ")} layers, best first. “Show it” races them.`;
}

/** What is told to someone who predicted nothing and has not raced: how the networks on the stage begin. */
export function unracedText(standing: Standing | null): string | null {
  if (!standing) return null;
  return `Measured: losses of ${lossText(standing.plain)} (plain) and ${lossText(standing.residual)} (residual) ${standing.steps <= 1 ? "before the first step. Start the race to see what becomes of them" : `after ${standing.steps} steps`}.`;
}

/** How unequal the gradients of a network's layers are, in words. */
export function gradientText(norms: readonly number[]): string {
  const [first, last] = [norms[1], norms.at(-2)];
  if (first === undefined || last === undefined) return "";
  return `gradient norms: first block ${formatNumber(first, 2)}, last block ${formatNumber(last, 2)}`;
}

/** How much of its input a block adds, in the mean, in words. */
export function sizesText(now: readonly BlockSizes[], isStart: boolean): string {
  const shares = now.map(({ x, f }) => f / x);
  const [first, last] = [shares[0], shares.at(-1)];
  if (first === undefined || last === undefined || !Number.isFinite(first) || !Number.isFinite(last)) return "";
  return `${isStart ? "Before training" : "Now"} |F(x)| is ${formatFixed(first, 2)} |x| in the first block and ${formatFixed(last, 2)} |x| in the last.`;
}

/** Shares of test digits classified correctly, with all blocks and without one. */
export interface Ablation {
  readonly block: number;
  readonly whole: Readonly<Record<Kind, number>>;
  /** Null where no block is taken out. */
  readonly without: Readonly<Record<Kind, number>> | null;
}

/** What a network loses with a block. */
export function ablationText(kind: Kind, { block, whole, without }: Ablation): string {
  const percent = (share: number): string => `${Math.round(100 * share)} %`;
  if (!without) return `${percent(whole[kind])} of test digits correct`;
  return `${percent(whole[kind])} of test digits correct; without block ${block}, ${percent(without[kind])}`;
}

/** The share of F's last weights, in words. */
export function shareText(share: number): string {
  return share === 0 ? "all zero" : share === 10 ? "as drawn" : `${share / 10} of those drawn`;
}

/** What the gradients of a block mean. */
export function blockText({ size, share }: BlockState, { toX, withoutShortcut }: Passed): string {
  const [way, brings] = size === "same" ? ["the shortcut", "unchanged"] : ["W", "mixed by its weights"];
  const without = `Without the shortcut ${withoutShortcut === 0 ? "nothing" : `${formatFixed(withoutShortcut, 2)} of it`} would reach x.`;
  if (share === 0)
    return `F adds nothing and passes nothing back. The gradient reaches x through ${way} alone, ${brings}. ${without}`;
  const more = Math.abs(toX - 1) < EVEN ? "as large as" : toX > 1 ? "larger than" : "smaller than";
  return `The sum passes its whole gradient on, to F and to the shortcut. At x, the gradients from F and from ${way} are added: together ${more} the gradient at the sum. ${without}`;
}
