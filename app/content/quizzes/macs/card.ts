import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "macs",
  title: "Multiply-accumulates",
  order: 180,
  source: "generated",
  topic: "cost",
  concepts: ["macs", "weight-sharing", "strides"],
  summary: "Count a layer’s multiply-accumulates, with and without a stride, and work out what a smaller layer saves.",
  levels: 3,
  scene: "striding",
};
