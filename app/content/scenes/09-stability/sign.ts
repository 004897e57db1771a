/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign =
  "M5 8c10-5 28 5 38 0M5 20c12-4 24 8 38 2M5 32c10 5 26-5 38 0M5 43c12-4 26 3 38 0M6 8c4 12-4 24 0 35M18 7c8 12-2 24 0 35M31 8c6 12 0 22 0 33M42 8c-4 12 4 24 0 35";
