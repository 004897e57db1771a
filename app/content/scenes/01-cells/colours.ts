import { CLASSES } from "./scenery.ts";

/** The colours of the classes, in their order: of Okabe and Ito's palette, which the colour-blind can tell apart. */
export const COLOURS = [
  [86, 180, 233],
  [0, 158, 115],
  [213, 94, 0],
  [240, 228, 66],
] as const satisfies readonly (readonly [number, number, number])[];

/** For CSS; laid over something, less than opaque. */
export function colourOf(label: number, opacity = 1): string {
  const [red, green, blue] = COLOURS[label] ?? [0, 0, 0];
  return `rgb(${red} ${green} ${blue} / ${opacity})`;
}

/** For those who read it. */
export function nameOf(label: number): string {
  return CLASSES[label] ?? "";
}
