import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "equivariance",
  title: "Equivariance",
  part: "From images to convolutions",
  sign: "M5 5h17v17H5zM26 26h17v17H26zM28 13h9v7M34 17l3 4 3-4M13 28v9h7M17 34l4 3-4 3",
  idea: "Shift and then filter, or filter and then shift: for a convolution the result is the same.",
  minutes: 4,
};
