/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign =
  "M24 21a3 3 0 1 0 .1 0M24 15a9 9 0 1 0 .1 0M24 10a14 14 0 1 0 .1 0M24 6a18 18 0 1 0 .1 0M5 5h38v38H5zM5 24h4M39 24h4M24 5v4M24 39v4";
