import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "output-size",
  title: "Output size of a convolution",
  order: 160,
  source: "generated",
  topic: "sizes",
  concepts: ["output-size", "padding", "strides", "dilation"],
  summary: "Kernel, padding, stride, dilation: how many windows fit? Or: which padding or which inputs give this size?",
  levels: 3,
  scene: "striding",
};
