/** Where the numbers of a sum are read from. Pure. */
import type { Shape } from "#nn/types.ts";
import type { ScaleKind } from "#engine/show/montage.ts";
import type { Tap } from "./terms.ts";

export interface SumSource {
  /** What the value that is read is called, such as `pool1`. */
  readonly label: string;
  readonly scale: ScaleKind;
  readonly shape: Pick<Shape, "h" | "w">;
  /** The picture, 0 .. 1, where the sum reads it: the network gets it normalised. */
  readonly pixels: Float32Array | null;
}

/** The picture's own pixel behind a tap; null where the sum reads something else, or padding. */
export function pixelOf({ pixels, shape: { h, w } }: SumSource, { ci, iy, ix, inside }: Tap): number | null {
  return inside ? (pixels?.[(ci * h + iy) * w + ix] ?? null) : null;
}
