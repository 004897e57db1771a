import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "equivariance",
  title: "Equivariance",
  part: "From images to convolutions",
  idea: "Shift and then filter, or filter and then shift: for a convolution the result is the same.",
  minutes: 4,
};
