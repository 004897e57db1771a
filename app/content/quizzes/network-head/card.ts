import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "network-head",
  title: "Heads: global mean or flatten",
  order: 350,
  source: "generated",
  topic: "networks",
  concepts: ["dense-layers", "pooling", "counting-networks"],
  summary:
    "What a dense layer costs after a flatten and after a global mean, and which of the two heads grows with the image.",
  levels: 3,
  scene: "pooling",
};
