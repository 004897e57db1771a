import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "filter-sizes",
  title: "Filter sizes",
  part: "From images to convolutions",
  idea: "A filter is as deep as its input; a layer has one for every output map.",
  minutes: 4,
};
