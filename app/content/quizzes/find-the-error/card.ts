import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "find-the-error",
  title: "Find the error: in print",
  order: 390,
  source: "generated",
  topic: "errors",
  concepts: ["checking", "output-size", "macs", "receptive-field"],
  summary:
    "Papers, notes, slides and tools contain wrong numbers too. Which number cannot be right, and what should it be?",
  levels: 2,
  scene: "alexnet",
};
