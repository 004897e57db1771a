import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "filter-sizes",
  title: "Filter sizes",
  part: "From images to convolutions",
  sign: "M5 23h15v19H5zM5 23 19 11h15L20 23M34 11v19L20 42M38 36h7M42 33l3 3-3 3",
  idea: "A filter is as deep as its input; a layer has one for every map.",
  minutes: 4,
};
