import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "pooling",
  title: "Pooling",
  part: "Pooling and resolution",
  sign: "M5 5h26v26H5zM18 5v26M5 18h26M18 18h13v13H18zM31 31l4 4M33 33h10v10H33z",
  idea: "One number for each neighbourhood: its largest, or its mean.",
  minutes: 5,
};
