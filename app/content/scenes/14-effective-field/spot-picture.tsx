import { useMemo, useState } from "react";
import { useColouring } from "#figures/picture/colouring.ts";
import { HeatMap } from "#figures/picture/heat-map.tsx";
import { Marks } from "#figures/stage/frame.tsx";
import { Surface } from "#figures/stage/surface.tsx";
import { formatNumber } from "#ui/number-text.ts";
import { peakOf, sideOf, type Spot, widthOf } from "./spread.ts";
import { DEEPEST } from "./state.ts";

/** Pixels shown to each side of the middle: the deepest field, and a rim. */
const REACH = DEEPEST + 2;
const SIDE = 2 * REACH + 1;
const PLACES = { y: SIDE, x: SIDE };
const WHOLE = [REACH - DEEPEST, REACH + DEEPEST] as const;

interface SpotPictureProps {
  /** Null until it is measured. */
  readonly spot: Spot | null;
  readonly depth: number;
  /** Of the depth. */
  readonly most: number;
  readonly onDepth: (depth: number) => void;
}

/** How much each pixel counts, in the field of the unit, whose edge can be pulled; a circle as far as two widths. */
export function SpotPicture({ spot, depth, most, onDepth }: SpotPictureProps) {
  const heat = useColouring("magnitude");
  const [pointed, setPointed] = useState<{ readonly y: number; readonly x: number } | null>(null);
  const values = useMemo(() => framed(spot), [spot]);
  const value = pointed ? values[pointed.y * SIDE + pointed.x] : undefined;
  return (
    <div
      className="spot-picture"
      onPointerMove={({ clientX, clientY, currentTarget }) => {
        const box = currentTarget.getBoundingClientRect();
        const place = (at: number): number => Math.max(0, Math.min(SIDE - 1, Math.floor(at * SIDE)));
        setPointed({ y: place((clientY - box.top) / box.height), x: place((clientX - box.left) / box.width) });
      }}
      onPointerLeave={() => setPointed(null)}
    >
      <HeatMap values={values} columns={SIDE} colouring={heat} extent={spot ? peakOf(spot) : 1} />
      <Marks width={SIDE} height={SIDE}>
        <rect className="spot-box" x={REACH - depth} y={REACH - depth} width={sideOf(depth)} height={sideOf(depth)} />
        {spot ? <circle className="spot-circle" cx={SIDE / 2} cy={SIDE / 2} r={2 * widthOf(spot)} /> : null}
      </Marks>
      <Surface
        label="Edge of the field; the left and right arrow keys change the number of layers"
        text={`${depth} layers`}
        places={PLACES}
        at={{ y: REACH, x: REACH + depth }}
        limits={{ y: WHOLE, x: WHOLE }}
        follows="press"
        onMove={({ y, x }) => onDepth(Math.min(most, Math.max(1, Math.abs(y - REACH), Math.abs(x - REACH))))}
      />
      {value === undefined || !spot || !pointed ? null : (
        <output className="spot-readout" translate="no">
          {`${formatNumber(100 * value, 2)} % at (${pointed.x - REACH}, ${REACH - pointed.y})`}
        </output>
      )}
    </div>
  );
}

/** Shares of the whole, in the middle of a picture that has room for the deepest field. */
function framed(spot: Spot | null): Float64Array {
  const values = new Float64Array(SIDE * SIDE);
  if (!spot) return values;
  const { depth, counts } = spot;
  const side = sideOf(depth);
  const total = counts.reduce((sum, count) => sum + count, 0);
  counts.forEach((count, i) => {
    const [y, x] = [Math.floor(i / side), i % side];
    values[(y + REACH - depth) * SIDE + x + REACH - depth] = count / total;
  });
  return values;
}
