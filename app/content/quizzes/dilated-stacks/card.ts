import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "dilated-stacks",
  title: "Stacks of dilated layers",
  order: 220,
  source: "generated",
  topic: "fields",
  concepts: ["dilation", "receptive-field"],
  summary:
    "Taps further apart: how far a unit sees, which of those pixels it reads, and how few layers it takes to see far.",
  levels: 3,
  scene: "dilation",
};
