/** What part of the plane a receptive field is drawn on: the image, and some of the padding that the field reaches into. Pure. */
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
  /** What is drawn, in input pixels. */
  readonly view: Rectangle;
  /** The whole field; it may reach beyond the view. Null where the unit sees nothing of the image. */
  readonly box: Rectangle | null;
  /** Pixels of the field that lie on the image, height and width; zero where none does. */
  readonly inside: { readonly h: number; readonly w: number };
}

/** Share of the image's size that is drawn beyond each edge at most. */
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

/** What a unit sees of an image, `null` for nothing, and all that its field would hold if the image went on beyond its edges. */
export function frameField(seen: Pick<Seen, "y" | "x" | "reach"> | null, { h, w }: Pick<Shape, "h" | "w">): FieldFrame {
  const whole = { x: 0, y: 0, width: w, height: h };
  if (!seen) return { view: whole, box: null, inside: { h: 0, w: 0 } };
  const box = rectangleOf(seen.reach);
  const [x, width] = viewAxis(box.x, box.width, w);
  const [y, height] = viewAxis(box.y, box.height, h);
  return { view: { x, y, width, height }, box, inside: { h: lengthOf(seen.y), w: lengthOf(seen.x) } };
}
