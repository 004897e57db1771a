import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "toeplitz",
  title: "Toeplitz matrix",
  part: "From images to convolutions",
  sign: "M5 5h38v38H5zM5 5l38 38M14.5 5 43 33.5M24 5l19 19M5 14.5 33.5 43",
  idea: "A convolution is a matrix multiplication with a constrained matrix.",
  minutes: 4,
};
