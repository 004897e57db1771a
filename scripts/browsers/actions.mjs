/** Input actions in WebDriver's format, for both the old and the new protocol. */

/** Moves the pointer along a path of `[x, y]`, with its button held from the first point to the last. */
export function drag(path) {
  const [first, ...rest] = path.map(([x, y]) => ({ type: "pointerMove", x: Math.round(x), y: Math.round(y) }));
  return [
    {
      type: "pointer",
      id: "mouse",
      parameters: { pointerType: "mouse" },
      actions: [first, { type: "pointerDown", button: 0 }, ...rest, { type: "pointerUp", button: 0 }],
    },
  ];
}
