import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "conv-parameters",
  title: "Parameters of a conv layer",
  order: 130,
  source: "generated",
  topic: "filters",
  concepts: ["filter-depth", "filter-bank", "biases", "weight-sharing"],
  summary:
    "Count all of a layer’s parameters, with or without biases; or work back to its filters, channels or kernel.",
  levels: 3,
  scene: "channels",
};
