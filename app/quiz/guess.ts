/** What a student predicted before the stage was asked: a number, a choice, several of them, or the points of a curve. */
export type GuessValue = number | string | readonly number[] | readonly string[];

/** A prediction, kept with the progress; small, and safe to store as JSON. */
export interface Guess {
  /** Null where the student went on without one. */
  readonly value: GuessValue | null;
}

/** Of two predictions of the same, made apart, one that says something; in doubt the first. */
export function firmerGuess(here: Guess, there: Guess): Guess {
  return here.value === null ? there : here;
}
