import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "backprop",
  title: "Backpropagation",
  part: "Depth",
  sign: "M8 8h8v8H8zM32 8h8v8h-8zM20 34h8v8h-8zM22 32L13 19M26 32l9-13M13 24v-5l5 1M35 24v-5l-5 1",
  idea: "Gradients run back along the wires: a convolution with the kernel turned.",
  minutes: 6,
};
