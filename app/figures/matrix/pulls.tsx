import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import type { Colouring } from "#engine/show/montage.ts";
import { cssColour, divergingPlace } from "#ui/colour-maps.ts";
import { formatFixed } from "#ui/number-text.ts";
import { useOnePointer } from "#ui/one-pointer.ts";
import { Symbol } from "./symbol.tsx";
import "./matrix.css";

interface PullsProps {
  readonly label: string;
  readonly weights: readonly number[];
  /** Number of the first of them. */
  readonly first: number;
  /** Number of bars side by side. */
  readonly columns: number;
  /** Largest magnitude of a weight. */
  readonly most: number;
  readonly colouring: Colouring;
  /** Index of the highlighted weight. */
  readonly lit: number | null;
  readonly onPull: (index: number, value: number) => void;
  /** Called with the index of the weight that is pointed at or has the focus; null when there is none any more. */
  readonly onLook: (index: number | null) => void;
}

const STEP = 0.1;
const COARSE = 5;
const KEYS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 };

/** Weights as bars on a zero line: pull one up or down, or use the arrow keys (Shift: in larger steps). */
export function Pulls({ label, weights, columns, ...rest }: PullsProps) {
  return (
    <div className="pulls" role="group" aria-label={label} style={{ "--columns": columns }}>
      {weights.map((weight, i) => {
        const index = rest.first + i;
        return <Pull key={index} index={index} weight={weight} {...rest} />;
      })}
    </div>
  );
}

interface PullProps extends Omit<PullsProps, "label" | "weights" | "columns"> {
  readonly index: number;
  readonly weight: number;
}

function Pull({ index, weight, most, colouring, lit, onPull, onLook }: PullProps) {
  const held = useRef({ y: 0, weight });
  const put = (value: number): void => {
    const within = Math.round(Math.max(-most, Math.min(most, value)) / STEP) / Math.round(1 / STEP);
    if (within !== weight) onPull(index, within);
  };
  const begin = (event: PointerEvent<HTMLElement>): void => {
    held.current = { y: event.clientY, weight };
  };
  const drag = (event: PointerEvent<HTMLElement>): void => {
    const { height } = event.currentTarget.getBoundingClientRect();
    put(held.current.weight + ((held.current.y - event.clientY) / height) * 2 * most);
  };
  const { handlers } = useOnePointer({ onBegin: begin, onDrag: drag });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = KEYS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    put(weight + step * STEP * (event.shiftKey ? COARSE : 1));
  };
  const share = Math.abs(weight) / most / 2;
  const [top, bottom] = weight > 0 ? [0.5 - share, 0.5] : [0.5, 0.5 - share];
  return (
    <div
      className="pull"
      role="slider"
      tabIndex={0}
      aria-label={`Weight ${index + 1}`}
      aria-orientation="vertical"
      aria-valuemin={-most}
      aria-valuemax={most}
      aria-valuenow={weight}
      aria-valuetext={formatFixed(weight, 1)}
      data-lit={lit === index || undefined}
      onKeyDown={onKeyDown}
      onPointerEnter={() => onLook(index)}
      onPointerLeave={() => onLook(null)}
      onFocus={() => onLook(index)}
      onBlur={() => onLook(null)}
      {...handlers}
    >
      <span
        className="pull-fill"
        style={{
          top: `${100 * top}%`,
          bottom: `${100 * bottom}%`,
          background: cssColour(colouring, divergingPlace(weight, most)),
        }}
      />
      <span className="pull-zero" />
      <span className="pull-name" data-at={weight > 0 ? "bottom" : "top"} aria-hidden="true">
        <Symbol letter="w" index={index + 1} />
      </span>
      <span className="pull-number" style={weight > 0 ? { top: "52%" } : { bottom: "52%" }} aria-hidden="true">
        {formatFixed(weight, 1)}
      </span>
    </div>
  );
}
