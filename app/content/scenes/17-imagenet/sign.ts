/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign = "M6 6v36h36M12 14a3 3 0 1 0 .1 0M23 26a5 5 0 1 0 .1 0M38 34a3 3 0 1 0 .1 0M14 17l7 8M27 30l8 4";
