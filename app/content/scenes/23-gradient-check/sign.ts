/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign =
  "M5 5v36h38M9 11 24 33M24 33 41 15M13 17v0M9 11v0M17 23v0M21 29v0M29 27v0M34 22v0M39 17v0M22 38h4M24 36v4";
