/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign =
  "M5 5h17v17h-17zM26 5h17v17h-17zM5 26h17v17h-17zM26 26h17v17h-17zM9 18l9-9M8 13l5-5M30 13.5a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0M9 39v-9M13.5 39v-9M18 39v-9M30 30h2M36 33h2M31 38h2M38 39h2M35 29h1M33 35h1";
