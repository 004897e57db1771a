/** Answers as families plan them, and the answers of questions that they become: marked, merged, shuffled, checked. */
import { amount } from "#nn/format.ts";
import { permutation, type Random } from "#nn/random.ts";
import { listed } from "./build.ts";
import { plain } from "./plain.ts";
import {
  type Answer,
  type ChoiceAnswer,
  type ChoiceOption,
  type Misconception,
  type NearMiss,
  type RichText,
  setKey,
} from "./question.ts";
import { type Slip, tellApart } from "./slips.ts";

/** A number, printed among three wrong ones or typed. */
export interface NumberPlan {
  readonly kind: "number";
  readonly right: number;
  /** Further numbers that are as right. */
  readonly also?: readonly number[];
  /** Wrong numbers, commonest misconception first: a draw in which one of them is right is drawn again. */
  readonly slips: readonly Slip<number>[];
  /** What is counted: `parameters`; left out for plain values. */
  readonly unit?: string;
  /** Whether fractions can be typed; if not, wrong numbers that are no whole ones are left out. */
  readonly fractions?: true;
  /** Whether it is a number that could be negative, as a sum of products is: counts and sizes cannot. */
  readonly signed?: true;
  /** Said when it is right. */
  readonly praise: RichText;
  /** How it is asked; by default a choice at level 1, typed above it. */
  readonly as?: "choice" | "typed";
}

/** One of four printed texts, such as shapes. */
export interface TextPlan {
  readonly kind: "text";
  readonly right: RichText;
  /** Commonest misconception first; it is always printed. */
  readonly slips: readonly Slip<RichText>[];
  readonly praise: RichText;
  /** The order in which the texts are printed, where they have one; they are shuffled otherwise. */
  readonly order?: readonly string[];
}

/** Several of the printed texts. */
export interface SetPlan {
  readonly kind: "set";
  readonly options: readonly { readonly text: RichText; readonly correct: boolean }[];
  /** Wrong sets: for each option, whether that misconception ticks it. Commonest first. */
  readonly slips: readonly Slip<readonly boolean[]>[];
  readonly praise: RichText;
}

export type AnswerPlan = NumberPlan | TextPlan | SetPlan;

/** Printed wrong answers, and different wrong numbers that a typed answer must know. */
const PRINTED = 3;
const KNOWN = 4;
/** Ticked sets are few: two known wrong ones do. */
const KNOWN_SETS = 2;

const LETTERS = "abcdefgh";

/** Said of a wrong answer that nobody foresaw: no more than that, so that it gives away less than the first hint. */
export const UNFORESEEN: RichText = [
  "That is not right, and it is not a common slip either. Go through your steps once more, or take a hint.",
];

/** The same where there are no hints to take. */
export const UNFORESEEN_UNAIDED: RichText = [
  "That is not right, and it is not a common slip either. Go through your steps once more.",
];

/** The commonest, which stands first, and others drawn by the seed. */
function printedOf<V>([first, ...others]: readonly Slip<V>[], random: Random): readonly Slip<V>[] {
  const drawn = [...permutation(others.length, random)].slice(0, PRINTED - 1);
  return [...(first ? [first] : []), ...drawn.flatMap((i) => others[i] ?? [])];
}

interface Row {
  readonly text: RichText;
  readonly misconception: Misconception | null;
}

function optionsOf(rows: readonly Row[], praise: RichText): readonly ChoiceOption[] {
  return rows.map(({ text, misconception }, i) => {
    const printed = { id: LETTERS.charAt(i), text };
    return misconception
      ? { ...printed, correct: false, misconception }
      : { ...printed, correct: true, feedback: praise };
  });
}

/** A wrong number that a student could give: whole where that is asked, and not negative where nothing can be. */
function isPossible(value: number, { fractions, signed }: NumberPlan): boolean {
  return Number.isFinite(value) && (fractions || Number.isInteger(value)) && (signed || value >= 0);
}

/** The right number among wrong ones, commonest misconception first: printed in the order of their size. */
function numberChoice(right: number, near: readonly NearMiss[], praise: RichText, random: Random): ChoiceAnswer {
  const printed = printedOf(near, random).map(({ value, misconception }) => ({ value, misconception }));
  const rows = [...printed, { value: right, misconception: null }].toSorted((a, b) => a.value - b.value);
  const options = optionsOf(
    rows.map(({ value, misconception }) => ({ text: [amount(value)], misconception })),
    praise,
  );
  return { kind: "choice", options };
}

