import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "network-parameters",
  title: "Parameters of a small network",
  order: 150,
  source: "generated",
  topic: "networks",
  concepts: ["counting-networks", "filter-depth", "dense-layers", "pooling"],
  summary: "Count a whole network, layer by layer; then double the side of its images and see what grows.",
  levels: 3,
  scene: "alexnet",
};
