/** Which of the two runs is ill, and of what. Pure. */
import { createRandom, permutation } from "#nn/random.ts";
import { type Cause, CAUSES, type State } from "./state.ts";

export const RUNS = ["A", "B"] as const;
export type RunName = (typeof RUNS)[number];

export interface Case {
  readonly ill: RunName;
  readonly cause: Cause;
}

/** The case of a seed: of five in a row, each has another cause. Or the cause that was chosen, which is always run B's. */
export function caseOf({ seed, cause }: Pick<State, "seed" | "cause">): Case {
  if (cause !== "drawn") return { ill: "B", cause };
  const [round, place] = [Math.floor((seed - 1) / CAUSES.length), (seed - 1) % CAUSES.length];
  const random = createRandom(20 + round);
  const order = permutation(CAUSES.length, random);
  const ill = Array.from(CAUSES, () => RUNS[random.integer(RUNS.length)])[place];
  return { ill: ill ?? "B", cause: CAUSES[order[place] ?? 0] ?? "rate" };
}

/** What is wrong with a run; null for the healthy one. */
export function causeOf(run: RunName, { ill, cause }: Case): Cause | null {
  return run === ill ? cause : null;
}
