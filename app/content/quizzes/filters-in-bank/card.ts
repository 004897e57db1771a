import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "filters-in-bank",
  title: "Filters in the bank",
  order: 20,
  source: "lecture",
  topic: "filters",
  concepts: ["filter-bank"],
  summary: "The same layer seen from its output: what do the feature maps tell you about the filters?",
  levels: 1,
  scene: "channels",
};
