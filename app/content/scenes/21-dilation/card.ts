import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "dilation",
  title: "Dilated convolutions",
  part: "Networks and what makes them work",
  idea: "Taps further apart: the field doubles, the weights do not.",
  minutes: 5,
};
