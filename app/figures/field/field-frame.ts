/** What part of the plane a receptive field is drawn on: the image, and some of the padding that the field reaches into. Pure. */
import { clipBox, type FieldBox, fieldExtent } from "#nn/receptive-field.ts";
import type { Field, Shape } from "#nn/types.ts";

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FieldFrame {
  /** What is drawn, in input pixels. */
  readonly view: Rectangle;
  /** The whole field; it may reach beyond the view. */
  readonly box: Rectangle;
  /** Pixels of the field that lie on the image, height and width; zero where none does. */
  readonly inside: { readonly h: number; readonly w: number };
}

/** Share of the image's size that is drawn beyond each edge at most. */
const MOST_BEYOND = 0.3;

function rectangleOf({ y, x }: FieldBox): Rectangle {
  return { x: x.first, y: y.first, width: x.last - x.first + 1, height: y.last - y.first + 1 };
}

function viewAxis(first: number, size: number, image: number): readonly [start: number, length: number] {
  const most = Math.ceil(image * MOST_BEYOND);
  const start = Math.max(-most, Math.min(0, first));
  const end = Math.min(image + most, Math.max(image, first + size));
  return [start, end - start];
}

/** The field of a unit on an image; a field of `null` is the whole image. */
export function frameField(
  field: Field | null,
  unit: { readonly y: number; readonly x: number },
  { h, w }: Pick<Shape, "h" | "w">,
): FieldFrame {
  const whole = { y: { first: 0, last: h - 1 }, x: { first: 0, last: w - 1 } };
  const extent = field ? fieldExtent(field, unit) : whole;
  const box = rectangleOf(extent);
  const [x, width] = viewAxis(box.x, box.width, w);
  const [y, height] = viewAxis(box.y, box.height, h);
  const clipped = clipBox(extent, { h, w });
  const inside = clipped ? rectangleOf(clipped) : { width: 0, height: 0 };
  return { view: { x, y, width, height }, box, inside: { h: inside.height, w: inside.width } };
}
