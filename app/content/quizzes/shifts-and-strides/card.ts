import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "shifts-and-strides",
  title: "Which shifts commute with strides",
  order: 300,
  source: "generated",
  topic: "fields",
  concepts: ["equivariance", "strides"],
  summary:
    "If the image moves, by how much does the map move? And how far must the image move for the map to move by whole units?",
  levels: 3,
  scene: "equivariance",
};
