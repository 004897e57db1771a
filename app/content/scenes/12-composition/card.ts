import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "composition",
  title: "Composition",
  part: "Depth",
  idea: "Every number in a network has a sum behind it, down to the pixels.",
  minutes: 4,
};
