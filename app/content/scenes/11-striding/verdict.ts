/** What the stage says of its numbers. Pure. */
import { formatNumber } from "#ui/number-text.ts";
import { type Cost, SIDE, type State } from "./layer.ts";
import { type Place } from "./rings.ts";

/** Of both ways: whether they agree, and what each costs. `scale`: the largest |output|. */
export function sameNote(
  set: Pick<State, "stride">,
  { difference, scale }: { readonly difference: number; readonly scale: number },
  { strided, full }: { readonly strided: Cost; readonly full: Cost },
): string {
  const same = difference <= 1e-5 * scale ? "The same numbers" : "Not the same numbers";
  if (set.stride === 1) return `${same}: stride 1 leaves nothing out, so there is nothing to save.`;
  const times = formatNumber(full.macs / strided.macs, 2);
  return `${same}, with ${times} times fewer MACs.`;
}

/** Of what shows where rings are too fine; empty where none are. */
export function ringsNote(share: number | null): string {
  if (share === null) return "";
  const percent = `${formatNumber(100 * share, 2)} %`;
  if (share < 0.2) return `Outside the dashed square, contrast is down to ${percent} of that inside.`;
  return `Outside the dashed square, rings are false: their contrast is ${percent} of that inside.`;
}

/** A click within so many pixels is a hit. */
const HIT = 12;

/** How far a click was from the nearest false middle; without one, the measurement alone. */
export function clickText(click: Place | null, found: readonly Place[]): string {
  const is = `Measured: ${found.length} false centres inside the picture.`;
  if (!click) return is;
  const distance = ({ y, x }: Place): number => Math.hypot(y - click.y, x - click.x);
  const nearest = Math.min(...found.map(distance));
  if (nearest <= HIT) return `That is one, within ${Math.max(1, Math.round(nearest))} pixels. ${is}`;
  const isMiddle = distance({ y: SIDE / 2, x: SIDE / 2 }) <= HIT;
  const middle = isMiddle ? "The rings in the middle are in the plate too, so they are true. " : "";
  return `${middle}The nearest one is ${Math.round(nearest)} pixels from your click. ${is}`;
}
