import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "pooling-output",
  title: "Output size of pooling",
  order: 170,
  source: "generated",
  topic: "sizes",
  concepts: ["pooling", "output-size"],
  summary:
    "Windows side by side, windows that overlap: how large is each map afterwards? Or: which inputs shrink to this size?",
  levels: 3,
  scene: "pooling",
};
