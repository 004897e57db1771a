import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "chained-kernels",
  title: "Kernels one after the other",
  order: 250,
  source: "generated",
  topic: "matrices",
  concepts: ["chaining", "receptive-field", "filter-depth"],
  summary: "Small kernels in a chain make a larger one. How large, from how many numbers, and which kernels separate?",
  levels: 3,
  scene: "chaining",
};
