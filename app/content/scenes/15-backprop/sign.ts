/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign = "M8 8h8v8H8zM32 8h8v8h-8zM20 34h8v8h-8zM22 32L13 19M26 32l9-13M13 24v-5l5 1M35 24v-5l-5 1";
