import { createRandom, type Random } from "#nn/random.ts";
import type { Architecture } from "#nn/types.ts";
import { type AnswerPlan, answerOf } from "./answers.ts";
import type { Level, Marked, QuizCard, QuizFamily, QuizQuestion } from "./family.ts";
import type { Figure } from "./figure.ts";
import type { RichText, Source } from "./question.ts";

/** A worked solution. */
export interface Solution {
  /** The rule in symbols, then the numbers put in, one intermediate result a step; the last formula ends in the answer. */
  readonly steps: readonly RichText[];
  /** What does not enter, and why. */
  readonly without: RichText;
  /** The same by another way: windows counted, a number of the lab, the answer put back in. */
  readonly check: RichText;
}

/** What a question says. */
export interface QuestionText {
  readonly prompt: RichText;
  readonly source?: Source;
  readonly figure: Figure | null;
  readonly hints: readonly [first: RichText, second: RichText];
  readonly solution: Solution;
  readonly lab: Architecture | null;
}

/** A sort of question. `Case` is what it draws: the layer or network that a question is about, and what it asks of it. */
export interface Sort<Case> {
  /** Draws a case; null asks for another draw. It need not look for coincidences: see `answer`. */
  readonly draw: (level: Level, random: Random) => Case | null;
  /**
   * The answer and its wrong ones, all counted by the network model. A case in which a wrong answer is right, or too few
   * of them differ, is drawn again.
   */
  readonly answer: (drawn: Case, level: Level) => AnswerPlan;
  readonly text: (drawn: Case, level: Level) => QuestionText;
}

/** A generated quiz. */
export interface FamilyDefinition<Case> extends QuizCard, Sort<Case> {}

/** A case of whatever sort, with its own answer and words. */
interface OwnCase {
  readonly answer: (level: Level) => AnswerPlan;
  readonly text: (level: Level) => QuestionText;
}

function ownCase<Case>({ answer, text }: Sort<Case>, drawn: Case | null): OwnCase | null {
  if (drawn === null) return null;
  return { answer: (level) => answer(drawn, level), text: (level) => text(drawn, level) };
}

/** Two sorts of questions in one quiz: the other one makes up a share of a level, from 0 to 1. */
export function withSome<Usual, Other>(
  usual: Sort<Usual>,
  other: Sort<Other>,
  shareOf: (level: Level) => number,
): Sort<OwnCase> {
  return {
    draw(level, random) {
      const share = shareOf(level);
      const isOther = share > 0 && random.next() < share;
      return isOther ? ownCase(other, other.draw(level, random)) : ownCase(usual, usual.draw(level, random));
    },
    answer: (drawn, level) => drawn.answer(level),
    text: (drawn, level) => drawn.text(level),
  };
}

/** Draws that a family is given to find a case that tells its misconceptions apart. */
const MOST_DRAWS = 2000;

/** The steps of a solution as they are shown. */
export function solutionSteps({ steps, without, check }: Solution): readonly RichText[] {
  return [...steps, without, ["Check: ", ...check]];
}

/** A family that draws its questions. */
export function defineFamily<Case>({ draw, answer, text, ...card }: FamilyDefinition<Case>): QuizFamily {
  const settle = (seed: number, level: Level): { readonly drawn: Case; readonly marked: Marked } => {
    const random = createRandom(seed * 4 + level);
    for (let i = 0; i < MOST_DRAWS; i++) {
      const drawn = draw(level, random);
      if (drawn === null) continue;
      const plan = answer(drawn, level);
      const [commonest] = plan.slips;
      const marked = answerOf(plan, level, random);
      if (marked && commonest) return { drawn, marked: { answer: marked, commonest: commonest.misconception.id } };
    }
    throw new Error(`${card.id}, level ${level}: none of ${MOST_DRAWS} draws tells its misconceptions apart`);
  };
  return {
    ...card,
    mark: (seed, level) => settle(seed, level).marked,
    generate(seed, level) {
      const { drawn, marked } = settle(seed, level);
      const { solution, ...said } = text(drawn, level);
      return { ...said, ...marked, solution: solutionSteps(solution) };
    },
  };
}

/** A question of the lecture: the same whatever the seed. */
export function defineFixed(card: QuizCard, make: (level: Level) => QuizQuestion): QuizFamily {
  const ask = (_seed: number, level: Level): QuizQuestion => make(level);
  return { ...card, mark: ask, generate: ask };
}
