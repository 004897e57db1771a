import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "pooling-output",
  title: "Output of pooling",
  order: 170,
  source: "generated",
  topic: "sizes",
  concepts: ["pooling", "output-size"],
  summary: "Windows that touch, windows that overlap: what is left of each map? Which inputs shrink to this size?",
  levels: 3,
  scene: "pooling",
};
