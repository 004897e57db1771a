import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "dense-parameters",
  title: "Parameters of a dense layer",
  order: 140,
  source: "generated",
  topic: "networks",
  concepts: ["dense-layers", "biases", "pooling"],
  summary: "A dense layer reads flattened maps. How many weights and biases does it have?",
  levels: 3,
  scene: "weight-sharing",
};