function numberAnswer(plan: NumberPlan, isTyped: boolean, random: Random): Answer | null {
  const { right, also, slips, unit, praise: feedback } = plan;
  const [commonest] = slips;
  if (!commonest || !isPossible(commonest.value, plan)) return null;
  const possible = slips.filter(({ value }) => isPossible(value, plan));
  const near = tellApart([right, ...(also ?? [])], possible, isTyped ? KNOWN : PRINTED, (value) => value);
  if (!near) return null;
  if (isTyped) {
    const whole = plan.fractions !== true;
    return {
      kind: "number",
      correct: right,
      ...(also ? { also } : {}),
      whole,
      ...(unit === undefined ? {} : { unit }),
      near,
      feedback,
      otherwise: UNFORESEEN,
    };
  }
  return numberChoice(right, near, feedback, random);
}

function textAnswer({ right, slips, praise, order }: TextPlan, random: Random): Answer | null {
  const near = tellApart([right], slips, PRINTED, plain);
  if (!near) return null;
  const printed = printedOf(near, random).map(({ value, misconception }) => ({ text: value, misconception }));
  const rows: readonly Row[] = [...printed, { text: right, misconception: null }];
  const places = [...permutation(rows.length, random)];
  const sorted = order
    ? rows.toSorted((a, b) => order.indexOf(plain(a.text)) - order.indexOf(plain(b.text)))
    : places.flatMap((place) => rows[place] ?? []);
  return { kind: "choice", options: optionsOf(sorted, praise) };
}

function setAnswer({ options, slips, praise }: SetPlan): Answer | null {
  const keyOf = (ticks: readonly boolean[]): string =>
    setKey(ticks.flatMap((isTicked, i) => (isTicked ? [LETTERS.charAt(i)] : [])));
  const near = tellApart([options.map(({ correct }) => correct)], slips, KNOWN_SETS, keyOf);
  if (!near) return null;
  return {
    kind: "set",
    options: options.map(({ text, correct }, i) => ({ id: LETTERS.charAt(i), text, correct })),
    near: near.flatMap(({ value, misconception }) => {
      const key = keyOf(value);
      return key === "" ? [] : [{ key, misconception }];
    }),
    feedback: praise,
    otherwise: UNFORESEEN,
  };
}

/** The answer of a question at a level; null where the draw cannot tell its misconceptions apart. */
export function answerOf(plan: AnswerPlan, level: number, random: Random): Answer | null {
  if (plan.kind === "text") return textAnswer(plan, random);
  if (plan.kind === "set") return setAnswer(plan);
  const isTyped = plan.as === undefined ? level > 1 : plan.as === "typed";
  return numberAnswer(plan, isTyped, random);
}

/** An answer as a choice of one, for a class that votes. */
export interface VoteAnswer {
  readonly answer: ChoiceAnswer;
  /** What the options speak of by number, `i and iii`; empty where they speak for themselves. */
  readonly statements: readonly RichText[];
}

const NUMERALS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"] as const;

/** `i`, `ii` ... from 0 on, as the options name the statements. */
export function numeral(i: number): string {
  return NUMERALS[i] ?? String(i + 1);
}

/**
 * The same answer as one of a few that are printed: a number among its commonest wrong ones, several things to tick as
 * combinations of them. Whatever is printed already stays.
 */
export function asChoice(answer: Answer, random: Random): VoteAnswer {
  if (answer.kind === "choice") return { answer, statements: [] };
  if (answer.kind === "number")
    return { answer: numberChoice(answer.correct, answer.near, answer.feedback, random), statements: [] };
  const { options, near, feedback } = answer;
  const right = setKey(options.flatMap(({ id, correct }) => (correct ? [id] : [])));
  const slips = near.map(({ key, misconception }) => ({ value: key, misconception }));
  const rows = [...printedOf(slips, random), { value: right, misconception: null }].toSorted(
    (a, b) => a.value.split(",").length - b.value.split(",").length || (a.value < b.value ? -1 : 1),
  );
  const named = (key: string): RichText => [
    listed(key.split(",").map((id) => numeral(options.findIndex((option) => option.id === id)))),
  ];
  const printed = rows.map(({ value, misconception }) => ({ text: named(value), misconception }));
  return {
    answer: { kind: "choice", options: optionsOf(printed, feedback) },
    statements: options.map(({ text }) => text),
  };
}
