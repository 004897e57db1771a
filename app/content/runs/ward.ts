/** Two runs side by side, of which one is ill: which one, and of what. Pure. */
import { createRandom, permutation } from "#nn/random.ts";

export const RUNS = ["A", "B"] as const;
export type RunName = (typeof RUNS)[number];

export interface Case<Cause extends string> {
  readonly ill: RunName;
  readonly cause: Cause;
}

/** Far enough from small seeds, which the runs themselves have. */
const DRAWS = 20;

/**
 * The case of a seed from 1 on: of as many in a row as there are causes, each has another. Or the cause that was chosen,
 * which is always run B's.
 */
export function caseOf<Cause extends string>(
  causes: readonly Cause[],
  { seed, cause }: { readonly seed: number; readonly cause: Cause | "drawn" },
): Case<Cause> {
  const chosen = causes.find((each) => each === cause);
  if (chosen !== undefined) return { ill: "B", cause: chosen };
  const [round, place] = [Math.floor((seed - 1) / causes.length), (seed - 1) % causes.length];
  const random = createRandom(DRAWS + round);
  const order = permutation(causes.length, random);
  const ill = Array.from(causes, () => RUNS[random.integer(RUNS.length)])[place];
  const drawn = causes[order[place] ?? 0];
  if (ill === undefined || drawn === undefined) throw new Error("No causes to draw from");
  return { ill, cause: drawn };
}

/** What is wrong with a run; null for the healthy one. */
export function causeOf<Cause extends string>(run: RunName, { ill, cause }: Case<Cause>): Cause | null {
  return run === ill ? cause : null;
}
