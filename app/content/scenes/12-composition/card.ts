import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "composition",
  title: "Composition",
  part: "Depth",
  sign: "M4 14h12v20H4zM18 18h9v12h-9zM29 20h7v8h-7zM16 24h2M27 24h2M36 24h4M41 21v6M44 21v6",
  idea: "Every number in a network has a sum behind it, down to the pixels.",
  minutes: 4,
};
