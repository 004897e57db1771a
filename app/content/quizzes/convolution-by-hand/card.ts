import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "convolution-by-hand",
  title: "A small convolution by hand",
  order: 290,
  source: "generated",
  topic: "values",
  concepts: ["sums-by-hand", "gradients", "weight-sharing"],
  summary: "One output, or the gradient of one weight or pixel, worked out as a sum. Or: which weight is missing?",
  levels: 3,
  scene: "backprop",
};
