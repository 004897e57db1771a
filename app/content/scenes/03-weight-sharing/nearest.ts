/** A wire between two places of a drawing. */
export interface Wire {
  readonly row: number;
  readonly column: number;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

/** The wire that passes a point most closely, up or down from it; null where there is none beside it. */
export function nearestWire<T extends Wire>(wires: readonly T[], point: { x: number; y: number }): T | null {
  let best: T | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const wire of wires) {
    const share = (point.x - wire.from.x) / (wire.to.x - wire.from.x);
    if (share < 0 || share > 1) continue;
    const distance = Math.abs(wire.from.y + share * (wire.to.y - wire.from.y) - point.y);
    if (distance < least) [best, least] = [wire, distance];
  }
  return best;
}
