/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign = "M5 5h17v17H5zM26 26h17v17H26zM28 13h9v7M34 17l3 4 3-4M13 28v9h7M17 34l4 3-4 3";
