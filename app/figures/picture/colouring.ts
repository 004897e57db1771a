import type { Colouring, ScaleKind } from "#engine/show/montage.ts";
import {
  type ColourMap,
  divergingDark,
  divergingLight,
  grey,
  sequentialDark,
  sequentialLight,
} from "#ui/colour-maps.ts";
import { type Theme, useTheme } from "#ui/theme.ts";

/** The colour map of a kind of data in a theme. */
export function colourMapOf(scale: ScaleKind, theme: Theme): ColourMap {
  if (scale === "unit") return grey;
  if (scale === "signed") return theme === "dark" ? divergingDark : divergingLight;
  return theme === "dark" ? sequentialDark : sequentialLight;
}

/** One object for each theme and kind, so that pictures are registered again only when it changes. */
const known = new Map<string, Colouring>();

/** How a kind of data is coloured in the current theme. */
export function useColouring(scale: ScaleKind): Colouring {
  const theme = useTheme();
  const key = `${scale}.${theme}`;
  let colouring = known.get(key);
  if (!colouring) known.set(key, (colouring = { stops: colourMapOf(scale, theme).stops, scale }));
  return colouring;
}

/** Signed data as a grey picture: zero in the middle of the greys, whatever the theme. */
export const SIGNED_GREYS: Colouring = { stops: grey.stops, scale: "signed" };
