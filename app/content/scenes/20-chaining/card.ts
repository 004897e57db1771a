import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "chaining",
  title: "Chained and separable filters",
  part: "Networks and what makes them work",
  idea: "Two small filters in a row make a larger one, but not every larger one.",
  minutes: 6,
};
