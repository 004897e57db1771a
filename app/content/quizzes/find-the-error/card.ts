import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "find-the-error",
  title: "Find the error: in print",
  order: 390,
  source: "generated",
  topic: "errors",
  concepts: ["checking", "output-size", "macs", "receptive-field"],
  summary: "Papers, notes, slides and tools print wrong numbers too. Which one cannot be right, and what is?",
  levels: 2,
  scene: "alexnet",
};
