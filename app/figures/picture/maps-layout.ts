/** Layout of a layer's maps in the panel. Pure. */
import type { Shape } from "#nn/types.ts";
import { type Montage, montageSize } from "#engine/show/montage.ts";

/** Maps on one page, and cells of a vector. */
export const MAPS_A_PAGE = 64;
export const CELLS_A_PAGE = 1024;
/** Largest side of one map and of one cell, in CSS pixels. */
const LARGEST_MAP = 168;
const LARGEST_CELL = 26;

export interface MapsLayout {
  readonly montage: Montage;
  /** CSS pixels per value. */
  readonly scale: number;
}

/** Number of maps on a page. */
export function pageSize({ h, w }: Shape): number {
  return h * w > 1 ? MAPS_A_PAGE : CELLS_A_PAGE;
}

function columnsFor(count: number, isVector: boolean): number {
  if (isVector) return count <= 16 ? count : Math.ceil(Math.sqrt(count * 1.6));
  if (count <= 2) return count;
  if (count <= 4) return 2;
  return count <= 16 ? 4 : 8;
}

/** Lays out `count` maps of a shape to fill a width of `width` CSS pixels; null if they do not fit. */
export function layOutMaps({ h, w }: Shape, count: number, width: number): MapsLayout | null {
  if (width <= 0 || count <= 0) return null;
  const isVector = h * w === 1;
  const columns = Math.min(count, columnsFor(count, isVector));
  const largest = isVector ? LARGEST_CELL : LARGEST_MAP / Math.max(h, w);
  // About one screen pixel, however many values that is.
  const gap = isVector ? 0 : Math.max(1, Math.round((columns * w) / width));
  const montage = { cellWidth: w, cellHeight: h, columns, count, gap };
  return { montage, scale: Math.min(largest, width / montageSize(montage).width) };
}
