/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign =
  "M6 6h36v36H6zM15 6v36M24 6v36M33 6v36M8 12h5M17 18h5M26 10h5M35 22h5M8 30h5M17 35h5M26 28h5M35 38h5";
