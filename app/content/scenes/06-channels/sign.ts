/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign = "M5 17h22v22H5zM11 17v-6h22v22h-6M17 11V5h22v22h-6M41 38h-8M37 34v8";
