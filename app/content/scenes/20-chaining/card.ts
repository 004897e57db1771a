import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "chaining",
  title: "Chained and separable filters",
  part: "Networks and what makes them work",
  sign: "M5 9h15v15H5zM10 9v15M15 9v15M5 14h15M5 19h15M28 9h15v15H28zM33 9v15M38 9v15M28 14h15M28 19h15M22 14l4 5M26 14l-4 5M24 28v5M14 35h20v8H14zM18 35v8M22 35v8M26 35v8M30 35v8M14 39h20",
  idea: "Two small filters in a row make a larger one, but not every larger one.",
  minutes: 6,
};
