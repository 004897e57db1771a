/** How values are laid out and coloured in an image. Pure. */

/** Nine RGB stops of a colour map, 27 numbers from 0 to 1. */
export type ColourStops = readonly number[];

/** `signed`: zero in the middle of the colour map. `magnitude`: from zero up. `unit`: values already in 0 .. 1. */
export type ScaleKind = "signed" | "magnitude" | "unit";

export interface Colouring {
  readonly stops: ColourStops;
  readonly scale: ScaleKind;
}

/** A grid of images of equal size, one pixel per value, with `gap` pixels between them. */
export interface Montage {
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly columns: number;
  readonly count: number;
  readonly gap: number;
  /** A drawn pixel stands for `shrink` x `shrink` values (maps only); 1 by default. */
  readonly shrink?: number;
}

/** Width and height of a montage, in values. */
export function montageSize({ cellWidth, cellHeight, columns, count, gap }: Montage): {
  readonly width: number;
  readonly height: number;
} {
  const across = Math.min(columns, count);
  const down = Math.ceil(count / columns);
  return { width: across * (cellWidth + gap) - gap, height: down * (cellHeight + gap) - gap };
}

/** Size of a montage in drawn pixels. */
export function pictureSize(montage: Montage): { readonly width: number; readonly height: number } {
  const { width, height } = montageSize(montage);
  const { shrink = 1 } = montage;
  return { width: Math.ceil(width / shrink), height: Math.ceil(height / shrink) };
}
