import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from "react";
import { DEFAULT_PEN, digitFromStrokes, type Point, type Stroke } from "#data/digit-pad.ts";
import { sampleStrokes } from "#data/sample-strokes.ts";
import { useInspection } from "#state/inspection-store.ts";
import { session } from "#state/session.ts";

const DIGIT = { c: 1, h: 28, w: 28 };
/** Backing pixels of the pad. */
const SIZE = 280;
/** How far an arrow key moves the pen. */
const NUDGE = 1 / 28;

function paint(canvas: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const { color } = getComputedStyle(canvas);
  context.clearRect(0, 0, SIZE, SIZE);
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.lineWidth = DEFAULT_PEN * SIZE;
  for (const stroke of strokes) {
    const [first, ...rest] = stroke;
    if (!first) continue;
    context.beginPath();
    context.moveTo(first.x * SIZE, first.y * SIZE);
    // A dot is a line without length.
    for (const point of rest.length > 0 ? rest : [first]) context.lineTo(point.x * SIZE, point.y * SIZE);
    context.stroke();
  }
}

/** A pad to draw a digit on, with pointer, touch or keys; every movement runs the network. */
export function DrawPad() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const strokes = useRef<Stroke[]>([]);
  const [pen, setPen] = useState<Point | null>(null);
  const [keyPen, setKeyPen] = useState<{ readonly at: Point; readonly down: boolean } | null>(null);
  const source = useInspection((state) => state.source);
  const showsExample = source.kind === "example";

  const show = useCallback((next: Stroke[]) => {
    strokes.current = next;
    if (canvas.current) paint(canvas.current, next);
    session.setPicture(digitFromStrokes(next), DIGIT, { kind: "drawn" });
  }, []);

  useEffect(() => {
    if (useInspection.getState().frame === 0) show([...sampleStrokes(3)]);
    else if (canvas.current) paint(canvas.current, strokes.current);
  }, [show]);

  // The ink follows the theme.
  useEffect(() => {
    const observer = new MutationObserver(() => canvas.current && paint(canvas.current, strokes.current));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    return () => observer.disconnect();
  }, []);

  const extend = (point: Point): void => {
    const current = strokes.current.at(-1) ?? [];
    show([...strokes.current.slice(0, -1), [...current, point]]);
  };
  const begin = (point: Point): void => show([...(showsExample ? [] : strokes.current), [point]]);

  const at = (event: PointerEvent<HTMLElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { at: from, down } = keyPen ?? { at: { x: 0.5, y: 0.3 }, down: false };
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-NUDGE, 0],
      ArrowRight: [NUDGE, 0],
      ArrowUp: [0, -NUDGE],
      ArrowDown: [0, NUDGE],
    };
    const move = moves[event.key];
    if (/^\d$/.test(event.key)) show([...sampleStrokes(Number(event.key))]);
    else if (event.key === "Backspace" || event.key === "Delete")
      show(event.shiftKey ? [] : strokes.current.slice(0, -1));
    else if (event.key === " ") {
      setKeyPen({ at: from, down: !down });
      if (!down) begin(from);
    } else if (move) {
      const next = { x: Math.max(0, Math.min(1, from.x + move[0])), y: Math.max(0, Math.min(1, from.y + move[1])) };
      setKeyPen({ at: next, down });
      if (down) extend(next);
    } else return;
    event.preventDefault();
  };

  return (
    <div className="lab-pad">
      <div
        className="lab-pad-surface"
        role="application"
        tabIndex={0}
        aria-label="Drawing pad. Draw a digit with the pointer. By keyboard: number keys write a digit, arrow keys move the pen, space lowers or lifts it, backspace takes the last stroke away."
        onKeyDown={onKeyDown}
        onBlur={() => setKeyPen(null)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          const point = at(event);
          setPen(point);
          begin(point);
        }}
        onPointerMove={(event) => {
          if (pen) extend(at(event));
        }}
        onPointerUp={() => setPen(null)}
        onPointerCancel={() => setPen(null)}
      >
        <canvas
          ref={canvas}
          width={SIZE}
          height={SIZE}
          className="lab-pad-ink"
          data-hidden={showsExample || undefined}
        />
        {keyPen ? (
          <span
            className="lab-pad-pen"
            data-down={keyPen.down || undefined}
            style={{ left: `${keyPen.at.x * 100}%`, top: `${keyPen.at.y * 100}%` }}
          />
        ) : null}
      </div>
      <PadActions onClear={() => show([])} onSample={(digit) => show([...sampleStrokes(digit)])} />
    </div>
  );
}

interface PadActionsProps {
  readonly onClear: () => void;
  readonly onSample: (digit: number) => void;
}

function PadActions({ onClear, onSample }: PadActionsProps) {
  return (
    <div className="lab-pad-actions">
      <div className="lab-pad-digits" role="group" aria-label="Written samples">
        {Array.from({ length: 10 }, (_, digit) => (
          <button
            key={`sample ${digit}`}
            type="button"
            className="lab-pad-digit"
            onClick={() => onSample(digit)}
            aria-label={`Write a ${digit}`}
          >
            {digit}
          </button>
        ))}
      </div>
      <button type="button" className="lab-pad-clear" onClick={onClear}>
        Clear
      </button>
    </div>
  );
}
