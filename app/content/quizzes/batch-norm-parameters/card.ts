import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "batch-norm-parameters",
  title: "Parameters of batch normalisation",
  order: 310,
  source: "generated",
  topic: "blocks",
  concepts: ["normalisation", "biases", "filter-bank"],
  summary: "What a normalisation trains, what it stores besides, and what it spares the convolution before it.",
  levels: 3,
  scene: "resnet",
};
