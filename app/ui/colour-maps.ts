/**
 * Colour maps for data, nine RGB stops each, linear in between; the view shaders take the same stops.
 * Blue and orange are distinguishable with all common kinds of colour vision; the sequential maps rise
 * steadily in lightness (or fall, on paper).
 */
export interface ColourMap {
  /** Red, green, blue from 0 to 1, nine times. */
  readonly stops: readonly number[];
}

function fromHex(...colours: readonly string[]): ColourMap {
  return {
    stops: colours.flatMap((colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)),
  };
}

/** Signed data, zero in the middle: blue below, orange above. On a light background zero is near white. */
export const divergingLight = fromHex(
  "#123d7a",
  "#2f69b0",
  "#6f9fd4",
  "#b5cfe9",
  "#f6f5f1",
  "#f3c79f",
  "#df8f4f",
  "#b85c1b",
  "#7a3606",
);
/** The same for a dark background: zero is near black. */
export const divergingDark = fromHex(
  "#a9d0ff",
  "#5f9df0",
  "#2f6cc0",
  "#1f3f6e",
  "#1d1e22",
  "#6a3a16",
  "#b5601d",
  "#f0944a",
  "#ffd2a6",
);
/** Magnitudes on a light background: from white to dark. */
export const sequentialLight = fromHex(
  "#fbfbf9",
  "#e6ecef",
  "#c5dae3",
  "#9cc3d3",
  "#6fa8c1",
  "#4789aa",
  "#2a698e",
  "#174a6c",
  "#0a2c48",
);
/** Magnitudes on a dark background: from near black to light. */
export const sequentialDark = fromHex(
  "#17181b",
  "#182a3a",
  "#1b4058",
  "#215a78",
  "#2f7796",
  "#4b95b0",
  "#76b4c5",
  "#abd2d8",
  "#e9f3ec",
);
/** Grey images, black to white. */
export const grey = fromHex(
  "#000000",
  "#202020",
  "#404040",
  "#606060",
  "#808080",
  "#9f9f9f",
  "#bfbfbf",
  "#dfdfdf",
  "#ffffff",
);

/** Colour of `t` from 0 to 1 (clamped), as red, green, blue from 0 to 1. */
export function colourAt({ stops }: ColourMap, t: number): readonly [red: number, green: number, blue: number] {
  const at = Math.max(0, Math.min(1, t)) * 8;
  const i = Math.min(7, Math.floor(at));
  const mix = (channel: number): number => {
    const a = stops[3 * i + channel] ?? 0;
    const b = stops[3 * i + 3 + channel] ?? 0;
    return a + (b - a) * (at - i);
  };
  return [mix(0), mix(1), mix(2)];
}

/** The same as a CSS colour. */
export function cssColour(map: ColourMap, t: number): string {
  const [red, green, blue] = colourAt(map, t).map((part) => Math.round(part * 255));
  return `rgb(${red} ${green} ${blue})`;
}

/** Relative luminance of an sRGB colour (WCAG 2.2), 0 .. 1. */
function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Black or white, whichever has more contrast on the colour of `t`: at least 4.5 : 1 on any colour. */
export function inkOn(map: ColourMap, t: number): "#000000" | "#ffffff" {
  // Contrast is (L + 0.05) / 0.05 with black and 1.05 / (L + 0.05) with white.
  return (luminance(colourAt(map, t)) + 0.05) ** 2 > 0.05 * 1.05 ? "#000000" : "#ffffff";
}

/** CSS gradient of a whole map, left to right. */
export function cssGradient(map: ColourMap): string {
  return `linear-gradient(to right, ${Array.from({ length: 9 }, (_, i) => cssColour(map, i / 8)).join(", ")})`;
}

/** Position of a signed value on a diverging map from -extent to extent. */
export function divergingPlace(value: number, extent: number): number {
  return extent > 0 ? 0.5 + (0.5 * value) / extent : 0.5;
}
