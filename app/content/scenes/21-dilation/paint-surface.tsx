import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useOnePointer } from "#ui/one-pointer.ts";
import { type Offset, painted, placeOf, REACH } from "./painting.ts";
import { MIDDLE, SIDE } from "./state.ts";

interface PaintSurfaceProps {
  readonly value: readonly number[];
  readonly onChange: (value: readonly number[]) => void;
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

const within = (value: number): number => Math.max(-REACH, Math.min(REACH, value));

/** Paints pixels round the unit by dragging, or wipes them where the first was painted; by arrow keys and Space as well. */
export function PaintSurface({ value, onChange }: PaintSurfaceProps) {
  const [cursor, setCursor] = useState<Offset>({ y: 0, x: 0 });
  const [hasFocus, setHasFocus] = useState(false);
  const stroke = useRef(true);
  const isOn = value.includes(placeOf(cursor));
  const offsetUnder = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Offset => {
    const box = currentTarget.getBoundingClientRect();
    const at = (share: number): number => within(Math.floor(share * SIDE) - MIDDLE);
    return { y: at((clientY - box.top) / box.height), x: at((clientX - box.left) / box.width) };
  };
  const paint = (at: Offset): void => {
    setCursor(at);
    if (value.includes(placeOf(at)) !== stroke.current) onChange(painted(value, at, stroke.current));
  };
  const { handlers } = useOnePointer({
    onBegin: (event) => {
      const at = offsetUnder(event);
      stroke.current = !value.includes(placeOf(at));
      paint(at);
    },
    onDrag: (event) => paint(offsetUnder(event)),
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step && event.key !== " ") return;
    event.preventDefault();
    if (step) setCursor({ y: within(cursor.y + step[0]), x: within(cursor.x + step[1]) });
    else onChange(painted(value, cursor, !isOn));
  };
  return (
    <div
      className="dilation-paint"
      role="slider"
      tabIndex={0}
      aria-label="Pixels that you expect the unit to touch: arrow keys move, Space paints; all four quarters are painted at once"
      aria-valuemin={-REACH}
      aria-valuemax={REACH}
      aria-valuenow={cursor.x}
      aria-valuetext={`${cursor.y} down, ${cursor.x} right of the unit, ${isOn ? "painted" : "not painted"}`}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
      onKeyDown={onKeyDown}
      {...handlers}
    >
      {hasFocus ? (
        <span
          className="dilation-cursor"
          style={{
            left: `${(100 * (cursor.x + MIDDLE)) / SIDE}%`,
            top: `${(100 * (cursor.y + MIDDLE)) / SIDE}%`,
            width: `${100 / SIDE}%`,
            height: `${100 / SIDE}%`,
          }}
        />
      ) : null}
    </div>
  );
}
