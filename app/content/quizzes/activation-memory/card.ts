import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "activation-memory",
  title: "Memory for activations",
  order: 190,
  source: "generated",
  topic: "cost",
  concepts: ["memory", "counting-networks", "output-size"],
  summary:
    "How many bytes do the layers’ outputs take for a batch? How large a batch fits, and what does a smaller image save?",
  levels: 3,
  scene: "alexnet",
};
