import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "unit-table",
  title: "Reading a table of units",
  order: 380,
  source: "generated",
  topic: "values",
  concepts: ["health-of-units"],
  summary: "Activations of five units for four samples: which are dead, how sparse are they, what would revive one?",
  levels: 3,
  scene: "activations",
};
