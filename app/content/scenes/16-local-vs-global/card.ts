import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "local-vs-global",
  title: "Local and global",
  part: "Why local?",
  sign: "M6 6v36h36M10 12C14 24 22 32 40 36M11 15a2 2 0 1 1 .1 0M17 25a2 2 0 1 1 .1 0M26 32a2 2 0 1 1 .1 0M36 37a2 2 0 1 1 .1 0",
  idea: "Near pixels depend on one another most: spend weights there.",
  minutes: 6,
};
