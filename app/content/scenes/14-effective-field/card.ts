import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "effective-field",
  title: "Effective receptive field",
  part: "Depth",
  idea: "The middle of a field counts most: the spot grows as the root of depth.",
  minutes: 4,
};
