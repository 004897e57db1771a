/** Which question a student practises next. */
import { type Level, LEVELS, type QuizCard } from "./family.ts";
import { NO_RECORD, type QuizRecord, ROW_TO_MASTER } from "./mastery.ts";
import { freshSeed, rowAt } from "./results.ts";
import { type Schedule, scheduleOf } from "./schedule.ts";

export type QuizRecords = Readonly<Record<string, QuizRecord>>;

/** The record of a family; an empty one if it was not begun. */
export function recordOf(records: QuizRecords, id: string): QuizRecord {
  return (Object.hasOwn(records, id) ? records[id] : undefined) ?? NO_RECORD;
}

/** One level of a family. */
export interface Step {
  readonly card: QuizCard;
  readonly level: Level;
  readonly schedule: Schedule;
}

/** Levels of a family that exist. */
export function levelsOf({ levels }: QuizCard): readonly Level[] {
  return LEVELS.slice(0, levels);
}

/** Every level of every family that makes new questions, as it is at a time. */
export function stepsOf(cards: readonly QuizCard[], records: QuizRecords, now: number): readonly Step[] {
  const practised = cards.filter(({ source }) => source === "generated").toSorted((a, b) => a.order - b.order);
  return practised.flatMap((card) =>
    levelsOf(card).map((level) => ({
      card,
      level,
      schedule: scheduleOf(recordOf(records, card.id).results, level, now),
    })),
  );
}

/** Why a question is next: it was missed, it is time to see it again, it is new, or nothing is due and it comes early. */
export type Reason = "missed" | "due" | "new" | "early";

/** The question to practise next. */
export interface Pick {
  readonly id: string;
  readonly level: Level;
  readonly seed: number;
  readonly why: Reason;
}

/** Levels learned at a time: beyond that, none is begun before one of them has been solved twice in a row. */
const MOST_LEARNING = 6;

/** Families that are begun, in the order of the list, before an earlier one goes up a level. */
const FAMILIES_BETWEEN = 4;

const dueOf = ({ schedule }: Step): number => schedule.due ?? Infinity;
const byDue = (a: Step, b: Step): number => dueOf(a) - dueOf(b);

/** Whether a new level of a family may begin: the one below has been mastered, here or before results were kept. */
function mayBegin({ card, level }: Step, records: QuizRecords): boolean {
  const { results, mastered } = recordOf(records, card.id);
  const below = LEVELS.find((each) => each === level - 1);
  if (level <= mastered) return level === mastered;
  return below === undefined || below === mastered || rowAt(results, below) >= ROW_TO_MASTER;
}

/** The steps in the order in which they should be practised, each with why. */
function queueOf(steps: readonly Step[], records: QuizRecords, now: number): readonly (readonly [Step, Reason])[] {
  const asked = steps.filter(({ schedule }) => schedule.due !== null).toSorted(byDue);
  const isDue = (step: Step): boolean => dueOf(step) <= now;
  const isMissed = ({ schedule }: Step): boolean => schedule.standing === "missed";
  const ids = [...new Set(steps.map(({ card }) => card.id))];
  const place = ({ card, level }: Step): number => ids.indexOf(card.id) + (level - 1) * FAMILIES_BETWEEN;
  const fresh = steps
    .filter((step) => step.schedule.due === null && mayBegin(step, records))
    .toSorted((a, b) => place(a) - place(b));
  const learning = asked.filter((step) => step.schedule.isLearning && !isDue(step));
  const early = asked.filter((step) => !isDue(step));
  const isFull = learning.length >= MOST_LEARNING;
  const name = (list: readonly Step[], why: Reason) => list.map((step) => [step, why] as const);
  return [
    ...name(
      asked.filter((step) => isDue(step) && isMissed(step)),
      "missed",
    ),
    ...name(
      asked.filter((step) => isDue(step) && !isMissed(step)),
      "due",
    ),
    ...(isFull ? name(learning, "early") : []),
    ...name(fresh, "new"),
    ...name(early, "early"),
  ];
}

/** The level worked on last; null if none was. */
function lastOf(records: QuizRecords): { readonly id: string; readonly level: Level } | null {
  const results = Object.entries(records).flatMap(([id, record]) => record.results.map((each) => ({ id, ...each })));
  const timed = results.filter(({ at }) => at !== null);
  return timed.reduce<(typeof timed)[number] | null>(
    (last, each) => (last === null || (each.at ?? 0) >= (last.at ?? 0) ? each : last),
    null,
  );
}

/**
 * The next question at a time: what was missed and is due, what else is due, something new, what is due soonest. Two
 * questions in a row are never of one kind, while there is another. Null if there are no quizzes.
 */
export function pickNext(cards: readonly QuizCard[], records: QuizRecords, now: number): Pick | null {
  const queue = queueOf(stepsOf(cards, records, now), records, now);
  const last = lastOf(records);
  const isLast = ({ card, level }: Step): boolean => card.id === last?.id && level === last.level;
  const [step, why] = queue.find(([each]) => !isLast(each)) ?? queue[0] ?? [];
  if (!step || !why) return null;
  const { card, level } = step;
  const { results, seed } = recordOf(records, card.id);
  return { id: card.id, level, seed: freshSeed(results, level, seed - 1), why };
}

/** Number of levels that should be practised again by now. */
export function dueCount(cards: readonly QuizCard[], records: QuizRecords, now: number): number {
  return stepsOf(cards, records, now).filter(({ schedule }) => (schedule.due ?? Infinity) <= now).length;
}
