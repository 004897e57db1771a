/**
 * The area on which a receptive field is drawn: the image, and some of the padding that the field extends into. Pure.
 */
import { type FieldBox, lengthOf } from "#nn/field-box.ts";
import type { Seen } from "#nn/seen.ts";
import type { Shape } from "#nn/types.ts";

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FieldFrame {
  /** The drawn area, in input pixels. */
  readonly view: Rectangle;
  /** The whole field; it may extend beyond the view. Null if the unit sees nothing of the image. */
  readonly box: Rectangle | null;
  /** Height and width of the part of the field on the image; zero if there is none. */
  readonly inside: { readonly h: number; readonly w: number };
}

/** Maximum margin drawn beyond each edge, as a fraction of the image size. */
const MOST_BEYOND = 0.3;

function rectangleOf({ y, x }: FieldBox): Rectangle {
  return { x: x.first, y: y.first, width: lengthOf(x), height: lengthOf(y) };
}

function viewAxis(first: number, size: number, image: number): readonly [start: number, length: number] {
  const most = Math.ceil(image * MOST_BEYOND);
  const start = Math.max(-most, Math.min(0, first));
  const end = Math.min(image + most, Math.max(image, first + size));
  return [start, end - start];
}

/** The frame for what a unit sees of an image (`null`: nothing), and its field without clipping at the edges. */
export function frameField(seen: Pick<Seen, "y" | "x" | "reach"> | null, { h, w }: Pick<Shape, "h" | "w">): FieldFrame {
  const whole = { x: 0, y: 0, width: w, height: h };
  if (!seen) return { view: whole, box: null, inside: { h: 0, w: 0 } };
  const box = rectangleOf(seen.reach);
  const [x, width] = viewAxis(box.x, box.width, w);
  const [y, height] = viewAxis(box.y, box.height, h);
  return { view: { x, y, width, height }, box, inside: { h: lengthOf(seen.y), w: lengthOf(seen.x) } };
}
