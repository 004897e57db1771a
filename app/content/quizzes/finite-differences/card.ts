import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "finite-differences",
  title: "Checking a gradient with finite differences",
  order: 360,
  source: "generated",
  topic: "values",
  concepts: ["gradients"],
  summary: "What does a central difference give, how far is it from the gradient, and which ε was used?",
  levels: 3,
  scene: "gradient-check",
};
