/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign =
  "M24 4v7M17 11h14v8H17zM24 19v4M17 23h14v8H17zM24 31v3M20 38a4 4 0 1 0 8 0a4 4 0 1 0-8 0M24 36v4M22 38h4M24 8h15v30H28M24 42v4";
