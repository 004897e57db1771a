/** Blocks drawn to scale, seen from the upper right: width and height as they are, depth slanting away. Pure. */

/** A unit of depth on the page, in units of width. */
export const DEPTH = { x: 0.42, y: 0.2 } as const;

export interface BlockSize {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Size of a block's drawing on the page. */
export function blockExtent({ width, height, depth }: BlockSize): { readonly width: number; readonly height: number } {
  return { width: width + DEPTH.x * depth, height: height + DEPTH.y * depth };
}

/** Corners: the front's upper left one lies at (0, depth slant), the back rises to the upper right. */
export function corners({ width, height, depth }: BlockSize) {
  const [back, rise] = [DEPTH.x * depth, DEPTH.y * depth];
  const front = {
    topLeft: { x: 0, y: rise },
    topRight: { x: width, y: rise },
    bottomLeft: { x: 0, y: rise + height },
    bottomRight: { x: width, y: rise + height },
  };
  return {
    ...front,
    backTopLeft: { x: back, y: 0 },
    backTopRight: { x: width + back, y: 0 },
    backBottomRight: { x: width + back, y: height },
  };
}

/** `points` of an SVG polygon. */
export function polygon(...points: readonly Point[]): string {
  return points.map(({ x, y }) => `${x},${y}`).join(" ");
}

/** Lines between neighbouring weights on the three visible faces; those along the depth only if they are `least` apart. */
export function grid(size: BlockSize, least: number): readonly (readonly [Point, Point])[] {
  const { width, height, depth } = size;
  const at = corners(size);
  const back = { x: DEPTH.x * depth, y: -DEPTH.y * depth };
  const lines: (readonly [Point, Point])[] = [];
  const add = (from: Point, to: Point): void => void lines.push([from, to]);
  for (let i = 1; i < width; i++) {
    const top = { x: i, y: at.topLeft.y };
    add(top, { x: i, y: at.bottomLeft.y });
    add(top, { x: top.x + back.x, y: top.y + back.y });
  }
  for (let i = 1; i < height; i++) {
    const right = { x: width, y: at.topRight.y + i };
    add({ x: 0, y: right.y }, right);
    add(right, { x: right.x + back.x, y: right.y + back.y });
  }
  if (depth * DEPTH.x >= least * (depth - 1))
    for (let i = 1; i < depth; i++) {
      const by = { x: DEPTH.x * i, y: -DEPTH.y * i };
      const corner = { x: width + by.x, y: at.topRight.y + by.y };
      add({ x: by.x, y: at.topLeft.y + by.y }, corner);
      add(corner, { x: corner.x, y: corner.y + height });
    }
  return lines;
}
