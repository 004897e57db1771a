import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "cells",
  title: "From cells to a sliding classifier",
  part: "From images to convolutions",
  idea: "A cell sees only itself. Slide the classifier instead.",
  minutes: 5,
};
