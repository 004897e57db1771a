/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign = "M5 23h15v19H5zM5 23 19 11h15L20 23M34 11v19L20 42M38 36h7M42 33l3 3-3 3";
