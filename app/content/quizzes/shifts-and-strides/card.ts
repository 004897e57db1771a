import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "shifts-and-strides",
  title: "Which shifts commute with strides",
  order: 300,
  source: "generated",
  topic: "fields",
  concepts: ["equivariance", "strides"],
  summary: "The image moves: by how much does the map move? And by how much must the image move for that?",
  levels: 3,
  scene: "equivariance",
};
