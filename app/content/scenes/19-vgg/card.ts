import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "vgg",
  title: "VGG: only 3 × 3",
  part: "Networks and what makes them work",
  idea: "A chain of small filters sees as much as one large filter, for less.",
  minutes: 5,
  quizzes: ["chained-kernels", "receptive-field"],
};
