import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "grouped-convolution",
  title: "Groups and depthwise convolutions",
  order: 270,
  source: "generated",
  topic: "blocks",
  concepts: ["groups", "filter-depth", "one-by-one"],
  summary:
    "Filters that see only some of the channels: what groups save, and how many weights a separable convolution has.",
  levels: 3,
  scene: "filter-sizes",
};
