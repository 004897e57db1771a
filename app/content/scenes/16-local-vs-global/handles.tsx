import type { PixelSize } from "#data/scale-picture.ts";
import { Surface } from "#figures/stage/surface.tsx";
import { formatNumber } from "#ui/number-text.ts";
import { distanceOf, endsOf, type Point, pulled } from "./pair.ts";
import type { Pair } from "./state.ts";

/** Radius of what a handle is held by, and how far it is from its point, as shares of the picture's longer side. */
const HOLD = 0.042;
const APART = 0.055;

interface PairHandlesProps {
  readonly name: "A" | "B";
  readonly pair: Pair;
  readonly size: PixelSize;
  readonly onChange: (pair: Pair) => void;
}

/** Where the handles of a pair are: beyond its points, so that they never lie over each other. */
function handlesOf(pair: Pair, { width, height }: PixelSize): { readonly first: Point; readonly second: Point } {
  const { first, second } = endsOf(pair);
  const [, , down, right] = pair;
  const apart = (APART * Math.max(width, height)) / (distanceOf(pair) || 1);
  const rim = 0.5 * HOLD * Math.max(width, height);
  const inside = (at: number, size: number): number => Math.max(rim, Math.min(size - rim, at + 0.5));
  const place = ({ y, x }: Point, by: number): Point => ({
    y: inside(y + by * apart * down, height),
    x: inside(x + by * apart * right, width),
  });
  return { first: place(first, -1), second: place(second, 1) };
}

/** What a pair is held by: one handle slides it over the picture, the other pulls its points apart. */
export function PairHandles({ name, pair, size, onChange }: PairHandlesProps) {
  const [y, x, down, right] = pair;
  const { width, height } = size;
  const { first, second } = handlesOf(pair, size);
  const ends = endsOf(pair);
  const places = { y: height, x: width };
  const text = `${distanceText(pair)} apart`;
  return (
    <>
      <Handle at={first} size={size} moves="pair">
        <Surface
          label={`Pair ${name}; arrow keys slide it over the picture by a pixel, with Shift by eight`}
          text={`${x} pixels from the left, ${y} from the top`}
          places={places}
          at={{ y, x }}
          limits={{
            y: [Math.max(0, -down), height - 1 - Math.max(0, down)],
            x: [Math.max(0, -right), width - 1 - Math.max(0, right)],
          }}
          follows="drag"
          onMove={(to) => onChange([to.y, to.x, down, right])}
        />
      </Handle>
      <Handle at={second} size={size} moves="point">
        <Surface
          label={`Second point of pair ${name}; arrow keys pull it away from the first`}
          text={text}
          places={places}
          at={ends.second}
          limits={{ y: [0, height - 1], x: [0, width - 1] }}
          follows="drag"
          onMove={(to) => onChange(pulled(pair, to, size))}
        />
      </Handle>
    </>
  );
}

/** `64 pixels` */
export function distanceText(pair: Pair): string {
  const distance = distanceOf(pair);
  return `${formatNumber(distance, distance < 10 ? 2 : 3).replace(/\.0+$/, "")} ${distance === 1 ? "pixel" : "pixels"}`;
}

interface HandleProps {
  readonly at: Point;
  readonly size: PixelSize;
  readonly moves: "pair" | "point";
  readonly children: React.ReactNode;
}

/** Leaves of a surface over the whole picture only what lies around a point. */
function Handle({ at, size: { width, height }, moves, children }: HandleProps) {
  const hold = 100 * HOLD * Math.max(width, height);
  const clip = `ellipse(${hold / width}% ${hold / height}% at ${(100 * at.x) / width}% ${(100 * at.y) / height}%)`;
  return (
    <div className="local-handle" data-moves={moves} style={{ clipPath: clip }}>
      {children}
    </div>
  );
}

interface PairMarksProps {
  readonly name: "A" | "B";
  readonly pair: Pair;
  readonly size: PixelSize;
}

/** Draws a pair with its handles. */
export function PairMarks({ name, pair, size }: PairMarksProps) {
  const { first, second } = endsOf(pair);
  const handles = handlesOf(pair, size);
  const scale = Math.max(size.width, size.height);
  const middle = ({ y, x }: Point): string => `${x + 0.5} ${y + 0.5}`;
  const line = `M${handles.first.x} ${handles.first.y}L${middle(first)}L${middle(second)}L${handles.second.x} ${handles.second.y}`;
  const dots = `M${middle(first)}h0M${middle(second)}h0`;
  const radius = 0.026 * scale;
  return (
    <g className="local-pair" data-hue={name === "A" ? 0 : 1}>
      <path className="local-line-rim" d={line} />
      <path className="local-line" d={line} />
      <path className="local-dots-rim" d={dots} />
      <path className="local-dots" d={dots} />
      <circle className="local-knob" cx={handles.first.x} cy={handles.first.y} r={radius} />
      <text x={handles.first.x} y={handles.first.y} fontSize={1.25 * radius} dy="0.36em" textAnchor="middle">
        {name}
      </text>
      <circle className="local-ring" cx={handles.second.x} cy={handles.second.y} r={0.85 * radius} />
    </g>
  );
}
