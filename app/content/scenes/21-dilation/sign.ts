/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign =
  "M24 5v0M22 5h4v4h-4zM12 20h4v4h-4zM22 20h4v4h-4zM32 20h4v4h-4zM24 9 14 20M24 9v11M24 9l10 11M4 38h4v4H4zM13 38h4v4h-4zM22 38h4v4h-4zM31 38h4v4h-4zM40 38h4v4h-4zM14 24 6 38M14 24l1 14M24 24v14M34 24l-1 14M34 24l8 14";
