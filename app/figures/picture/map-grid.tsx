import { type KeyboardEvent, type MouseEvent, useMemo, useState } from "react";
import { type Montage, montageSize } from "#engine/show/montage.ts";
import { lengthOf } from "#nn/field-box.ts";
import type { Seen } from "#nn/seen.ts";
import type { PictureSpec } from "#engine/show/pictures.ts";
import type { Place } from "../part.ts";
import { placeOf, unitAt } from "./montage-geometry.ts";
import { usePicture } from "./use-picture.ts";
import "./picture.css";

interface MapGridProps {
  readonly label: string;
  readonly spec: PictureSpec;
  readonly montage: Montage;
  /** Screen pixels per value. */
  readonly scale: number;
  readonly selected: Place | null;
  /** What the chosen unit of a later layer sees of these maps. */
  readonly seen: Seen | null;
  /** What arrow keys move between: the values of a map (page keys change the map), or the maps. */
  readonly walks?: "values" | "maps";
  readonly onSelect: (place: Place) => void;
}

const STEPS: Readonly<Record<string, readonly [c: number, y: number, x: number]>> = {
  ArrowLeft: [0, 0, -1],
  ArrowRight: [0, 0, 1],
  ArrowUp: [0, -1, 0],
  ArrowDown: [0, 1, 0],
  PageUp: [-1, 0, 0],
  PageDown: [1, 0, 0],
};

/** The position that a key moves to. */
function moved(montage: Montage, from: Place, key: string, walks: "values" | "maps"): Place | null {
  const step = STEPS[key];
  if (!step) return null;
  const point = walks === "maps" || (montage.cellWidth === 1 && montage.cellHeight === 1);
  const across = step[0] + (point ? step[1] * montage.columns + step[2] : 0);
  const clamp = (value: number, size: number): number => Math.max(0, Math.min(size - 1, value));
  return {
    c: clamp(from.c + across, montage.count),
    y: clamp(from.y + (point ? 0 : step[1]), montage.cellHeight),
    x: clamp(from.x + (point ? 0 : step[2]), montage.cellWidth),
  };
}

/** A montage of live maps: point at a value, or move to it with the arrow keys, and select it. */
export function MapGrid({ label, spec, montage, scale, selected, seen, walks = "values", onSelect }: MapGridProps) {
  const ref = usePicture(spec);
  const [hover, setHover] = useState<Place | null>(null);
  const size = montageSize(montage);
  const cursor = hover ?? selected;
  const place = (event: MouseEvent<HTMLElement>): Place | null => {
    const box = event.currentTarget.getBoundingClientRect();
    return unitAt(
      montage,
      ((event.clientX - box.left) / box.width) * size.width,
      ((event.clientY - box.top) / box.height) * size.height,
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moved(montage, selected ?? { c: 0, y: 0, x: 0 }, event.key, walks);
    if (!next && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onSelect(next ?? selected ?? { c: 0, y: 0, x: 0 });
  };
  const boxes = useMemo(() => fieldBoxes(montage, seen), [montage, seen]);
  return (
    <button
      type="button"
      className="fig-maps"
      aria-label={`${label}. ${walks === "maps" ? "Arrow keys move from map to map." : "Arrow keys move within a map, page keys change the map."}${selected ? ` Selected: map ${selected.c + 1}, row ${selected.y + 1}, column ${selected.x + 1}.` : ""}`}
      style={{ width: size.width * scale, height: size.height * scale }}
      onKeyDown={onKeyDown}
      onPointerMove={(event) => setHover(place(event))}
      onPointerLeave={() => setHover(null)}
      onClick={(event) => {
        // A click by keyboard has no position.
        const clicked = event.detail > 0 ? place(event) : null;
        if (clicked) onSelect(clicked);
      }}
    >
      <canvas ref={ref} className="fig-maps-canvas" />
      <svg viewBox={`0 0 ${size.width} ${size.height}`} className="fig-maps-marks" aria-hidden="true">
        {boxes.map((box) => (
          <rect
            key={`${box.x}-${box.y}`}
            className="fig-mark-field"
            x={box.x}
            y={box.y}
            width={box.width}
            height={box.height}
          />
        ))}
        {cursor ? <Cursor montage={montage} place={cursor} chosen={hover === null} /> : null}
      </svg>
    </button>
  );
}

function Cursor({
  montage,
  place,
  chosen,
}: {
  readonly montage: Montage;
  readonly place: Place;
  readonly chosen: boolean;
}) {
  const { left, top } = placeOf(montage, place.c, place.y, place.x);
  const map = placeOf(montage, place.c, 0, 0);
  const { cellWidth, cellHeight } = montage;
  return (
    <g className={chosen ? "fig-mark-chosen" : "fig-mark-hover"}>
      {cellWidth * cellHeight > 1 ? (
        <rect className="fig-mark-map" x={map.left} y={map.top} width={cellWidth} height={cellHeight} />
      ) : null}
      <rect className="fig-mark-unit" x={left} y={top} width={1} height={1} />
    </g>
  );
}

/** The visible part of every map that is seen at all. */
function fieldBoxes(montage: Montage, seen: Seen | null) {
  if (!seen) return [];
  const shown = seen.channels.filter((c) => c < montage.count);
  return shown.map((c) => {
    const { left, top } = placeOf(montage, c, seen.y.first, seen.x.first);
    return { x: left, y: top, width: lengthOf(seen.x), height: lengthOf(seen.y) };
  });
}
