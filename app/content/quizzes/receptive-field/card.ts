import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "receptive-field",
  title: "Receptive field of a stack",
  order: 200,
  source: "generated",
  topic: "fields",
  concepts: ["receptive-field", "strides"],
  summary: "How many pixels does a unit see through several layers? Or: how many layers does it take to see that far?",
  levels: 3,
  scene: "receptive-field",
};
