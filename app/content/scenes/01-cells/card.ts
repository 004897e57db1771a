import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "cells",
  title: "From cells to a sliding classifier",
  part: "From images to convolutions",
  sign: "M5 5h38v38H5zM5 17.7h38M5 30.4h38M17.7 5v38M30.4 5v38M20 28c5 2 11 0 12-7l4-2-4-2c-3-4-8-1-7 3l-8 2z",
  idea: "A cell sees only itself. Slide the classifier instead.",
  minutes: 5,
};
