import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "connections",
  title: "Fully connected, locally connected, convolutional",
  order: 230,
  source: "generated",
  topic: "matrices",
  concepts: ["weight-sharing", "dense-layers", "biases"],
  summary: "The same inputs and outputs, connected in three ways. How many weights does each take?",
  levels: 3,
  scene: "weight-sharing",
};
