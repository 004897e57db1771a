import { useColouring } from "#figures/picture/colouring.ts";
import { cssColour } from "#ui/colour-maps.ts";
import { bySides, type Chain, countFor, kernelsOf, nameOf, SIDE, sidesOf } from "./chain.ts";
import { squaresText } from "./verdict.ts";

/** Plates seen from above and in front: a step down a plate on the page, in steps across it. */
const DOWN = { x: 0.42, y: 0.36 } as const;
/** From the top plate to the input's. */
const HEIGHT = 13;
const LABELS_AT = 8.5;

type Point = readonly [x: number, y: number];

/** A corner of a cell on a plate around the middle axis: so many cells across and down from the middle. */
function on(level: number, across: number, down: number): Point {
  return [across + DOWN.x * down, level + DOWN.y * down];
}

function corners(level: number, side: number): readonly Point[] {
  const half = side / 2;
  return [on(level, -half, -half), on(level, half, -half), on(level, half, half), on(level, -half, half)];
}

const points = (list: readonly Point[]): string => list.map(([x, y]) => `${x},${y}`).join(" ");

interface TowerProps {
  readonly chain: Chain;
  /** Length of the top unit's gradient at each pixel (H, W); null while it is measured. */
  readonly lengths: Float32Array | null;
  readonly onPress: () => void;
}

/**
 * The maps from the input up, with what one unit of the last one sees on each. A press breaks the layer into smaller ones, or
 * joins them again.
 */
export function Tower({ chain, lengths, onPress }: TowerProps) {
  const { kernel, broken, relu } = chain;
  const kernels = kernelsOf(chain);
  const sides = sidesOf(chain);
  const last = kernels.length;
  const level = (i: number): number => HEIGHT * (1 - i / last);
  // The top unit sees one cell of its own map, and more and more on the way down.
  const seen = (i: number): number => 1 + kernels.slice(i).reduce((sum, k) => sum + k - 1, 0);
  const whole = { kernel, broken: false };
  const parts = nameOf({ kernel, broken: true });
  return (
    <button
      type="button"
      className="vgg-tower scene-thing"
      data-thing="tower"
      aria-label={
        broken
          ? `${parts} layers; press to put ${nameOf(whole)} layer in their place`
          : `${nameOf(whole)} layer; press to break it into ${parts} layers`
      }
      onClick={onPress}
    >
      <svg viewBox="-8.2 -1.6 21 17" aria-hidden="true">
        {sides.map((side, i) => (
          <g key={`${last} ${side}`} className={i > 0 && i < last ? "vgg-part" : undefined}>
            {i > 0 ? <Beam from={level(i - 1)} to={level(i)} wide={seen(i - 1)} narrow={seen(i)} /> : null}
            {i === 0 ? <Heat lengths={lengths} level={level(0)} /> : null}
            <Plate level={level(i)} side={side} filled={i > 0} />
            <polygon className="vgg-seen" points={points(corners(level(i), seen(i)))} />
            {i > 0 ? (
              <text className="vgg-kernel" x={LABELS_AT} y={(level(i) + level(i - 1)) / 2}>
                <tspan>{bySides(kernels[i - 1] ?? 0)}</tspan>
                <tspan x={LABELS_AT} dy="1.15em" className="vgg-squares">
                  {squaresText((kernels[i - 1] ?? 0) ** 2)}
                </tspan>
              </text>
            ) : null}
            {i > 0 && i < last && relu ? (
              <text className="vgg-relu" x={LABELS_AT} y={level(i) + 0.3}>
                ReLU
              </text>
            ) : null}
          </g>
        ))}
      </svg>
      <span className="vgg-hint">
        {broken ? "Press: one layer again" : `Press: break it into ${countFor(kernel) === 2 ? "two" : "three"} 3 × 3`}
      </span>
    </button>
  );
}

interface PlateProps {
  readonly level: number;
  readonly side: number;
  readonly filled: boolean;
}

function Plate({ level, side, filled }: PlateProps) {
  const half = side / 2;
  const lines = Array.from({ length: side - 1 }, (_, i) => {
    const at = i + 1 - half;
    const [across, down] = [
      [on(level, -half, at), on(level, half, at)],
      [on(level, at, -half), on(level, at, half)],
    ] as const;
    return [across, down].map(([[x1, y1], [x2, y2]]) => `M${x1} ${y1}L${x2} ${y2}`).join("");
  });
  return (
    <g className="vgg-plate" data-filled={filled || undefined}>
      <polygon points={points(corners(level, side))} />
      <path d={lines.join("")} />
    </g>
  );
}

interface BeamProps {
  readonly from: number;
  readonly to: number;
  readonly wide: number;
  readonly narrow: number;
}

/** From what is read on the plate below to the cells above that read it. */
function Beam({ from, to, wide, narrow }: BeamProps) {
  const [below, above] = [corners(from, wide), corners(to, narrow)];
  return (
    <g className="vgg-beam">
      {below.map((corner, i) => {
        const j = (i + 1) % below.length;
        const face = [corner, below[j], above[j], above[i]].flatMap((point) => (point ? [point] : []));
        return <polygon key={points(face)} points={points(face)} />;
      })}
    </g>
  );
}

interface HeatProps {
  readonly lengths: Float32Array | null;
  readonly level: number;
}

/** The gradient on the input, where it is not zero. */
function Heat({ lengths, level }: HeatProps) {
  const heat = useColouring("magnitude");
  if (!lengths) return null;
  const most = lengths.reduce((max, each) => Math.max(max, each), 0);
  return (
    <g className="vgg-heat">
      {Array.from(lengths, (length, i) => {
        if (length === 0) return null;
        const [y, x] = [Math.floor(i / SIDE) - SIDE / 2, (i % SIDE) - SIDE / 2];
        const cell = [on(level, x, y), on(level, x + 1, y), on(level, x + 1, y + 1), on(level, x, y + 1)];
        return <polygon key={`${x} ${y}`} points={points(cell)} fill={cssColour(heat, length / most)} />;
      })}
    </g>
  );
}
