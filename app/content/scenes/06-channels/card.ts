import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "channels",
  title: "Channels and filter banks",
  part: "From images to convolutions",
  sign: "M5 17h22v22H5zM11 17v-6h22v22h-6M17 11V5h22v22h-6M41 38h-8M37 34v8",
  idea: "A filter is as deep as its input; a filter bank produces a stack of maps.",
  minutes: 5,
};
