import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "weight-sharing",
  title: "Weight sharing",
  part: "From images to convolutions",
  idea: "Cut the far wires, make the others equal: what is left is a convolution.",
  minutes: 5,
};
