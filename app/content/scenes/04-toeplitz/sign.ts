/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign = "M5 5h38v38H5zM5 5l38 38M14.5 5 43 33.5M24 5l19 19M5 14.5 33.5 43";
