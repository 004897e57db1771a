import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "dense-parameters",
  title: "Parameters of a dense layer",
  order: 140,
  source: "generated",
  topic: "networks",
  concepts: ["dense-layers", "biases", "pooling"],
  summary: "Maps are flattened and read by a dense layer. How many weights and biases does that take?",
  levels: 3,
  scene: "weight-sharing",
};
