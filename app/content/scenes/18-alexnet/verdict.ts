/** What the stage says of the numbers of a unit. Pure. */
import { formatFixed, formatNumber } from "#ui/number-text.ts";
import { FREQUENCIES } from "./grating.ts";
import { apart, CHOOSY, type Preference } from "./tuning.ts";

const WORDS = { grey: "grey", "red-green": "red-green", "blue-yellow": "blue-yellow" } as const;

/** `45°`, or `none` */
export function preferredText(preference: Preference | null): string {
  return preference && preference.selectivity >= CHOOSY ? `${preference.angle}°` : "none";
}

/** How broadly a unit is tuned, and to which stripes; `preference` is null where it answers none of them. */
export function preferenceNote(preference: Preference | null, colours: keyof typeof WORDS): string {
  if (!preference) return `It does not respond to ${WORDS[colours]} stripes of any width.`;
  const { selectivity, frequency, answer, width } = preference;
  const pixels = formatNumber(1 / (FREQUENCIES[frequency] ?? 1), 2);
  const most = `Largest response ${formatFixed(answer, 1)}, to ${WORDS[colours]} stripes ${pixels} pixels apart.`;
  if (selectivity < CHOOSY) return `${most} Several orientations do about as well.`;
  return width === null
    ? `${most} At every orientation more than half of it is left.`
    : `${most} Bandwidth at half maximum: ${Math.round(width)}°.`;
}

/** How far a line was laid from the orientation that a unit prefers; without one, the measurement alone. */
export function lineText(line: number | null, preference: Preference | null): string {
  const is = preferredText(preference);
  const measured = is === "none" ? "it prefers no orientation" : `it responds most to stripes at ${is}`;
  if (line === null || !preference || is === "none") return `Measured: ${measured}.`;
  const off = apart(line, preference.angle);
  const tail =
    off <= 10 ? "The filter is a picture of what it looks for." : "Lay the line along the stripes of the filter.";
  return `You set the line to ${line}°. Measured: ${measured}, ${off}° away. ${tail}`;
}
