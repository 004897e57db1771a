import { useMemo, useState } from "react";
import type { Course } from "#engine/train/watched.ts";
import { useColouring } from "#figures/picture/colouring.ts";
import { HeatMap } from "#figures/picture/heat-map.tsx";
import { Surface } from "#figures/stage/surface.tsx";
import { formatNumber } from "#ui/number-text.ts";
import { Chain } from "./chain.tsx";
import type { Kind } from "./network.ts";
import { EVERY, gradientRows, STEPS } from "./race.ts";
import type { Depth } from "./state.ts";
import { gradientText } from "./verdict.ts";

/** Norms at the ends of the colours; the scale between is logarithmic. */
export const LEAST = 1e-3;
export const MOST = 1e2;
/** Looks of a whole race. */
const LOOKS = Math.ceil((STEPS - 1) / EVERY) + 1;

interface LaneProps {
  readonly kind: Kind;
  readonly depth: Depth;
  /** Null before the first look. */
  readonly course: Course | null;
  /** Whether it has not begun: then there is one look, at the start. */
  readonly isAtStart: boolean;
  /** The block that is taken out; 0 for none. */
  readonly out: number;
  readonly onOut: (block: number) => void;
  /** What is told of it; the gradients of its first and last block where that is null. */
  readonly told: string | null;
}

/** A network from left to right, and below it the norms of its layers' gradients, growing down in time. */
export function Lane({ kind, depth, course, isAtStart, out, onOut, told }: LaneProps) {
  const heat = useColouring("magnitude");
  const [pointed, setPointed] = useState({ y: 0, x: 1 });
  const rows = useMemo(() => (course ? gradientRows(course, { depth }) : []), [course, depth]);
  const values = useMemo(() => Float64Array.from(rows.flat(), shareOf), [rows]);
  const down = isAtStart ? 1 : LOOKS;
  const at = { y: Math.max(0, Math.min(pointed.y, rows.length - 1)), x: Math.min(pointed.x, depth - 1) };
  const norm = rows[at.y]?.[at.x];
  const step = Math.min(at.y * EVERY, STEPS - 1);
  return (
    <figure className="race-lane scene-thing" data-kind={kind} data-thing={kind}>
      <figcaption className="race-name">
        <strong>{kind}</strong>
        <span>{told ?? gradientText(rows.at(-1) ?? [])}</span>
        <output className="race-readout">
          {norm === undefined ? "" : `${nameOf(at.x, depth)}, step ${step + 1}: ${formatNumber(norm)}`}
        </output>
      </figcaption>
      <Chain kind={kind} layers={depth} out={out} onOut={onOut} />
      <div className="race-heat">
        <div className="race-rows" style={{ height: `${(100 * rows.length) / down}%` }}>
          {rows.length > 0 ? <HeatMap values={values} columns={depth} colouring={heat} extent={1} /> : null}
        </div>
        <Surface
          label={`Norms of the gradients in the ${kind} network; arrow keys move from layer to layer and in time`}
          text={
            norm === undefined ? "not measured yet" : `${nameOf(at.x, depth)}, step ${step + 1}: ${formatNumber(norm)}`
          }
          places={{ y: down, x: depth }}
          at={at}
          limits={{ y: [0, Math.max(0, rows.length - 1)], x: [0, depth - 1] }}
          follows="hover"
          onMove={setPointed}
        />
      </div>
    </figure>
  );
}

/** Place of a norm on the colours, 0 .. 1; what is no number is at the end. */
function shareOf(norm: number): number {
  if (!Number.isFinite(norm)) return 1;
  return Math.max(0, Math.min(1, Math.log(Math.max(norm, LEAST) / LEAST) / Math.log(MOST / LEAST)));
}

/** What a layer is called, by its place among those with weights. */
function nameOf(place: number, layers: number): string {
  if (place === 0) return "first layer";
  if (place === layers - 1) return "dense layer";
  return `block ${Math.ceil(place / 2)}, convolution ${place % 2 === 1 ? 1 : 2}`;
}
