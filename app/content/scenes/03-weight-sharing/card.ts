import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "weight-sharing",
  title: "Weight sharing",
  part: "From images to convolutions",
  sign: "M5 10a3 3 0 1 0 6 0a3 3 0 1 0-6 0M5 24a3 3 0 1 0 6 0a3 3 0 1 0-6 0M5 38a3 3 0 1 0 6 0a3 3 0 1 0-6 0M37 10a3 3 0 1 0 6 0a3 3 0 1 0-6 0M37 24a3 3 0 1 0 6 0a3 3 0 1 0-6 0M37 38a3 3 0 1 0 6 0a3 3 0 1 0-6 0M11 10h26M11 24h26M11 38h26M11 11.5l26 11M11 25.5l26 11M11 22.5l26-11M11 36.5l26-11",
  idea: "Cut the far wires, make the others equal: what is left is a convolution.",
  minutes: 5,
};
