import { useState } from "react";
import { thousands } from "#nn/format.ts";
import { LARGEST, type Sizes } from "./layer.ts";
import { Pull } from "./pull.tsx";

interface ArrowsProps {
  readonly sizes: Sizes;
  readonly isTall: boolean;
  readonly onChange: (sizes: Partial<Sizes>) => void;
}

const DRAWING = { width: 800, height: 350 };
const LEFT = 190;
const RIGHT = 610;
const TOP = 34;
/** Circles that a column shows; of more, the last ones are left out. */
const MOST = 8;
const RADIUS = 13;
const GAP = 33;

interface Circle {
  readonly index: number;
  readonly y: number;
}

/** The circles of a column, from the middle of the drawing. */
function column(count: number): readonly Circle[] {
  const shown = Math.min(count, MOST);
  const first = (DRAWING.height - 40 - (shown - 1) * GAP) / 2 + TOP / 2;
  return Array.from({ length: shown }, (_, index) => ({ index, y: first + index * GAP }));
}

/** A circle for each channel, an arrow for each slice of a filter: counting arrows counts weights. */
export function Arrows({ sizes, isTall, onChange }: ArrowsProps) {
  const { m, n, c, f } = sizes;
  const [chosen, setChosen] = useState(0);
  const filter = Math.min(chosen, f - 1);
  const [inputs, outputs] = [column(c), column(f)];
  const arrows = outputs.flatMap((to) => inputs.map((from) => ({ from, to, isChosen: to.index === filter })));
  const ordered = arrows.toSorted((a, b) => Number(a.isChosen) - Number(b.isChosen));
  const slice = isTall ? `${m} × ${n}` : String(n);
  const below = (circles: readonly Circle[]): number => (circles.at(-1)?.y ?? TOP) + GAP;
  const pull = { drawing: DRAWING, step: { x: 0, y: GAP }, onHold: () => {} } as const;
  return (
    <div className="sizes-drawing">
      <svg viewBox={`0 0 ${DRAWING.width} ${DRAWING.height}`}>
        <defs>
          <marker id="sizes-head" viewBox="0 0 8 8" refX={7} refY={4} markerWidth={7} markerHeight={7} orient="auto">
            <path d="M0 0.8 L8 4 L0 7.2 Z" />
          </marker>
        </defs>
        <text className="sizes-side" x={LEFT} y={20}>
          {c === 1 ? "1 channel in" : `${c} channels in`}
        </text>
        <text className="sizes-side" x={RIGHT} y={20}>
          {f === 1 ? "1 map out" : `${f} maps out`}
        </text>
        {ordered.map(({ from, to, isChosen }) => (
          <line
            key={`${from.index} ${to.index}`}
            className="sizes-arrow"
            data-chosen={isChosen || undefined}
            x1={LEFT + RADIUS}
            y1={from.y}
            x2={RIGHT - RADIUS - 2}
            y2={to.y}
            markerEnd={isChosen ? "url(#sizes-head)" : undefined}
          />
        ))}
        {inputs.map(({ index, y }) => (
          <circle key={index} className="sizes-circle" data-factor="depth" cx={LEFT} cy={y} r={RADIUS} />
        ))}
        {outputs.map(({ index, y }) => (
          <circle
            key={index}
            className="sizes-circle"
            data-factor="bank"
            data-chosen={index === filter || undefined}
            cx={RIGHT}
            cy={y}
            r={RADIUS}
            onPointerEnter={() => setChosen(index)}
          />
        ))}
        <More count={c - inputs.length} x={LEFT - 24} y={inputs.at(-1)?.y ?? 0} anchor="end" />
        <More count={f - outputs.length} x={RIGHT + 24} y={outputs.at(-1)?.y ?? 0} anchor="start" />
        <text className="sizes-slice" x={(LEFT + RIGHT) / 2} y={DRAWING.height - 12}>
          {`${c} × ${f} = ${thousands(c * f)} ${c * f === 1 ? "arrow" : "arrows"} of ${slice} ${slice === "1" ? "weight" : "weights"}`}
        </text>
      </svg>
      <Pull
        {...pull}
        thing="depth"
        label="Channels of the input"
        value={c}
        most={LARGEST.c}
        at={{ x: LEFT, y: below(inputs) }}
        onChange={(next) => onChange({ c: next })}
      />
      <Pull
        {...pull}
        thing="bank"
        label="Maps of the output"
        value={f}
        most={LARGEST.f}
        at={{ x: RIGHT, y: below(outputs) }}
        onChange={(next) => onChange({ f: next })}
      />
    </div>
  );
}

interface MoreProps {
  readonly count: number;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
}

/** How many circles are left out. */
function More({ count, x, y, anchor }: MoreProps) {
  return count > 0 ? (
    <text className="sizes-more" x={x} y={y} textAnchor={anchor}>
      {`and ${count} more`}
    </text>
  ) : null;
}
