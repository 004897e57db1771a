import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "backprop",
  title: "Backpropagation",
  part: "Depth",
  idea: "Gradients run back along the wires: a convolution with the flipped kernel.",
  minutes: 6,
};
