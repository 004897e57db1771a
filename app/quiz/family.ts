import type { Architecture } from "#nn/types.ts";
import type { Question, RichText } from "./question.ts";

/** From 1 (multiple choice) to 3 (the inverse question). A family says how many it has. */
export const LEVELS = [1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];

/** Seeds are whole numbers from 1 to this. */
export const MAX_SEED = 2 ** 28;

/** A question of a quiz: two hints, and a network to open in the lab. */
export interface QuizQuestion extends Question {
  readonly hints: readonly [first: RichText, second: RichText];
  /** The same layer as a network, for the lab. */
  readonly lab: Architecture;
}

/**
 * A quiz: one file in `app/content/quizzes/`, exported as `family`. Adding one needs no other edits.
 * Its numbers come from the network model; each wrong answer is the result of a misconception.
 */
export interface QuizFamily {
  /** Kebab case, the name of its file; part of the address and of stored progress, so it never changes. */
  readonly id: string;
  readonly title: string;
  /** Sort key in the list, unique; leave gaps. */
  readonly order: number;
  /** `lecture`: one fixed question, whatever the seed. `generated`: a new one from each seed. */
  readonly source: "lecture" | "generated";
  /** One sentence for the list. */
  readonly summary: string;
  /** Highest level that `generate` supports. */
  readonly levels: Level;
  /** Id of the scene that explains the topic. */
  readonly scene: string;
  /** The same seed and level always give the same question. */
  generate(seed: number, level: Level): QuizQuestion;
}
