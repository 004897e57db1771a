import type { QuizFamily } from "#quiz/family.ts";

const modules = import.meta.glob<QuizFamily>("./quizzes/*.ts", { eager: true, import: "family" });

/** All quiz families, in the order of the list. */
export const quizzes: readonly QuizFamily[] = Object.values(modules).toSorted((a, b) => a.order - b.order);

/** The quiz with this id, if there is one. */
export function quizById(id: string): QuizFamily | undefined {
  return quizzes.find((quiz) => quiz.id === id);
}
