import type { QuizCard, QuizFamily } from "#quiz/family.ts";

const cards = import.meta.glob<QuizCard>("./quizzes/*/card.ts", { eager: true, import: "card" });
const sources = import.meta.glob<QuizFamily>("./quizzes/*/family.ts", { import: "family" });
const scenes = new Set(
  Object.keys(import.meta.glob("./scenes/*/scene.tsx")).map((path) => path.replace(/^.*\/\d+-(.*)\/scene\.tsx$/, "$1")),
);

/** What is known of all quiz families, in the order of the list. */
export const quizzes: readonly QuizCard[] = Object.values(cards).toSorted((a, b) => a.order - b.order);

/** Loads a family. Rejects where it does not arrive, or there is none of this name. */
export async function loadQuiz(id: string): Promise<QuizFamily> {
  const load = sources[`./quizzes/${id}/family.ts`];
  if (!load) throw new Error(`There is no quiz called "${id}"`);
  return load();
}

/** Whether the lecture has a scene of this name: some are still to come. */
export function hasScene(id: string): boolean {
  return scenes.has(id);
}
