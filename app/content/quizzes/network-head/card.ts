import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "network-head",
  title: "Heads: global average pooling or flatten",
  order: 350,
  source: "generated",
  topic: "networks",
  concepts: ["dense-layers", "pooling", "counting-networks"],
  summary:
    "How many parameters a dense layer has after flattening and after a global average, and which of the two heads grows with the image.",
  levels: 3,
  scene: "pooling",
};
