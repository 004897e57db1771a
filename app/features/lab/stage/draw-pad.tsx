import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { DEFAULT_PEN, type Point, type Stroke } from "#data/digit-pad.ts";
import { sampleStrokes } from "#data/sample-strokes.ts";
import { useInput } from "#state/stores/input-store.ts";
import { drawStrokes, usePad } from "#state/stores/pad.ts";
import { session } from "#state/session.ts";
import { useOnePointer } from "#ui/one-pointer.ts";
import { useTheme } from "#ui/theme.ts";
import { FORCED_COLOURS, useMedia } from "#ui/use-media.ts";

/** Side of the pad's canvas, in pixels. */
const SIZE = 280;
/** Distance that an arrow key moves the pen. */
const NUDGE = 1 / 28;

function paint(canvas: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  // Drawn by the CPU: on the GPU, a page's first line would have to wait for its line-drawing programs.
  const context = canvas.getContext("2d", { willReadFrequently: true });
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
    // A dot is a line of length zero.
    for (const point of rest.length > 0 ? rest : [first]) context.lineTo(point.x * SIZE, point.y * SIZE);
    context.stroke();
  }
}

/** A pad for drawing a digit with pointer, touch or keys; every movement runs the network. */
export function DrawPad() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const strokes = usePad((state) => state.strokes);
  const theme = useTheme();
  const isForced = useMedia(FORCED_COLOURS);
  /** The current stroke of the pen; no other stroke is ever continued, even if the pad changes meanwhile. */
  const inHand = useRef<Stroke | null>(null);
  const [keyPen, setKeyPen] = useState<{ readonly at: Point; readonly down: boolean } | null>(null);
  const source = useInput((state) => state.source);
  const showsExample = source.kind === "example";

  // The ink follows the theme, or the system's colours in a contrast theme.
  useEffect(() => {
    if (canvas.current) paint(canvas.current, strokes);
  }, [strokes, theme, isForced]);

  // Several movements may arrive before the pad is rendered again.
  const current = (): readonly Stroke[] => usePad.getState().strokes;
  const show = (next: readonly Stroke[]): void => drawStrokes(session, next);
  const put = (before: readonly Stroke[], stroke: Stroke): void => {
    inHand.current = stroke;
    show([...before, stroke]);
  };
  const begin = (point: Point): void => put(showsExample ? [] : current(), [point]);
  const extend = (point: Point): void => {
    const last = current().at(-1);
    if (last && last === inHand.current) put(current().slice(0, -1), [...last, point]);
    else begin(point);
  };

  const at = (event: PointerEvent<HTMLElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };

  const { isHeld, handlers } = useOnePointer({
    onBegin: (event) => {
      setKeyPen(null);
      begin(at(event));
    },
    onDrag: (event) => extend(at(event)),
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isHeld()) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { at: from, down } = keyPen ?? { at: { x: 0.5, y: 0.3 }, down: false };
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-NUDGE, 0],
      ArrowRight: [NUDGE, 0],
      ArrowUp: [0, -NUDGE],
      ArrowDown: [0, NUDGE],
    };
    const move = moves[event.key];
    if (/^\d$/.test(event.key)) show(sampleStrokes(Number(event.key)));
    else if (event.key === "Backspace" || event.key === "Delete") show(event.shiftKey ? [] : current().slice(0, -1));
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
        aria-label="Drawing pad. Draw a digit with the pointer. By keyboard: number keys write a digit, arrow keys move the pen, space lowers or lifts it, backspace removes the last stroke."
        onKeyDown={onKeyDown}
        onBlur={() => setKeyPen(null)}
        {...handlers}
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
      <PadActions onClear={() => show([])} onSample={(digit) => show(sampleStrokes(digit))} />
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
      <div className="lab-pad-digits" role="group" aria-label="Sample digits">
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
