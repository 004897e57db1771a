import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "gradient-check",
  title: "Checking gradients",
  part: "Debugging",
  idea: "Nudge a weight: does the loss move as its gradient says?",
  minutes: 7,
};
