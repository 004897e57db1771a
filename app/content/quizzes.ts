import type { QuizCard, QuizFamily } from "#quiz/family.ts";

const cards = import.meta.glob<QuizCard>("./quizzes/*/card.ts", { eager: true, import: "card" });
const sources = import.meta.glob<QuizFamily>("./quizzes/*/family.ts", { import: "family" });

/** What is known of all quiz families, in the order of the list. */
export const quizzes: readonly QuizCard[] = Object.values(cards).toSorted((a, b) => a.order - b.order);

/** Loads a family. Rejects where it does not arrive, or there is none of this name. */
export async function loadQuiz(id: string): Promise<QuizFamily> {
  const load = sources[`./quizzes/${id}/family.ts`];
  if (!load) throw new Error(`There is no quiz called "${id}"`);
  return load();
}
