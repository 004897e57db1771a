import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "activation-memory",
  title: "Memory of activations",
  order: 190,
  source: "generated",
  topic: "cost",
  concepts: ["memory", "counting-networks", "output-size"],
  summary:
    "How many bytes do the outputs of layers take, for a batch? Which batch fits, and what does a smaller image save?",
  levels: 3,
  scene: "alexnet",
};
