import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "five-views",
  title: "Five views of a convolutional layer",
  part: "From images to convolutions",
  idea: "A convolution is one sum; there are five ways to see it.",
  minutes: 6,
};
