/** What is said of a diagnosis. Pure. */
import { type Case, type RunName, RUNS } from "./ward.ts";

/** What can be wrong, in words. */
export interface Causes<Cause extends string> {
  readonly all: readonly Cause[];
  readonly names: Readonly<Record<Cause, string>>;
  /** Where to look, to see that it was this: whole sentences. */
  readonly signs: Readonly<Record<Cause, string>>;
}

interface Said<Cause extends string> {
  readonly run: RunName | null;
  readonly cause: Cause | null;
}

/** What a diagnosis names: the last run and the last cause of those pressed. */
export function diagnosisOf<Cause extends string>(chosen: readonly string[], causes: readonly Cause[]): Said<Cause> {
  const run = RUNS.find((each) => isLast(each, RUNS, chosen)) ?? null;
  const cause = causes.find((each) => isLast(each, causes, chosen)) ?? null;
  return { run, cause };
}

/** Whether it was pressed, and none of its kind after it. */
function isLast(each: string, kind: readonly string[], chosen: readonly string[]): boolean {
  return chosen.findLast((name) => kind.includes(name)) === each;
}

/** What became of a diagnosis; the truth alone where none was made. */
export function diagnosisText<Cause extends string>(
  chosen: readonly string[] | null,
  { ill, cause }: Case<Cause>,
  { all, names, signs }: Causes<Cause>,
): string {
  const truth = `run ${ill}, ${names[cause]}. ${signs[cause]}`;
  if (chosen === null) return `Answer: ${truth}`;
  const said = diagnosisOf(chosen, all);
  if (said.run === ill && said.cause === cause) return `Right: ${truth}`;
  if (said.run === ill) return `The right run, but another cause: ${truth}`;
  if (said.cause === cause) return `The right cause, but in the other run: ${truth}`;
  return `No: ${truth}`;
}
