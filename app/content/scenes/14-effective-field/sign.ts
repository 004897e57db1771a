/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign = "M6 6h36v36H6zM24 15a9 9 0 1 1 0 18a9 9 0 1 1 0-18M24 20a4 4 0 1 1 0 8a4 4 0 1 1 0-8";
