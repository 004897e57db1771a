import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "vgg",
  title: "VGG: only 3 × 3",
  part: "Networks and what makes them work",
  sign: "M24 5l4 3-4 3-4-3zM24 14l10 7-10 7-10-7zM24 25l18 10-18 10L6 35zM20 8l-6 13M28 8l6 13M14 21 6 35M34 21l8 14",
  idea: "A chain of small filters sees as much as one large filter, for less.",
  minutes: 5,
  quizzes: ["chained-kernels", "receptive-field"],
};
