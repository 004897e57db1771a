import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "bottleneck-parameters",
  title: "1 × 1 filters and bottlenecks",
  order: 320,
  source: "generated",
  topic: "blocks",
  concepts: ["one-by-one", "filter-depth", "counting-networks"],
  summary: "What a filter of 1 × 1 does with the channels, and what it saves a 3 × 3 convolution between two of them.",
  levels: 3,
  scene: "filter-sizes",
};
