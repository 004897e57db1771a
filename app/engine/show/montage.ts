/** How values are laid out and coloured in a picture. Pure. */

/** Nine RGB stops, 27 numbers from 0 to 1. */
export type ColourStops = readonly number[];

/** `signed`: zero in the middle of the map. `magnitude`: from zero up. `unit`: values are 0 .. 1 already. */
export type ScaleKind = "signed" | "magnitude" | "unit";

export interface Colouring {
  readonly stops: ColourStops;
  readonly scale: ScaleKind;
}

/** A grid of equal pictures, a pixel a value, with `gap` pixels between them. */
export interface Montage {
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly columns: number;
  readonly count: number;
  readonly gap: number;
  /** Values across one pixel of what is drawn (maps only); one where it is not given. */
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

/** Pixels that a montage is drawn with. */
export function pictureSize(montage: Montage): { readonly width: number; readonly height: number } {
  const { width, height } = montageSize(montage);
  const { shrink = 1 } = montage;
  return { width: Math.ceil(width / shrink), height: Math.ceil(height / shrink) };
}
