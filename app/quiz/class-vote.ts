/**
 * A class votes on a question by show of hands, talks, votes again, and is then shown what is right: peer instruction
 * (E. Mazur, Peer Instruction, 1997).
 */
import { createRandom } from "#nn/random.ts";
import { asChoice, type VoteAnswer } from "./answers.ts";
import { type Level, MAX_SEED, type QuizFamily, type QuizQuestion } from "./family.ts";
import type { ChoiceAnswer, ChoiceOption, Misconception, RichText } from "./question.ts";
import type { QuestionName } from "./results.ts";
import { contentOf } from "./set.ts";

/** Hands for each option, in the order in which they are printed. */
export type Tally = readonly number[];

/** What a class has voted, and how much of the answer it has been shown. It is stored in this form. */
export interface ClassVote {
  readonly first: Tally;
  /** Null as long as nobody has voted again. */
  readonly second: Tally | null;
  /** Steps of the reveal that are shown; see `revealOf`. */
  readonly shown: number;
}

/** More hands than this are a slip of the keyboard. */
export const MOST_HANDS = 999;

/** A question as a class is asked it: always one of a few printed answers. */
export interface ClassQuestion extends VoteAnswer {
  readonly question: QuizQuestion;
}

/** The question of a family for a class; the same seed and level always give the same. */
export function classQuestion(question: QuizQuestion, { seed, level }: QuestionName): ClassQuestion {
  return { question, ...asChoice(question.answer, createRandom(seed * 4 + level)) };
}

/** Seeds that are tried for a question with other numbers: small families repeat themselves. */
const MOST_SEEDS = 60;

/** The next seed whose question differs from that of this one. */
export function nextSeed(family: QuizFamily, seed: number, level: Level): number {
  const content = contentOf(family.generate(seed, level));
  let next = seed;
  for (let i = 0; i < MOST_SEEDS; i++) {
    next = (next % MAX_SEED) + 1;
    if (contentOf(family.generate(next, level)) !== content) break;
  }
  return next;
}

/** No hands yet for any of so many options. */
export function noVote(options: number): ClassVote {
  return { first: Array<number>(options).fill(0), second: null, shown: 0 };
}

/** The vote under way: the second, once there is one. */
export function current({ first, second }: ClassVote): Tally {
  return second ?? first;
}

/** All hands of a vote. */
export function handsIn(tally: Tally): number {
  return tally.reduce((sum, hands) => sum + hands, 0);
}

/** The vote under way with so many hands for one option; the vote is over once anything is revealed. */
export function setHands(vote: ClassVote, option: number, hands: number): ClassVote {
  const tally = current(vote);
  const within = Math.min(MOST_HANDS, Math.max(0, hands));
  if (vote.shown > 0 || tally[option] === undefined || tally[option] === within) return vote;
  const changed = tally.with(option, within);
  return vote.second === null ? { ...vote, first: changed } : { ...vote, second: changed };
}

/** One hand more for an option (`by` = 1), or one less. */
export function addHand(vote: ClassVote, option: number, by: 1 | -1): ClassVote {
  return setHands(vote, option, (current(vote)[option] ?? 0) + by);
}

/** Whether the class can vote a second time: it has voted, and has been shown nothing. */
export function canVoteAgain({ first, second, shown }: ClassVote): boolean {
  return second === null && shown === 0 && handsIn(first) > 0;
}

/** Keeps the first tally and opens the second. */
export function voteAgain(vote: ClassVote): ClassVote {
  return canVoteAgain(vote) ? { ...vote, second: vote.first.map(() => 0) } : vote;
}

/** One thing to show of the answer. */
export type RevealStep =
  | { readonly kind: "right"; readonly option: ChoiceOption; readonly feedback: RichText }
  | { readonly kind: "wrong"; readonly option: ChoiceOption; readonly misconception: Misconception }
  | { readonly kind: "solution"; readonly steps: readonly RichText[] };

/**
 * How the answer is shown: what is right; each wrong option, the one with the most hands first (of the last vote, then of
 * the first, then as printed); the worked solution.
 */
export function revealOf({ answer, question }: ClassQuestion, vote: ClassVote): readonly RevealStep[] {
  const handsFor = (tally: Tally, { id }: ChoiceOption): number =>
    tally[answer.options.findIndex((option) => option.id === id)] ?? 0;
  const byHands = answer.options.toSorted(
    (a, b) =>
      handsFor(current(vote), b) - handsFor(current(vote), a) || handsFor(vote.first, b) - handsFor(vote.first, a),
  );
  return [
    ...byHands.flatMap((option): readonly RevealStep[] =>
      option.correct ? [{ kind: "right", option, feedback: option.feedback }] : [],
    ),
    ...byHands.flatMap((option): readonly RevealStep[] =>
      option.correct ? [] : [{ kind: "wrong", option, misconception: option.misconception }],
    ),
    { kind: "solution", steps: question.solution },
  ];
}

/** Shows one step more of the answer, if there is one (`by` = 1), or one less. */
export function reveal(vote: ClassVote, by: 1 | -1, steps: number): ClassVote {
  const shown = Math.min(steps, Math.max(0, vote.shown + by));
  return shown === vote.shown ? vote : { ...vote, shown };
}

/** A stored vote, if it fits a question; none otherwise. */
export function fitting(vote: ClassVote | undefined, { options }: ChoiceAnswer): ClassVote {
  const fits = (tally: Tally | null): boolean => tally === null || tally.length === options.length;
  return vote && fits(vote.first) && fits(vote.second) ? vote : noVote(options.length);
}

const share = (part: number, whole: number): string => `${Math.round((100 * part) / whole)} %`;

/**
 * What became of the right answers from one vote to the next, in words. It gives the answer away, so it is for after the
 * reveal; null as long as nobody has voted.
 *
 * The normalised gain is R. R. Hake's: the share gained, of what there was to gain, (after - before) / (1 - before), with
 * the shares of right answers of the whole class (Am. J. Phys. 66, 64-74, 1998). It says nothing where all were right
 * before, and is not used for losses.
 */
export function toldRights({ options }: ChoiceAnswer, { first, second }: ClassVote): string | null {
  const right = options.findIndex(({ correct }) => correct);
  const [before, all] = [first[right] ?? 0, handsIn(first)];
  if (all === 0) return null;
  const firstly = `Right answers: ${before} of ${all} (${share(before, all)})`;
  const [after, voted] = [second?.[right] ?? 0, second ? handsIn(second) : 0];
  if (voted === 0) return `${firstly}.`;
  const [was, is] = [before / all, after / voted];
  const gain = was < 1 && is >= was ? ` Normalised gain ${((is - was) / (1 - was)).toFixed(2)}.` : "";
  return `${firstly}, then ${after} of ${voted} (${share(after, voted)}).${gain}`;
}
