import { ONE_MAP } from "#engine/show/pictures.ts";
import { type KeyboardEvent, useRef } from "react";
import { useColouring } from "#figures/picture/colouring.ts";
import { Marks } from "#figures/stage/frame.tsx";
import { Surface } from "#figures/stage/surface.tsx";
import { useViewSource, type ViewSource, ViewProvider } from "#figures/view/view-source.tsx";
import { thousands } from "#nn/format.ts";
import { useOnePointer } from "#ui/one-pointer.ts";
import { Live } from "./live.tsx";
import { SIDE, SIZES } from "./state.ts";

interface SizeViewProps {
  /** The same kernel at work on the larger image. */
  readonly view: ViewSource | null;
  readonly side: number;
  readonly size: number;
  /** The cursor: a pixel of the smaller image that the other views share. */
  readonly at: { readonly y: number; readonly x: number };
  readonly onSide: (side: number) => void;
  readonly onPoint: (at: { readonly y: number; readonly x: number }) => void;
}

/** Least side of the cursor's mark, as a share of the largest picture. */
const LEAST_MARK = 0.03;

/** The same kernel on an image of any size; its corner can be dragged. */
export function SizeView({ view, side, size, at, onSide, onPoint }: SizeViewProps) {
  const output = side - size + 1;
  return (
    <div className="five-pane">
      <div className="five-box">
        <div className="five-scaled" style={{ width: `${(100 * side) / SIZES.most}%` }}>
          <ViewProvider view={view}>
            <Response side={side} size={size} at={at} onPoint={onPoint} />
          </ViewProvider>
        </div>
        <Corner side={side} onSide={onSide} />
      </div>
      <p className="five-size" translate="no">
        <span>{`${side} × ${side} pixels`}</span>
        <span>{`${thousands(output * output)} outputs`}</span>
      </p>
    </div>
  );
}

function Response({ side, size, at, onPoint }: Omit<SizeViewProps, "view" | "onSide">) {
  const signed = useColouring("signed");
  const output = side - size + 1;
  const limits = [(size - 1) / 2, SIDE - 1 - (size - 1) / 2] as const;
  const mark = Math.max(size, LEAST_MARK * SIZES.most);
  const source = useViewSource();
  /** From the middle of a pixel of the smaller image to the output's places. */
  const scaled = (pixel: number): number => ((pixel + 0.5) / SIDE) * side - (size - 1) / 2;
  return (
    <Live
      className="five-big"
      picture={
        source && {
          kind: "maps",
          value: 1,
          ...ONE_MAP,
          colouring: signed,
        }
      }
    >
      <Marks width={output} height={output}>
        <rect
          className="scene-mark"
          x={scaled(at.x) - mark / 2}
          y={scaled(at.y) - mark / 2}
          width={mark}
          height={mark}
        />
      </Marks>
      <Surface
        label="Cursor on the larger image; arrow keys move it"
        text={`row ${Math.round(scaled(at.y)) + 1}, column ${Math.round(scaled(at.x)) + 1} of ${output}`}
        places={{ y: SIDE, x: SIDE }}
        at={at}
        limits={{ y: limits, x: limits }}
        follows="hover"
        onMove={onPoint}
      />
    </Live>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** The picture's lower right corner: its distance from the upper left one is the side. */
function Corner({ side, onSide }: Pick<SizeViewProps, "side" | "onSide">) {
  const held = useRef<DOMRect | null>(null);
  const { least, most, step } = SIZES;
  const set = (to: number): void => {
    const next = Math.max(least, Math.min(most, Math.round(to / step) * step));
    if (next !== side) onSide(next);
  };
  const { handlers } = useOnePointer({
    onBegin: ({ currentTarget }) => {
      held.current = currentTarget.parentElement?.getBoundingClientRect() ?? null;
      currentTarget.focus();
    },
    onDrag: ({ clientX, clientY }) => {
      const box = held.current;
      if (box) set(Math.max((clientX - box.left) / box.width, (clientY - box.top) / box.height) * most);
    },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = STEPS[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    set(side + direction * step * (event.shiftKey ? 2 : 1));
  };
  return (
    <div
      className="five-corner"
      role="slider"
      tabIndex={0}
      aria-label="Side of the larger image"
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={side}
      aria-valuetext={`${side} pixels`}
      style={{ left: `${(100 * side) / most}%`, top: `${(100 * side) / most}%` }}
      onKeyDown={onKeyDown}
      {...handlers}
    />
  );
}
