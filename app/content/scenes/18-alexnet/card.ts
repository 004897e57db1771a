import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "alexnet",
  title: "AlexNet: know your units",
  part: "Networks and what makes them work",
  sign: "M24 8a16 16 0 1 0 .1 0M13 36 36 13M17 40 40 17M10 31 31 10M9 24 24 9M24 39 39 24",
  idea: "What does a unit look for, and where do 61 million parameters sit?",
  minutes: 6,
};
