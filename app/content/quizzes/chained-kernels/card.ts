import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "chained-kernels",
  title: "Chains of kernels",
  order: 250,
  source: "generated",
  topic: "matrices",
  concepts: ["chaining", "receptive-field", "filter-depth"],
  summary:
    "A chain of small kernels acts as a larger one. How large is it, how many numbers does it take, and which kernels are separable?",
  levels: 3,
  scene: "chaining",
};
