import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "pooled-values",
  title: "Pooled values and their gradients",
  order: 280,
  source: "generated",
  topic: "values",
  concepts: ["pooling", "gradients", "sums-by-hand"],
  summary: "What does a pool output, and where does the gradient go? Or: which value is missing?",
  levels: 3,
  scene: "pooling",
};
