import type { Architecture } from "#nn/types.ts";
import type { Concept, Topic } from "./concepts.ts";
import type { Answer, Question, RichText } from "./question.ts";

/** From 1 (multiple choice) over 2 (a number is typed) to 3 (turned round). A family says how many it has. */
export const LEVELS = [1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];

/** Seeds are whole numbers from 1 to this. */
export const MAX_SEED = 2 ** 28;

/** The answer of a question, and what is known of it. */
export interface Marked {
  readonly answer: Answer;
  /** Id of the commonest misconception: where answers are printed, one of them comes from it. */
  readonly commonest: string;
}

/** A question of a quiz: two hints, and a network to open in the lab. */
export interface QuizQuestion extends Question, Marked {
  readonly hints: readonly [first: RichText, second: RichText];
  /** The network of the question, for the lab; null where it has none. */
  readonly lab: Architecture | null;
}

/** What the list says of a quiz. It is loaded with the list; the rest of a quiz when it is opened. */
export interface QuizCard {
  /** The name of its folder; part of the address and of stored progress, so it never changes. */
  readonly id: string;
  readonly title: string;
  /** Sort key in the list, unique; leave gaps. */
  readonly order: number;
  /** `lecture`: asked in the lecture, one fixed question whatever the seed. `generated`: a new one from each seed. */
  readonly source: "lecture" | "generated";
  readonly topic: Topic;
  /** What one has to know; the main one first. */
  readonly concepts: readonly [Concept, ...Concept[]];
  /** One sentence for the list. */
  readonly summary: string;
  /** Highest level that `generate` supports. */
  readonly levels: Level;
  /** Id of the scene that explains the topic; it may be one that is still to come. */
  readonly scene: string;
}

/** A quiz: a folder of `app/content/quizzes/`, which exports `card` and `family`. Adding one needs no other edits. */
export interface QuizFamily extends QuizCard {
  /** The answer alone, without the words. */
  mark(seed: number, level: Level): Marked;
  /** The same seed and level always give the same question. */
  generate(seed: number, level: Level): QuizQuestion;
}
