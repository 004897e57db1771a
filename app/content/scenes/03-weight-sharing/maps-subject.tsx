import { type KeyboardEvent, type PointerEvent, useMemo } from "react";
import { useColouring } from "#figures/picture/colouring.ts";
import { LiveFrame } from "#figures/stage/frame.tsx";
import { inkOn, cssColour, divergingPlace } from "#ui/colour-maps.ts";
import { formatFixed } from "#ui/number-text.ts";
import type { Kind } from "./layer.ts";
import { nearestWire } from "./nearest.ts";

interface MapsSubjectProps {
  readonly channels: number;
  readonly filters: number;
  readonly kind: Kind;
  /** The filters' weights (filter, channel, 3, 3). */
  readonly weights: Float32Array;
  /** The arrow that is looked at. */
  readonly at: { readonly channel: number; readonly filter: number };
  readonly onPoint: (at: { readonly channel: number; readonly filter: number }) => void;
}

const NAMES = ["red", "green", "blue"];
const STEPS: Readonly<Record<string, readonly [channel: number, filter: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};
const MEANS: Readonly<Record<Kind, string>> = {
  dense: "One arrow: a weight for every pair of pixels of the two maps.",
  local: "One arrow: a slice like this one at every position, each with weights of its own.",
  conv: "One arrow: this slice, the same at every position.",
};

const within = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/** Channels as circles, filters as bundles of arrows: to count weights, count the arrows. */
export function MapsSubject({ channels, filters, kind, weights, at, onPoint }: MapsSubjectProps) {
  const [unit, signed] = [useColouring("unit"), useColouring("signed")];
  const rows = Math.max(channels, filters);
  const arrows = useMemo(
    () =>
      Array.from({ length: channels * filters }, (_, i) => {
        const [column, row] = [i % channels, Math.floor(i / channels)];
        return {
          row,
          column,
          from: { x: 0, y: ((column + 0.5) * rows) / channels },
          to: { x: 2, y: ((row + 0.5) * rows) / filters },
        };
      }),
    [channels, filters, rows],
  );
  const point = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const near = nearestWire(arrows, {
      x: ((event.clientX - box.left) / box.width) * 2,
      y: ((event.clientY - box.top) / box.height) * rows,
    });
    if (near && (near.row !== at.filter || near.column !== at.channel))
      onPoint({ channel: near.column, filter: near.row });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    onPoint({ channel: within(at.channel + step[0], channels - 1), filter: within(at.filter + step[1], filters - 1) });
  };
  const map = { count: 1, columns: 1, gap: 0, shrink: 1 } as const;
  const first = (at.filter * channels + at.channel) * 9;
  const slice = Array.from(weights.subarray(first, first + 9));
  const extent = Math.max(0.1, ...weights.map(Math.abs));
  return (
    <div className="sharing-maps">
      <div className="sharing-net scene-thing" data-thing="wires" style={{ "--rows": rows }}>
        <div className="sharing-column">
          {Array.from({ length: channels }, (_, c) => (
            <LiveFrame
              key={c}
              title={channels === 1 ? "grey" : (NAMES[c] ?? "")}
              picture={{ kind: "maps", value: 0, first: c, colouring: unit, ...map }}
            />
          ))}
        </div>
        <button
          type="button"
          className="sharing-arrows"
          aria-label={`${arrows.length} arrows; arrow keys choose one. Chosen: from channel ${at.channel + 1} to map ${at.filter + 1}`}
          onPointerMove={point}
          onPointerDown={point}
          onKeyDown={onKeyDown}
        >
          <svg viewBox={`0 0 2 ${rows}`} preserveAspectRatio="none" aria-hidden="true">
            {arrows.map(({ row, column, from, to }) => (
              <line
                key={`${row} ${column}`}
                className="sharing-arrow"
                data-at={(row === at.filter && column === at.channel) || undefined}
                x1={from.x}
                y1={from.y}
                x2={to.x}
                y2={to.y}
              />
            ))}
          </svg>
        </button>
        <div className="sharing-column">
          {Array.from({ length: filters }, (_, f) => (
            <LiveFrame
              key={f}
              title={`map ${f + 1}`}
              picture={{ kind: "maps", value: 1, first: f, colouring: signed, ...map }}
            />
          ))}
        </div>
      </div>
      <figure className="sharing-slice scene-thing" data-thing="matrix">
        <svg
          viewBox="0 0 3 3"
          role="img"
          aria-label={`Weights ${slice.map((weight) => formatFixed(weight, 2)).join(", ")}`}
        >
          {Array.from({ length: 9 }, (_, i) => {
            const weight = slice[i] ?? 0;
            const place = divergingPlace(weight, extent);
            return (
              <g key={i}>
                <rect
                  className="matrix-entry"
                  x={i % 3}
                  y={Math.floor(i / 3)}
                  width={1}
                  height={1}
                  fill={cssColour(signed, place)}
                />
                <text
                  className="sharing-slice-number"
                  x={(i % 3) + 0.5}
                  y={Math.floor(i / 3) + 0.5}
                  fill={inkOn(signed, place)}
                >
                  {formatFixed(weight, 2)}
                </text>
              </g>
            );
          })}
        </svg>
        <figcaption className="scene-caption">{MEANS[kind]}</figcaption>
      </figure>
    </div>
  );
}
