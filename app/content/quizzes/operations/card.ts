import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "operations",
  title: "Operations and multiply-accumulates",
  order: 330,
  source: "generated",
  topic: "cost",
  concepts: ["macs"],
  summary: "From multiply-accumulates to single operations and back: a factor of two that tools often leave out.",
  levels: 3,
  scene: "filter-sizes",
};
