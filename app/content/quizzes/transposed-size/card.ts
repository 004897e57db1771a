import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "transposed-size",
  title: "Size of a transposed convolution",
  order: 370,
  source: "generated",
  topic: "sizes",
  concepts: ["output-size", "strides", "padding"],
  summary:
    "A convolution run backwards, as for the gradient with respect to its input: how large is the output, or how large was the input?",
  levels: 3,
  scene: "backprop",
};
