import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "receptive-field",
  title: "Receptive field",
  part: "Depth",
  idea: "What part of the image can one unit see?",
  minutes: 6,
};
