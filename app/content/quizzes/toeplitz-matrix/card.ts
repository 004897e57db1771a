import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "toeplitz-matrix",
  title: "The matrix of a convolution",
  order: 240,
  source: "generated",
  topic: "matrices",
  concepts: ["toeplitz", "weight-sharing"],
  summary: "Rows, columns, nonzero entries of the matrix that does what a convolution does; or: which kernel made it?",
  levels: 3,
  scene: "toeplitz",
};
