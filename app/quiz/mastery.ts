/**
 * A student's progress in one quiz: what counts, when the questions get harder, which one is next. Every
 * step makes a new record from the previous one; storing it is left to others.
 */
import { type Attempt, furtherAttempt, NO_ATTEMPT } from "./attempt.ts";
import type { Outcome } from "./judging.ts";
import { type Level, LEVELS } from "./family.ts";
import { attemptOf, countsOf, freshSeed, isCounted, mergeResults, type Result, rowAt, withAttempt } from "./results.ts";

/** First-try solutions in a row after which a level is mastered, and the questions get harder. */
export const ROW_TO_MASTER = 2;

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
  /** Highest level mastered; 0 for none. */
  readonly mastered: Level | 0;
  /** Level that the next question will have: one that was earned, or chosen. */
  readonly reached: Level;
  /** The current question. */
  readonly level: Level;
  readonly seed: number;
  /** The attempt at it: the first one, or a later one, which does not count. */
  readonly attempt: Attempt;
  /** What became of each question, oldest first. */
  readonly results: readonly Result[];
}

/** A family not yet started: its first question. */
export const NO_RECORD: QuizRecord = {
  answers: 0,
  solved: 0,
  firstTry: 0,
  streak: 0,
  best: 0,
  mastered: 0,
  reached: 1,
  level: 1,
  seed: 1,
  attempt: NO_ATTEMPT,
  results: [],
};

/** Levels of a family that the student has mastered: a harder one includes the easier ones. */
export function masteredLevels({ mastered }: QuizRecord, levels: Level): number {
  return Math.min(levels, mastered);
}

function clampLevel(value: number, levels: Level): Level {
  const within = Math.min(levels, Math.max(1, value));
  return within === 1 ? 1 : within === 2 ? 2 : 3;
}

const higher = (a: Level | 0, b: Level | 0): Level | 0 => (a > b ? a : b);

/** Counts the current question: a first-try solution extends the streak, anything else ends it and lowers the level. */
function settle(was: QuizRecord, firstTry: boolean, levels: Level): QuizRecord {
  const streak = firstTry ? was.streak + 1 : 0;
  const isMastered = Math.min(streak, rowAt(was.results, was.level)) >= ROW_TO_MASTER;
  const earned = isMastered ? was.level + 1 : was.reached;
  return {
    ...was,
    firstTry: was.firstTry + (firstTry ? 1 : 0),
    streak,
    best: Math.max(was.best, streak),
    mastered: isMastered ? higher(was.mastered, was.level) : was.mastered,
    reached: clampLevel(firstTry ? Math.max(was.reached, earned) : was.reached - 1, levels),
  };
}

/** Whether the current question has been counted. */
export function isSettled(record: QuizRecord): boolean {
  return isCounted(record.results, record);
}

/**
 * Makes a given question the current one, and its level the student's; if it already is, its attempt is kept. A
 * question from before is as the student left it.
 */
export function openQuestion(was: QuizRecord, seed: number, level: Level): QuizRecord {
  if (was.seed === seed && was.level === level) return was;
  return { ...was, seed, level, reached: level, attempt: attemptOf(was.results, { seed, level }) };
}

/** A family's stored record, with this tab's current question: another tab may have moved on to another. */
export function onTable(kept: QuizRecord, here: QuizRecord): QuizRecord {
  const { seed, level, attempt } = here;
  return kept.seed === seed && kept.level === level ? kept : { ...kept, seed, level, attempt };
}

/**
 * Merges two separate records, as from two devices. Questions that both know count once; what each has counted beyond
 * its list of results cannot be told apart, so the larger number stands.
 */
export function mergeQuizRecords(here: QuizRecord, there: QuizRecord): QuizRecord {
  const further = there.answers > here.answers ? there : here;
  const results = mergeResults(here.results, there.results);
  const [mine, theirs, all] = [here, there, { results }].map((record) => countsOf(record.results));
  const count = (name: "answers" | "solved" | "firstTry"): number => {
    const beyond = Math.max(here[name] - (mine?.[name] ?? 0), there[name] - (theirs?.[name] ?? 0), 0);
    return Math.max(here[name], there[name], beyond + (all?.[name] ?? 0));
  };
  const isSame = here.seed === there.seed && here.level === there.level;
  return {
    ...further,
    answers: count("answers"),
    solved: count("solved"),
    firstTry: count("firstTry"),
    best: Math.max(here.best, there.best),
    mastered: higher(here.mastered, there.mastered),
    attempt: isSame ? furtherAttempt(here.attempt, there.attempt) : further.attempt,
    results,
  };
}

/** A record of these results alone, as of a file: its question on the table is the first one. */
export function recordOfResults(results: readonly Result[]): QuizRecord {
  const mastered = LEVELS.findLast((level) => rowAt(results, level) >= ROW_TO_MASTER) ?? 0;
  return { ...NO_RECORD, ...countsOf(results), mastered, results, attempt: attemptOf(results, NO_RECORD) };
}

/**
 * Records the student's attempt at the current question, at a time in ms since 1970. Only its first outcome counts:
 * solved or given up. `levels` is the family's highest level.
 */
export function recordAttempt(
  was: QuizRecord,
  attempt: Attempt,
  outcome: Outcome,
  levels: Level,
  at: number,
): QuizRecord {
  const isNew = !isSettled(was);
  const tried = attempt.tries.length - was.attempt.tries.length;
  const counted: QuizRecord = {
    ...was,
    attempt,
    answers: was.answers + Math.max(0, tried),
    solved: was.solved + (outcome.solved && isNew ? 1 : 0),
    results: withAttempt(was.results, was, attempt, outcome, at),
  };
  return isNew && isSettled(counted) ? settle(counted, outcome.firstTry, levels) : counted;
}

/** Goes to a new question, at the level that the student has reached. */
export function nextQuestion(was: QuizRecord): QuizRecord {
  const level = was.reached;
  return { ...was, level, seed: freshSeed(was.results, level, was.seed), attempt: NO_ATTEMPT };
}

/** Starts the current question again; it has already been counted. */
export function retryQuestion(was: QuizRecord): QuizRecord {
  return { ...was, attempt: NO_ATTEMPT };
}
