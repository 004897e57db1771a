import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "alexnet",
  title: "AlexNet: know your units",
  part: "Networks and what makes them work",
  idea: "What does a unit look for, and where do 61 million parameters sit?",
  minutes: 6,
};
