import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "toeplitz",
  title: "Toeplitz matrix",
  part: "From images to convolutions",
  idea: "A convolution is a matrix multiplication with a constrained matrix.",
  minutes: 4,
};
