import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "near-or-far",
  title: "Near or far",
  order: 30,
  source: "lecture",
  topic: "images",
  concepts: ["image-statistics"],
  summary: "Two points of an image, close together or far apart: which pair is more alike?",
  levels: 2,
  scene: "local-vs-global",
};
