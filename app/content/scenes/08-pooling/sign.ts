/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign = "M5 5h26v26H5zM18 5v26M5 18h26M18 18h13v13H18zM31 31l4 4M33 33h10v10H33z";
