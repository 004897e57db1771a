import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "filters-from-totals",
  title: "How many filters?",
  order: 120,
  source: "generated",
  topic: "filters",
  concepts: ["filter-bank", "filter-depth", "biases"],
  summary: "Find the number of filters from the shape of the output, from the weights, or from all parameters.",
  levels: 3,
  scene: "channels",
};
