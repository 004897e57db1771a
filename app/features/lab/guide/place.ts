/** Where the guide's card stands. Pure. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Side = "left" | "right" | "above" | "below";

/** Pixels between a thing and the card, and between the card and the edge of the window. */
const GAP = 14;
const EDGE = 8;

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/**
 * The upper left corner of a card beside a thing: on the first of the given sides where it fits into the room without
 * covering the thing; null where it fits on none.
 */
export function placeBeside(
  thing: Box,
  card: Pick<Box, "width" | "height">,
  room: Box,
  sides: readonly Side[],
): Pick<Box, "left" | "top"> | null {
  const [right, bottom] = [room.left + room.width - EDGE, room.top + room.height - EDGE];
  const [least, most] = [
    { left: room.left + EDGE, top: room.top + EDGE },
    { left: right - card.width, top: bottom - card.height },
  ];
  const along = {
    left: clamp(thing.left, least.left, Math.max(least.left, most.left)),
    top: clamp(thing.top, least.top, Math.max(least.top, most.top)),
  };
  const places: Readonly<Record<Side, Pick<Box, "left" | "top">>> = {
    left: { left: thing.left - GAP - card.width, top: along.top },
    right: { left: thing.left + thing.width + GAP, top: along.top },
    above: { left: along.left, top: thing.top - GAP - card.height },
    below: { left: along.left, top: thing.top + thing.height + GAP },
  };
  const fits = ({ left, top }: Pick<Box, "left" | "top">): boolean =>
    left >= least.left && left <= most.left && top >= least.top && top <= most.top;
  return sides.map((side) => places[side]).find(fits) ?? null;
}

/** Whether enough of a thing is in the room to be seen. */
export function isInSight({ top, height }: Box, room: Box): boolean {
  const seen = Math.min(top + height, room.top + room.height) - Math.max(top, room.top);
  return seen >= Math.min(height, 32);
}
