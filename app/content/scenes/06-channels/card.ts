import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "channels",
  title: "Channels and filter banks",
  part: "From images to convolutions",
  idea: "A filter is as deep as its input; a filter bank produces a stack of maps.",
  minutes: 5,
};
