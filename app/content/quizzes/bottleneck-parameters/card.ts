import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "bottleneck-parameters",
  title: "1 × 1 filters and bottlenecks",
  order: 320,
  source: "generated",
  topic: "blocks",
  concepts: ["one-by-one", "filter-depth", "counting-networks"],
  summary:
    "What a 1 × 1 filter does with the channels, and how many weights a bottleneck saves with two layers of them around a 3 × 3 convolution.",
  levels: 3,
  scene: "filter-sizes",
};
