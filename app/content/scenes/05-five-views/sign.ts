/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign =
  "M18 18h12v12H18zM20.5 3h7v7h-7zM37 15h7v7h-7zM31 37h7v7h-7zM10 37h7v7h-7zM4 15h7v7H4zM24 18v-8M30 21l7-2M28 30l5 7M20 30l-5 7M18 21l-7-2";
