/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign =
  "M24 8a16 16 0 1 0 .1 0M24 24V3M24 24l10-10M24 24h13M24 24l8 8M24 24v9M24 24l-8 8M24 24H11M24 24 14 14";
