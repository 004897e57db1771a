import type { QuizCard } from "#quiz/family.ts";

export const card: QuizCard = {
  id: "size-keeping-padding",
  title: "Padding that keeps the size",
  order: 340,
  source: "generated",
  topic: "sizes",
  concepts: ["padding", "dilation", "output-size"],
  summary:
    "How many zeros on each side keep the size of a map? And which kernel or dilation goes with a given padding?",
  levels: 3,
  scene: "dilation",
};
