import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "activations",
  title: "Healthy activations",
  part: "Debugging",
  idea: "Good hidden units are sparse, and no two say the same.",
  minutes: 5,
};
