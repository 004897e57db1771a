/**
 * When a quiz comes back: one card of `ts-fsrs` for each family and level, with fresh numbers each time. A card is
 * worked out from the results, never stored, so that it follows from them on every device. Times are in ms since 1970.
 */
import { type Card, createEmptyCard, fsrs, type Grade, Rating } from "ts-fsrs";
import type { Level } from "./family.ts";
import { ROW_TO_MASTER } from "./mastery.ts";
import { type Result, rowAt } from "./results.ts";

/**
 * While a level is new, a miss comes back after a minute and a first try after ten, so a miss comes back before a hit;
 * then the days between two questions grow. Nothing is left to chance: the same results give the same schedule.
 */
const scheduler = fsrs({
  request_retention: 0.9,
  maximum_interval: 365,
  enable_fuzz: false,
  learning_steps: ["1m", "10m"],
  relearning_steps: ["1m"],
});

/**
 * `new`: not yet asked. `missed`: the last one was not solved on the first try. `begun`: the last one was, but not two
 * in a row. `due`: two were, but some time ago. `held`: two were, and that is likely to be so still.
 */
export type Standing = "new" | "missed" | "begun" | "due" | "held";

/** One level of a family. */
export interface Schedule {
  /** When it should come back; null if it has not been asked. */
  readonly due: number | null;
  /** Chance that it would be solved on the first try now, as the scheduler estimates it; 0 if it has not been asked. */
  readonly recall: number;
  /** Whether it is still being learned: it comes back the same day. */
  readonly isLearning: boolean;
  readonly standing: Standing;
}

/** A first try without a hint is good, with one it was hard; whatever else is a miss. */
function gradeOf({ end, hints }: Result): Grade {
  if (end !== "first-try") return Rating.Again;
  return hints > 0 ? Rating.Hard : Rating.Good;
}

/** A result that says what happened, and when. */
type Timed = Result & { readonly at: number };
const isTimed = (result: Result): result is Timed =>
  result.at !== null && result.end !== "open" && result.end !== "unknown";

function cardOf(results: readonly Timed[]): Card | null {
  const [first] = results;
  if (!first) return null;
  return results.reduce<Card>(
    (card, result) => scheduler.next(card, new Date(result.at), gradeOf(result)).card,
    createEmptyCard(new Date(first.at)),
  );
}

function standingOf(row: number, isDue: boolean): Standing {
  if (row === 0) return "missed";
  if (row < ROW_TO_MASTER) return "begun";
  return isDue ? "due" : "held";
}

/** The schedule of one level of a family, from the family's results, as it is at a time. */
export function scheduleOf(results: readonly Result[], level: Level, now: number): Schedule {
  const timed = results.filter((each) => each.level === level).filter(isTimed);
  const ordered = timed.toSorted((a, b) => a.at - b.at);
  const card = cardOf(ordered);
  if (!card) return { due: null, recall: 0, isLearning: false, standing: "new" };
  const due = card.due.getTime();
  return {
    due,
    recall: scheduler.get_retrievability(card, new Date(Math.max(now, ordered.at(-1)?.at ?? now)), false),
    isLearning: card.scheduled_days === 0,
    standing: standingOf(rowAt(ordered, level), due <= now),
  };
}
