import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "imagenet",
  title: "ImageNet",
  part: "Networks and what makes them work",
  idea: "Fewer errors at every contest: what changed besides depth?",
  minutes: 4,
  quizzes: ["network-parameters", "macs"],
};
