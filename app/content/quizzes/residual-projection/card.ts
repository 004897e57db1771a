import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "residual-projection",
  title: "The shortcut of a residual block",
  order: 260,
  source: "generated",
  topic: "blocks",
  concepts: ["shortcuts", "one-by-one", "normalisation", "strides", "gradients"],
  summary:
    "When a shortcut has to change the shape of its input, how many parameters the block has, and what happens to a gradient at the sum.",
  levels: 3,
  scene: "resnet",
};
