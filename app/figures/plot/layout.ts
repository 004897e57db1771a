/** Where a plot's axes are, in CSS pixels. Pure. */

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Space outside the axes, for ticks and names. */
  readonly margin: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  /** Font size. */
  readonly em: number;
}

const LEAST_HEIGHT = 150;

/** Layout of a plot `width` wide, with room for its text, which is larger when presenting. `ratio`: width over height. */
export function layoutOf(width: number, em: number, ratio: number): Layout {
  return {
    width,
    height: Math.max(LEAST_HEIGHT, 8 * em, width / ratio),
    margin: { left: 3.8 * em, right: em, top: 0.8 * em, bottom: 3 * em },
    em,
  };
}

/** Width and height between the axes. */
export function insideOf({ width, height, margin }: Layout): { readonly width: number; readonly height: number } {
  return { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
}
