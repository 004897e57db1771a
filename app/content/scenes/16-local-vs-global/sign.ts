/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign =
  "M6 6v36h36M10 12C14 24 22 32 40 36M11 15a2 2 0 1 1 .1 0M17 25a2 2 0 1 1 .1 0M26 32a2 2 0 1 1 .1 0M36 37a2 2 0 1 1 .1 0";
