import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "filter-health",
  title: "Healthy filters",
  part: "Debugging",
  idea: "Good filters have structure, and no two are alike.",
  minutes: 5,
};
