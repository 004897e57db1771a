/** A student's attempt at one question; small, and safe to store as JSON. */
export interface Attempt {
  /** Answers checked so far, oldest first: option letters, several joined by commas, or numbers as text. */
  readonly tries: readonly string[];
  /** Hints shown. */
  readonly hints: number;
  /** Whether the worked solution was requested before the question was solved. */
  readonly gaveUp: boolean;
}

export const NO_ATTEMPT: Attempt = { tries: [], hints: 0, gaveUp: false };

/** Of two separate attempts at the same question, the one that got further; if equal, the first. */
export function furtherAttempt(here: Attempt, there: Attempt): Attempt {
  const steps = [
    there.tries.length - here.tries.length,
    Number(there.gaveUp) - Number(here.gaveUp),
    there.hints - here.hints,
  ];
  return (steps.find((step) => step !== 0) ?? 0) > 0 ? there : here;
}
