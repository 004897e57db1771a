/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign =
  "M21 5h6v6h-6zM14 19h20M7 33h34M21 11l-7 8M27 11l7 8M14 19 7 33M34 19l7 14M4 43h40M7 33l-3 10M41 33l3 10M24 19v0M18 33v10M30 33v10";
