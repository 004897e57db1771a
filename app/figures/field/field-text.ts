/** Receptive fields in words. Pure. */
import { fieldExtent, isShared, leastSize } from "#nn/receptive-field.ts";
import { sameBox } from "#nn/field-box.ts";
import type { Field, FieldAxis, Shape } from "#nn/types.ts";
import type { GradientField } from "#engine/show/reading.ts";
import { formatNumber } from "#ui/number-text.ts";
import { pixels } from "../numbers.ts";

/** A sentence on which gradients are lost to 16-bit floats; empty if none are. */
export function heldFrom({ least }: Pick<GradientField, "least">): string {
  return least > 0
    ? ` Gradients below ${formatNumber(least, 1)} of the largest are zero in this graphics card's 16-bit numbers.`
    : "";
}

type Image = Pick<Shape, "h" | "w">;

/** `14`, or `2–3` if units differ. */
function sizeOf(axis: FieldAxis): string {
  const least = leastSize(axis);
  return least < axis.size ? `${pixels(least)}–${pixels(axis.size)}` : pixels(axis.size);
}

/** Distance between neighbouring fields: `4`, `0.5`, `2.333`. */
function jumpOf({ jump }: FieldAxis): string {
  return String(Math.round(jump * 1000) / 1000);
}

/** Whether every unit sees all of the image. */
export function seesAll(field: Field, { h, w }: Image): boolean {
  const whole = { y: { first: 0, last: h - 1 }, x: { first: 0, last: w - 1 } };
  return isShared(field) && sameBox(fieldExtent(field, { y: 0, x: 0 }), whole);
}

/** Short form for tables: `14`, `14×3`, `2–3`; `all` if every unit sees the whole image. */
export function fieldSizes(field: Field | null, image: Image): string {
  if (!field) return "varies";
  if (seesAll(field, image)) return "all";
  const [y, x] = [sizeOf(field.y), sizeOf(field.x)];
  return y === x ? y : `${y}×${x}`;
}

/** `14 pixels, 2 apart` */
export function fieldSpacing(field: Field | null, image: Image): string {
  if (!field) return "differs from unit to unit";
  if (seesAll(field, image)) return "the whole input";
  const sizes = `${fieldSizes(field, image)} pixels`;
  if (isShared(field)) return `${sizes}, the same for all units`;
  if (field.map) return sizes;
  const [y, x] = [jumpOf(field.y), jumpOf(field.x)];
  return `${sizes}, ${y === x ? y : `${y}×${x}`} apart`;
}

/** `size 16 × 16, jump 4, starts at −6`; jump and start are written once if both axes agree. */
export function fieldText(field: Field | null, image: Image): string {
  if (!field) return "differs from unit to unit";
  if (seesAll(field, image)) return "the whole input";
  const both = (y: string, x: string): string => (y === x ? y : `(${y}, ${x})`);
  const size = `size ${sizeOf(field.y)} × ${sizeOf(field.x)}`;
  const { y, x } = fieldExtent(field, { y: 0, x: 0 });
  const start = `starts at ${both(pixels(y.first), pixels(x.first))}`;
  if (isShared(field)) return `${size}, the same for all units, ${start}`;
  if (field.map) return `${size}, around the unit's position in the ${field.map.h} × ${field.map.w} maps`;
  return `${size}, jump ${both(jumpOf(field.y), jumpOf(field.x))}, ${start}`;
}
