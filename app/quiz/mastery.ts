/**
 * A student's progress in one quiz: what counts, when the questions get harder, which one is next. Every
 * step makes a new record from the previous one; storing it is left to others.
 */
import { type Attempt, furtherAttempt, NO_ATTEMPT, type Outcome } from "./attempt.ts";
import { type Level, MAX_SEED } from "./family.ts";

/** First-try solutions in a row after which the questions get harder. */
const ROWS_PER_LEVEL = 2;

/** One family's progress. It is stored in this form: a change here needs a new version of the stored record. */
export interface QuizRecord {
  /** Answers checked, over all questions. */
  readonly answers: number;
  /** Questions solved. */
  readonly solved: number;
  /** Questions solved with the first answer. */
  readonly firstTry: number;
  /** Current number of first-try solutions in a row. */
  readonly streak: number;
  /** Highest number of first-try solutions in a row. */
  readonly best: number;
  /** Level that the next question will have: one that was earned, or chosen. */
  readonly reached: Level;
  /** The current question. */
  readonly level: Level;
  readonly seed: number;
  /** The attempt at it. */
  readonly attempt: Attempt;
  /** Whether it has already been counted. */
  readonly settled: boolean;
}

/** A family not yet started: its first question. */
export const NO_RECORD: QuizRecord = {
  answers: 0,
  solved: 0,
  firstTry: 0,
  streak: 0,
  best: 0,
  reached: 1,
  level: 1,
  seed: 1,
  attempt: NO_ATTEMPT,
  settled: false,
};

/** Levels of a family that the student has mastered: as many first-try solutions in a row as lead beyond them. */
export function masteredLevels({ best }: QuizRecord, levels: Level): number {
  return Math.min(levels, Math.floor(best / ROWS_PER_LEVEL));
}

function clampLevel(value: number, levels: Level): Level {
  const within = Math.min(levels, Math.max(1, value));
  return within === 1 ? 1 : within === 2 ? 2 : 3;
}

/** Counts the current question: a first-try solution extends the streak, anything else ends it and lowers the level. */
function settle(was: QuizRecord, firstTry: boolean, levels: Level): QuizRecord {
  const streak = firstTry ? was.streak + 1 : 0;
  const reached = firstTry ? Math.max(was.reached, 1 + Math.floor(streak / ROWS_PER_LEVEL)) : was.reached - 1;
  return {
    ...was,
    settled: true,
    firstTry: was.firstTry + (firstTry ? 1 : 0),
    streak,
    best: Math.max(was.best, streak),
    reached: clampLevel(reached, levels),
  };
}

/** Makes a given question the current one, and its level the student's; if it already is, its attempt is kept. */
export function openQuestion(was: QuizRecord, seed: number, level: Level): QuizRecord {
  if (was.seed === seed && was.level === level) return was;
  return { ...was, seed, level, reached: level, attempt: NO_ATTEMPT, settled: false };
}

/** A family's stored record, with this tab's current question: another tab may have moved on to another. */
export function onTable(kept: QuizRecord, here: QuizRecord): QuizRecord {
  const { seed, level, attempt, settled } = here;
  return kept.seed === seed && kept.level === level ? kept : { ...kept, seed, level, attempt, settled };
}

/**
 * Merges two separate records, as from two devices: takes the counts of the one that got further, none of them below
 * the other's. The counts are not added, so that no question counts twice.
 */
export function mergeQuizRecords(here: QuizRecord, there: QuizRecord): QuizRecord {
  const [further, other] = there.answers > here.answers ? [there, here] : [here, there];
  const isSame = here.seed === there.seed && here.level === there.level;
  return {
    ...further,
    solved: Math.max(further.solved, other.solved),
    firstTry: Math.max(further.firstTry, other.firstTry),
    best: Math.max(further.best, other.best),
    ...(isSame
      ? { attempt: furtherAttempt(further.attempt, other.attempt), settled: further.settled || other.settled }
      : {}),
  };
}

/**
 * Records the student's attempt at the current question. Only its first outcome counts: solved or given up.
 * `levels` is the family's highest level.
 */
export function recordAttempt(was: QuizRecord, attempt: Attempt, outcome: Outcome, levels: Level): QuizRecord {
  const { solved, firstTry } = outcome;
  const tried = attempt.tries.length - was.attempt.tries.length;
  const counted = {
    ...was,
    attempt,
    answers: was.answers + Math.max(0, tried),
    solved: was.solved + (solved && !was.settled ? 1 : 0),
  };
  const isOver = solved || attempt.gaveUp;
  return isOver && !was.settled ? settle(counted, firstTry, levels) : counted;
}

/** Goes to a new question, at the level that the student has reached. */
export function nextQuestion(was: QuizRecord): QuizRecord {
  return { ...was, level: was.reached, seed: (was.seed % MAX_SEED) + 1, attempt: NO_ATTEMPT, settled: false };
}

/** Starts the current question again; it has already been counted. */
export function retryQuestion(was: QuizRecord): QuizRecord {
  return { ...was, attempt: NO_ATTEMPT, settled: true };
}
