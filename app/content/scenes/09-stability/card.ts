import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "stability",
  title: "Stability",
  part: "Pooling and resolution",
  idea: "Bend the image a little: pooled responses change less.",
  minutes: 5,
};
