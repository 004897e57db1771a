import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "dilated-stacks",
  title: "Stacks of dilated layers",
  order: 220,
  source: "generated",
  topic: "fields",
  concepts: ["dilation", "receptive-field"],
  summary: "Taps further apart: what a unit sees, which of it it reads, and how few layers see far.",
  levels: 3,
  scene: "dilation",
};
