import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "jump",
  title: "How far apart neighbouring units are",
  order: 210,
  source: "generated",
  topic: "fields",
  concepts: ["strides", "equivariance"],
  summary:
    "One unit further on in the last layer: how many pixels is that in the image, and which strides lead to that?",
  levels: 3,
  scene: "striding",
};
