import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "channel-pooling",
  title: "Pooling over channels",
  part: "Pooling and resolution",
  idea: "Among rotated copies of a filter, one always responds.",
  minutes: 4,
};
