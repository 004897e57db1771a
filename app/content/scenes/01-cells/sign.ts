/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign =
  "M5 5h38v38H5zM5 17.7h38M5 30.4h38M17.7 5v38M30.4 5v38M20 28c5 2 11 0 12-7l4-2-4-2c-3-4-8-1-7 3l-8 2z";
