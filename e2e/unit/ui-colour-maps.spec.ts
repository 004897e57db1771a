import { expect, test } from "@playwright/test";
import * as maps from "#ui/colour-maps.ts";

const { divergingDark, divergingLight, grey, sequentialDark, sequentialLight } = maps;

/** Contrast with black or white of an sRGB colour, by the definition of WCAG 2.2 (1.4.3). */
function contrast(colour: string, ink: string): number {
  const [red = 0, green = 0, blue = 0] = [...colour.matchAll(/\d+/g)].map(([part]) => {
    const value = Number(part) / 255;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  });
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return ink === "#ffffff" ? 1.05 / (light + 0.05) : (light + 0.05) / 0.05;
}

for (const [name, map] of Object.entries({ divergingDark, divergingLight, grey, sequentialDark, sequentialLight })) {
  test(`numbers can be read on every colour of ${name}`, () => {
    const faint = Array.from({ length: 1001 }, (_, i) => i / 1000).filter(
      (t) => contrast(maps.cssColour(map, t), maps.inkOn(map, t)) < 4.5,
    );
    expect(faint).toEqual([]);
  });
}
