import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "imagenet",
  title: "ImageNet",
  part: "Networks and what makes them work",
  sign: "M6 6v36h36M12 14a3 3 0 1 0 .1 0M23 26a5 5 0 1 0 .1 0M38 34a3 3 0 1 0 .1 0M14 17l7 8M27 30l8 4",
  idea: "Fewer errors at every contest: what changed besides depth?",
  minutes: 4,
  quizzes: ["network-parameters", "macs"],
};
