import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "filter-parameters",
  title: "Parameters of a filter",
  order: 10,
  source: "lecture",
  topic: "filters",
  concepts: ["filter-depth"],
  summary: "A filter spans every channel of the image. How many weights does that take?",
  levels: 1,
  scene: "channels",
};
