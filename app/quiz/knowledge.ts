/** What a student knows, concept by concept, and what to look at again. */
import { type Concept, CONCEPTS } from "./concepts.ts";
import type { QuizCard } from "./family.ts";
import { type QuizRecords, type Step, stepsOf } from "./practice.ts";
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
  /** Where to go on: levels last missed, then those not seen for long; one for each family. */
  readonly revisit: readonly Step[];
}

const REVISITED: readonly Standing[] = ["missed", "due"];

/** What to revisit among steps: misses first, within them what is least likely to be solved now. */
function revisitOf(steps: readonly Step[]): readonly Step[] {
  const rank = ({ schedule }: Step): number => REVISITED.indexOf(schedule.standing);
  const sorted = steps
    .filter((step) => rank(step) >= 0)
    .toSorted((a, b) => rank(a) - rank(b) || a.schedule.recall - b.schedule.recall);
  return sorted.filter(({ card }, i) => sorted.findIndex((each) => each.card.id === card.id) === i);
}

/** Mastery of the concepts that the quizzes ask for, in the order in which they are listed. */
export function knowledgeOf(cards: readonly QuizCard[], records: QuizRecords, now: number): readonly Knowledge[] {
  const steps = stepsOf(cards, records, now);
  return Object.keys(CONCEPTS).flatMap((name) => {
    const about = steps.filter(({ card }) => card.concepts.some((concept) => concept === name));
    const concept = about[0]?.card.concepts.find((each) => each === name);
    if (concept === undefined) return [];
    return {
      concept,
      levels: about.length,
      held: about.filter(({ schedule }) => schedule.standing === "held").length,
      asked: about.filter(({ schedule }) => schedule.due !== null).length,
      revisit: revisitOf(about),
    };
  });
}
