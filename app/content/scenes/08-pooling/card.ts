import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "pooling",
  title: "Pooling",
  part: "Pooling and resolution",
  idea: "One number for each neighbourhood: its maximum or its mean.",
  minutes: 5,
};
