/** What a student knows, concept by concept, and what to look at again. */
import { type Concept, CONCEPTS } from "./concepts.ts";
import type { Step } from "./practice.ts";
import type { Standing } from "./schedule.ts";

/** Mastery of one concept. */
export interface Knowledge {
  readonly concept: Concept;
  /** Levels of the families that need it. */
  readonly levels: number;
  /** Those that the student has solved on the first try, twice in a row, not too long ago. */
  readonly held: number;
  /** Those that were asked at all. */
  readonly asked: number;
}

const REVISITED: readonly Standing[] = ["missed", "due"];

/**
 * What to look at again among steps, one level of each family: misses first, then what has not been seen for long; within
 * each, what is least likely to be solved now.
 */
export function revisitOf(steps: readonly Step[]): readonly Step[] {
  const rank = ({ schedule }: Step): number => REVISITED.indexOf(schedule.standing);
  const sorted = steps
    .filter((step) => rank(step) >= 0)
    .toSorted((a, b) => rank(a) - rank(b) || a.schedule.recall - b.schedule.recall);
  return sorted.filter(({ card }, i) => sorted.findIndex((each) => each.card.id === card.id) === i);
}

/** Mastery of the concepts that steps ask for, in the order in which they are listed. */
export function knowledgeOf(steps: readonly Step[]): readonly Knowledge[] {
  return Object.keys(CONCEPTS).flatMap((name) => {
    const about = steps.filter(({ card }) => card.concepts.some((concept) => concept === name));
    const concept = about[0]?.card.concepts.find((each) => each === name);
    if (concept === undefined) return [];
    return {
      concept,
      levels: about.length,
      held: about.filter(({ schedule }) => schedule.standing === "held").length,
      asked: about.filter(({ schedule }) => schedule.due !== null).length,
    };
  });
}
