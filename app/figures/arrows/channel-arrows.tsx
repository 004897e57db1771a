import type { PointerEvent, ReactNode } from "react";
import { thousands } from "#nn/format.ts";
import "./channel-arrows.css";

/** The drawing's size in its own units, and the x of its two columns of circles. */
export const ARROWS = { width: 800, height: 350, left: 190, right: 610 } as const;
const TOP = 34;
/** Most circles that a column shows; further ones are left out. */
const MOST = 8;
const RADIUS = 13;
/** Distance from one circle to the next. */
export const ARROW_GAP = 33;

interface Circle {
  readonly index: number;
  readonly y: number;
}

/** The circles of a column, centred in the drawing; the last one shown is `chosen` if that would be left out. */
function column(count: number, gap: number, chosen = 0): readonly Circle[] {
  const shown = Math.min(count, MOST);
  const first = (ARROWS.height - 40 - (shown - 1) * gap) / 2 + TOP / 2;
  return Array.from({ length: shown }, (_, place) => ({
    index: place === MOST - 1 && chosen > place ? chosen : place,
    y: first + place * gap,
  }));
}

/** The y of the position below the last circle of a column. */
export function belowCircles(count: number): number {
  return (column(count, ARROW_GAP).at(-1)?.y ?? TOP) + ARROW_GAP;
}

/** A point on the arrow from an input to the chosen output: `along` is 0 at the input and 1 at the output. */
export function onArrow(
  { input, inputs, inputGap }: { readonly input: number; readonly inputs: number; readonly inputGap: number },
  { chosen, outputs }: { readonly chosen: number; readonly outputs: number },
  along: number,
): { readonly x: number; readonly y: number } {
  const from = column(inputs, inputGap).find(({ index }) => index === input)?.y ?? 0;
  const to = column(outputs, ARROW_GAP, chosen).find(({ index }) => index === chosen)?.y ?? 0;
  return { x: ARROWS.left + (ARROWS.right - ARROWS.left) * along, y: from + (to - from) * along };
}

interface ChannelArrowsProps {
  /** Channels of the input, and maps of the output. */
  readonly inputs: number;
  readonly outputs: number;
  /** The output whose arrows are marked: one filter. */
  readonly chosen: number;
  readonly onChoose: (output: number) => void;
  /** Size of the slice that an arrow stands for: `3 × 3`. */
  readonly slice: string;
  /** Letters for the input's channels. */
  readonly names?: readonly string[];
  /** Distance from one input to the next, if it differs from that of the outputs. */
  readonly inputGap?: number;
  /** Overlays on the drawing, positioned in per cent of `ARROWS`. */
  readonly children?: ReactNode;
}

/** A circle for each channel, an arrow for each slice of a filter: counting arrows counts weights. */
export function ChannelArrows({
  inputs,
  outputs,
  chosen,
  onChoose,
  slice,
  names,
  inputGap = ARROW_GAP,
  children,
}: ChannelArrowsProps) {
  const [ins, outs] = [column(inputs, inputGap), column(outputs, ARROW_GAP, chosen)];
  const arrows = outs.flatMap((to) => ins.map((from) => ({ from, to, isChosen: to.index === chosen })));
  const ordered = arrows.toSorted((a, b) => Number(a.isChosen) - Number(b.isChosen));
  const count = inputs * outputs;
  return (
    <div className="fig-arrows">
      <svg viewBox={`0 0 ${ARROWS.width} ${ARROWS.height}`}>
        <defs>
          <marker
            id="fig-arrows-head"
            viewBox="0 0 8 8"
            refX={7}
            refY={4}
            markerWidth={7}
            markerHeight={7}
            orient="auto"
          >
            <path d="M0 0.8 L8 4 L0 7.2 Z" />
          </marker>
        </defs>
        <text className="fig-arrows-side" x={ARROWS.left} y={26}>
          {inputs === 1 ? "1 channel in" : `${inputs} channels in`}
        </text>
        <text className="fig-arrows-side" x={ARROWS.right} y={26}>
          {outputs === 1 ? "1 map out" : `${outputs} maps out`}
        </text>
        {ordered.map(({ from, to, isChosen }) => (
          <line
            key={`${from.index} ${to.index}`}
            className="fig-arrow"
            data-chosen={isChosen || undefined}
            x1={ARROWS.left + RADIUS}
            y1={from.y}
            x2={ARROWS.right - RADIUS - 2}
            y2={to.y}
            markerEnd={isChosen ? "url(#fig-arrows-head)" : undefined}
          />
        ))}
        {ins.map(({ index, y }) => (
          <CircleOf key={index} side="in" x={ARROWS.left} y={y} name={names?.[index] ?? ""} />
        ))}
        {outs.map(({ index, y }) => (
          <CircleOf
            key={index}
            side="out"
            x={ARROWS.right}
            y={y}
            name={names ? String(index + 1) : ""}
            isChosen={index === chosen}
            onPoint={() => onChoose(index)}
          />
        ))}
        <LeftOut count={inputs - ins.length} x={ARROWS.left - 24} y={ins.at(-1)?.y ?? 0} anchor="end" />
        <LeftOut count={outputs - outs.length} x={ARROWS.right + 24} y={outs.at(-1)?.y ?? 0} anchor="start" />
        <text className="fig-arrows-count" x={(ARROWS.left + ARROWS.right) / 2} y={ARROWS.height - 12}>
          {`${inputs} × ${outputs} = ${thousands(count)} ${count === 1 ? "arrow" : "arrows"} of ${slice} ${slice === "1" ? "weight" : "weights"}`}
        </text>
      </svg>
      {children}
    </div>
  );
}

interface CircleProps {
  readonly side: "in" | "out";
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly isChosen?: boolean;
  readonly onPoint?: () => void;
}

function CircleOf({ side, x, y, name, isChosen = false, onPoint }: CircleProps) {
  // A finger cannot hover: it presses.
  const point = onPoint && {
    onPointerEnter: ({ pointerType }: PointerEvent) => pointerType === "mouse" && onPoint(),
    onClick: onPoint,
  };
  return (
    <g className="fig-arrows-circle" data-side={side} data-chosen={isChosen || undefined} {...point}>
      <circle cx={x} cy={y} r={RADIUS} />
      <text x={x} y={y}>
        {name}
      </text>
    </g>
  );
}

interface LeftOutProps {
  readonly count: number;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
}

/** How many circles are left out. */
function LeftOut({ count, x, y, anchor }: LeftOutProps) {
  return count > 0 ? (
    <text className="fig-arrows-more" x={x} y={y} textAnchor={anchor}>
      {`and ${count} more`}
    </text>
  ) : null;
}
