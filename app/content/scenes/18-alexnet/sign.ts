/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign = "M24 8a16 16 0 1 0 .1 0M13 36 36 13M17 40 40 17M10 31 31 10M9 24 24 9M24 39 39 24";
