import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "batch-norm-parameters",
  title: "Parameters of batch normalisation",
  order: 310,
  source: "generated",
  topic: "blocks",
  concepts: ["normalisation", "biases", "filter-bank"],
  summary:
    "Which parameters of a normalisation are trained, what else it stores, and what the convolution before it can do without.",
  levels: 3,
  scene: "resnet",
};
