import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "striding",
  title: "Striding",
  part: "Pooling and resolution",
  idea: "Filter and skip in one step: a fraction of the work.",
  minutes: 5,
};
