import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "effective-field",
  title: "Effective receptive field",
  part: "Depth",
  sign: "M6 6h36v36H6zM24 15a9 9 0 1 1 0 18a9 9 0 1 1 0-18M24 20a4 4 0 1 1 0 8a4 4 0 1 1 0-8",
  idea: "The middle of a field counts most: the spot grows with the root of depth.",
  minutes: 4,
};
