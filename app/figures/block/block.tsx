import { type BlockSize, corners, grid, polygon } from "./block.ts";
import "./block.css";

interface BlockProps extends BlockSize {
  /** Pixels of a unit. */
  readonly unit: number;
  /** Upper left corner of its drawing. */
  readonly x?: number;
  readonly y?: number;
  /** Whether lines separate neighbouring units. */
  readonly lined?: boolean;
  readonly chosen?: boolean;
}

/** Least pixels between two lines. */
const LEAST_GAP = 3;

/** A block of width x height x depth units, to scale, inside an `svg`. */
export function Block({ unit, x = 0, y = 0, lined = true, chosen = false, ...size }: BlockProps) {
  const at = corners(size);
  return (
    <g className="fig-block" data-chosen={chosen || undefined} transform={`translate(${x} ${y}) scale(${unit})`}>
      <polygon className="fig-block-front" points={polygon(at.topLeft, at.topRight, at.bottomRight, at.bottomLeft)} />
      <polygon className="fig-block-top" points={polygon(at.topLeft, at.backTopLeft, at.backTopRight, at.topRight)} />
      <polygon
        className="fig-block-side"
        points={polygon(at.topRight, at.backTopRight, at.backBottomRight, at.bottomRight)}
      />
      {lined
        ? grid(size, LEAST_GAP / unit).map(([from, to]) => (
            <line
              key={`${from.x} ${from.y} ${to.x} ${to.y}`}
              className="fig-block-line"
              x1={from.x}
              y1={from.y}
              x2={to.x}
              y2={to.y}
            />
          ))
        : null}
    </g>
  );
}
