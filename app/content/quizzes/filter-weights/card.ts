import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "filter-weights",
  title: "Weights of one filter",
  order: 110,
  source: "generated",
  topic: "filters",
  concepts: ["filter-depth", "weight-sharing"],
  summary: "One filter among many: how many weights does it have, and what makes no difference to that?",
  levels: 3,
  scene: "channels",
};
