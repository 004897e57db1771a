/** The scene's sign in the contents: lines in a square of 48 by 48, as an SVG path. */
export const sign = "M4 14h12v20H4zM18 18h9v12h-9zM29 20h7v8h-7zM16 24h2M27 24h2M36 24h4M41 21v6M44 21v6";
