/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign =
  "M5 9h15v15H5zM10 9v15M15 9v15M5 14h15M5 19h15M28 9h15v15H28zM33 9v15M38 9v15M28 14h15M28 19h15M22 14l4 5M26 14l-4 5M24 28v5M14 35h20v8H14zM18 35v8M22 35v8M26 35v8M30 35v8M14 39h20";
