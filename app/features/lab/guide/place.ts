/** Where the guide's card is placed. Pure. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels between a thing and the card, and between the card and the edge of the window. */
const GAP = 14;
const EDGE = 8;

/** The upper left corner of a card right below a thing; null if the whole card does not fit into `room` there. */
export function placeBelow(
  thing: Box,
  card: Pick<Box, "width" | "height">,
  room: Box,
): Pick<Box, "left" | "top"> | null {
  const top = thing.top + thing.height + GAP;
  const isWithin = top >= room.top + EDGE && top + card.height <= room.top + room.height - EDGE;
  const most = room.left + room.width - EDGE - card.width;
  return isWithin ? { left: Math.max(room.left + EDGE, Math.min(thing.left, most)), top } : null;
}

/** Whether enough of a thing is inside `room` to be noticed. */
export function isInSight({ top, height }: Box, room: Box): boolean {
  const seen = Math.min(top + height, room.top + room.height) - Math.max(top, room.top);
  return seen >= Math.min(height, 32);
}
