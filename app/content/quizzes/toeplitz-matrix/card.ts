import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "toeplitz-matrix",
  title: "The matrix of a convolution",
  order: 240,
  source: "generated",
  topic: "matrices",
  concepts: ["toeplitz", "weight-sharing"],
  summary:
    "Rows, columns and nonzero entries of the matrix that does the same as a convolution. Or: how large is the kernel behind it?",
  levels: 3,
  scene: "toeplitz",
};
