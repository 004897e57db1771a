/** Boxes of pixels. */
import type { Shape } from "./vocabulary.ts";

/** Positions from `first` to `last` on an axis, both included. */
export interface Extent {
  readonly first: number;
  readonly last: number;
}
export interface FieldBox {
  readonly y: Extent;
  readonly x: Extent;
}

/** The part of an extent that lies on an image of `size` pixels; `null` where there is none. */
export function clipExtent(extent: Extent, size: number): Extent | null {
  const first = Math.max(0, extent.first);
  const last = Math.min(size - 1, extent.last);
  return first <= last ? { first, last } : null;
}

/** The part of a box that lies on the image; `null` where there is none. */
export function clipBox(box: FieldBox, image: Pick<Shape, "h" | "w">): FieldBox | null {
  const y = clipExtent(box.y, image.h);
  const x = clipExtent(box.x, image.w);
  return y && x ? { y, x } : null;
}

/** Number of positions in an extent. */
export function lengthOf({ first, last }: Extent): number {
  return last - first + 1;
}

/** The shortest extent that contains both. */
export function around(a: Extent, b: Extent): Extent {
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) };
}

/** Whether two boxes contain the same pixels. */
export function sameBox(a: FieldBox, b: FieldBox): boolean {
  return a.y.first === b.y.first && a.y.last === b.y.last && a.x.first === b.x.first && a.x.last === b.x.last;
}
