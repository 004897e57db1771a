import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "five-views",
  title: "Five views of a convolutional layer",
  part: "From images to convolutions",
  sign: "M18 18h12v12H18zM20.5 3h7v7h-7zM37 15h7v7h-7zM31 37h7v7h-7zM10 37h7v7h-7zM4 15h7v7H4zM24 18v-8M30 21l7-2M28 30l5 7M20 30l-5 7M18 21l-7-2",
  idea: "A convolution is one sum; there are five ways to see it.",
  minutes: 6,
};
