import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "connections",
  title: "Fully, locally, convolutionally connected",
  order: 230,
  source: "generated",
  topic: "matrices",
  concepts: ["weight-sharing", "dense-layers", "biases"],
  summary: "The same inputs and outputs, joined in three ways. How many weights does each way take?",
  levels: 3,
  scene: "weight-sharing",
};
