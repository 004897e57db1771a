/**
 * How a student gets on in one quiz: what counts, when the questions grow harder, which comes next. Every
 * step makes a new record from the one before; who keeps it is no business of this file.
 */
import { type Attempt, furtherAttempt, NO_ATTEMPT, type Outcome } from "./attempt.ts";
import { type Level, MAX_SEED } from "./family.ts";

/** First-try solutions in a row after which the questions grow harder. */
const ROWS_PER_LEVEL = 2;

/** One family's progress. The browser stores it as it is: a change here needs a new version there. */
export interface QuizRecord {
  /** Answers checked, over all questions. */
  readonly answers: number;
  /** Questions solved. */
  readonly solved: number;
  /** Questions solved at the first answer. */
  readonly firstTry: number;
  /** First-try solutions in a row, up to now. */
  readonly streak: number;
  /** First-try solutions in a row, at best. */
  readonly best: number;
  /** Level that the next question will have. */
  readonly reached: Level;
  /** The question on the table. */
  readonly level: Level;
  readonly seed: number;
  /** What has been done with it. */
  readonly attempt: Attempt;
  /** Whether it has been counted already. */
  readonly settled: boolean;
}

/** A family that nobody has touched: its first question. */
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

function clampLevel(value: number, levels: Level): Level {
  const within = Math.min(levels, Math.max(1, value));
  return within === 1 ? 1 : within === 2 ? 2 : 3;
}

/** Counts the question on the table: a first try lengthens the row, a miss ends it and eases the level. */
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

/** Puts a certain question on the table; the one that lies there already keeps its attempt. */
export function openQuestion(was: QuizRecord, seed: number, level: Level): QuizRecord {
  if (was.seed === seed && was.level === level) return was;
  return { ...was, seed, level, attempt: NO_ATTEMPT, settled: false };
}

/** What is kept of a family, with the question that lies on the table here: another tab may have gone on to another. */
export function onTable(kept: QuizRecord, here: QuizRecord): QuizRecord {
  const { seed, level, attempt, settled } = here;
  return kept.seed === seed && kept.level === level ? kept : { ...kept, seed, level, attempt, settled };
}

/**
 * One record of two that were kept apart, as on two devices: the counts of the one that came further, none of them below
 * the other's. Questions that both have counted are not told apart from others, so that nothing counts twice.
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
 * Takes what the student did with the question on the table. Its first outcome counts, once: solved, or
 * given up. `levels` is the highest that the family has.
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

/** Puts a new question on the table, at the level that the student has reached. */
export function nextQuestion(was: QuizRecord): QuizRecord {
  return { ...was, level: was.reached, seed: (was.seed % MAX_SEED) + 1, attempt: NO_ATTEMPT, settled: false };
}

/** Puts the same question on the table again; it has been counted. */
export function retryQuestion(was: QuizRecord): QuizRecord {
  return { ...was, attempt: NO_ATTEMPT, settled: true };
}
