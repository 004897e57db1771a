/** Input as WebDriver wants it, the old protocol and the new one alike. */

/** The pointer along a path of `[x, y]`, its button held from the first place to the last. */
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
