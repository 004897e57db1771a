import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "planted-errors",
  title: "Find the error: in a table",
  order: 400,
  source: "generated",
  topic: "errors",
  concepts: ["checking", "counting-networks", "output-size", "macs", "receptive-field"],
  summary: "One entry of a table is wrong. Find it, correct it, or say how it came about.",
  levels: 3,
  scene: "filter-sizes",
};
