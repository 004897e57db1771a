/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign =
  "M24 5l4 3-4 3-4-3zM24 14l10 7-10 7-10-7zM24 25l18 10-18 10L6 35zM20 8l-6 13M28 8l6 13M14 21 6 35M34 21l8 14";
