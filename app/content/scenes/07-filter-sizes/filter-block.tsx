import { useState } from "react";
import { Block } from "#figures/block/block.tsx";
import { blockExtent, corners, DEPTH, type Point } from "#figures/block/block.ts";
import { LARGEST, type Sizes } from "./layer.ts";
import { Pull } from "./pull.tsx";

interface FilterBlockProps {
  readonly sizes: Sizes;
  /** Whether the filter has a height: on images it has, on signals not. */
  readonly isTall: boolean;
  readonly onChange: (sizes: Partial<Sizes>) => void;
}

const DRAWING = { width: 800, height: 350 };
const MARGIN = { left: 96, right: 60, top: 40, bottom: 76 };
/** How far the grips stand off the corners, so that those of a thin filter do not meet. */
const OFF = { m: { x: -2, y: 30 }, n: { x: 30, y: 6 }, depth: { x: 12, y: -6 } } as const;
/** Most pixels of a weight. */
const LARGEST_UNIT = 76;

/** How the filter lies in the drawing. */
interface Layout {
  /** Pixels of a weight. */
  readonly unit: number;
  /** The upper left corner of its front. */
  readonly front: Point;
}

/** As large as fits, in the middle. */
function fitted({ m, n, c }: Sizes): Layout {
  const extent = blockExtent({ width: n, height: m, depth: c });
  const room = {
    width: DRAWING.width - MARGIN.left - MARGIN.right,
    height: DRAWING.height - MARGIN.top - MARGIN.bottom,
  };
  const unit = Math.min(LARGEST_UNIT, room.width / extent.width, room.height / extent.height);
  return {
    unit,
    front: {
      x: MARGIN.left + (room.width - extent.width * unit) / 2,
      y: MARGIN.top + (room.height - extent.height * unit) / 2 + DEPTH.y * c * unit,
    },
  };
}

/** One filter to scale: a cube for each weight. It is pulled wider, taller or deeper by its edges. */
export function FilterBlock({ sizes, isTall, onChange }: FilterBlockProps) {
  const { m, n, c } = sizes;
  // While an edge is pulled the drawing stands, so that the edge stays under the pointer.
  const [frozen, setFrozen] = useState<Layout | null>(null);
  const layout = frozen ?? fitted(sizes);
  const { unit, front } = layout;
  const hold = (isHeld: boolean): void => setFrozen(isHeld ? layout : null);
  const size = { width: n, height: m, depth: c };
  const origin = { x: front.x, y: front.y - DEPTH.y * c * unit };
  const place = ({ x, y }: Point): Point => ({ x: origin.x + x * unit, y: origin.y + y * unit });
  const at = corners(size);
  const off = (corner: Point, edge: keyof typeof OFF): Point => {
    const { x, y } = place(corner);
    return { x: x + OFF[edge].x, y: y + OFF[edge].y };
  };
  const shared = { drawing: DRAWING, onHold: hold };
  return (
    <div className="sizes-drawing">
      <svg viewBox={`0 0 ${DRAWING.width} ${DRAWING.height}`} aria-hidden="true">
        <Block {...size} unit={unit} x={origin.x} y={origin.y} />
        {isTall ? (
          <Edge
            factor="m"
            from={place(at.topLeft)}
            to={place(at.bottomLeft)}
            label={`M = ${m}`}
            by={{ x: -48, y: 6 }}
          />
        ) : null}
        <Edge
          factor="n"
          from={place(at.bottomLeft)}
          to={place(at.bottomRight)}
          label={`N = ${n}`}
          by={{ x: 12, y: 62 }}
        />
        <Edge
          factor="depth"
          from={place(at.bottomRight)}
          to={place(at.backBottomRight)}
          label={`C = ${c}`}
          by={{ x: 48, y: 34 }}
        />
      </svg>
      {isTall ? (
        <Pull
          {...shared}
          thing="m"
          label="Height M of the filter"
          value={m}
          most={LARGEST.m}
          at={off(at.bottomLeft, "m")}
          step={{ x: 0, y: unit }}
          onChange={(next) => onChange({ m: next })}
        />
      ) : null}
      <Pull
        {...shared}
        thing="n"
        label="Width N of the filter"
        value={n}
        most={LARGEST.n}
        at={off(at.bottomRight, "n")}
        step={{ x: unit, y: 0 }}
        onChange={(next) => onChange({ n: next })}
      />
      <Pull
        {...shared}
        thing="depth"
        label="Depth C of the filter: channels of its input"
        value={c}
        most={LARGEST.c}
        at={off(at.backTopRight, "depth")}
        step={{ x: DEPTH.x * unit, y: -DEPTH.y * unit }}
        onChange={(next) => onChange({ c: next })}
      />
    </div>
  );
}

interface EdgeProps {
  readonly factor: "m" | "n" | "depth";
  readonly from: Point;
  readonly to: Point;
  readonly label: string;
  /** Where the label stands, from the edge's middle. */
  readonly by: Point;
}

/** An edge in the colour of its factor, with its length. */
function Edge({ factor, from, to, label, by }: EdgeProps) {
  return (
    <g className="sizes-edge" data-factor={factor}>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <text x={(from.x + to.x) / 2 + by.x} y={(from.y + to.y) / 2 + by.y}>
        {label}
      </text>
    </g>
  );
}
