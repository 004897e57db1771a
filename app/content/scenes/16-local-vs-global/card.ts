import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "local-vs-global",
  title: "Local and global",
  part: "Why local?",
  idea: "Near pixels depend on one another most: spend weights there.",
  minutes: 6,
};
