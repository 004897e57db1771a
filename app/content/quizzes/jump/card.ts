import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "jump",
  title: "How far apart neighbours are",
  order: 210,
  source: "generated",
  topic: "fields",
  concepts: ["strides", "equivariance"],
  summary: "One unit further in the last layer: how many pixels is that on the image, and which strides make it so?",
  levels: 3,
  scene: "striding",
};
