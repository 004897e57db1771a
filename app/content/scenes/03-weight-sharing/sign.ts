/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign =
  "M5 10a3 3 0 1 0 6 0a3 3 0 1 0-6 0M5 24a3 3 0 1 0 6 0a3 3 0 1 0-6 0M5 38a3 3 0 1 0 6 0a3 3 0 1 0-6 0M37 10a3 3 0 1 0 6 0a3 3 0 1 0-6 0M37 24a3 3 0 1 0 6 0a3 3 0 1 0-6 0M37 38a3 3 0 1 0 6 0a3 3 0 1 0-6 0M11 10h26M11 24h26M11 38h26M11 11.5l26 11M11 25.5l26 11M11 22.5l26-11M11 36.5l26-11";
