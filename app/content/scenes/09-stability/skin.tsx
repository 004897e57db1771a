import { useEffect, useMemo, useRef } from "react";
import { Marks } from "#figures/stage/frame.tsx";
import { Surface } from "#figures/stage/surface.tsx";
import { carried, type Field } from "./bend.ts";
import { FARTHEST, SIDE, type State } from "./state.ts";

/** Lines of the grid each way, and points along one. */
const LINES = 9;
const POINTS = 33;
/** A press this near to the handle takes it, in pixels. */
const NEAR = 9;

interface PlanesProps {
  /** Red, green and blue (3, SIDE, SIDE), 0 .. 1. */
  readonly planes: Float32Array | null;
}

/** A picture from planes, drawn as soon as they change. */
export function Planes({ planes }: PlanesProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!planes) return;
    const pixels = SIDE * SIDE;
    const rgba = new Uint8ClampedArray(4 * pixels).fill(255);
    for (let i = 0; i < pixels; i++)
      for (let c = 0; c < 3; c++) rgba[4 * i + c] = Math.round(255 * (planes[c * pixels + i] ?? 0));
    canvas.current?.getContext("2d")?.putImageData(new ImageData(rgba, SIDE, SIDE), 0, 0);
  }, [planes]);
  return <canvas ref={canvas} width={SIDE} height={SIDE} />;
}

interface SkinProps extends PlanesProps {
  readonly state: State;
  readonly field: Field;
  readonly set: (patch: Partial<State>) => void;
}

/** The bent photo as a skin: any point of it can be taken and pulled. */
export function Skin({ planes, state, field, set }: SkinProps) {
  const { y, x, dy, dx } = state;
  const pull = (to: { readonly y: number; readonly x: number }): void => {
    const over = Math.max(1, Math.hypot(to.y, to.x) / FARTHEST);
    set({ dy: Math.trunc(to.y / over), dx: Math.trunc(to.x / over) });
  };
  // What lies under the pointer is what is held; around it the skin slips back.
  const grab = (pressed: { readonly y: number; readonly x: number }) => {
    if (Math.hypot(pressed.y - y - dy, pressed.x - x - dx) <= NEAR) return { y: dy, x: dx };
    const [row, column] = [within(pressed.y), within(pressed.x)];
    const [down, right] = [
      Math.round(field.uy[row * SIDE + column] ?? 0),
      Math.round(field.ux[row * SIDE + column] ?? 0),
    ];
    const at = { y: within(row - down), x: within(column - right) };
    const to = { y: limited(row - at.y), x: limited(column - at.x) };
    set({ ...at, dy: to.y, dx: to.x });
    return to;
  };
  return (
    <>
      <Planes planes={planes} />
      <Marks width={SIDE} height={SIDE}>
        <Grid field={field} />
        <path className="stability-pull" d={`M${x + 0.5} ${y + 0.5}l${dx} ${dy}`} />
        <circle className="stability-hold" cx={x + dx + 0.5} cy={y + dy + 0.5} r={3.4} />
      </Marks>
      <Surface
        label="Pull of the point that is held; arrow keys pull it by one pixel, with the Shift key by eight"
        text={pullText(state)}
        places={{ y: SIDE, x: SIDE }}
        at={{ y: dy, x: dx }}
        limits={LIMITS}
        follows="drag"
        onMove={pull}
        onGrab={grab}
      />
    </>
  );
}

const LIMITS = { y: [-FARTHEST, FARTHEST], x: [-FARTHEST, FARTHEST] } as const;

function within(place: number): number {
  return Math.max(0, Math.min(SIDE - 1, Math.floor(place)));
}

function limited(pull: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, pull));
}

/** `9 right, 7 up` */
function pullText({ dy, dx }: Pick<State, "dy" | "dx">): string {
  return `${Math.abs(dx)} ${dx < 0 ? "left" : "right"}, ${Math.abs(dy)} ${dy < 0 ? "up" : "down"}`;
}

/** A grid that lay straight on the photo. */
function Grid({ field }: { readonly field: Field }) {
  const d = useMemo(() => {
    const line = (place: (along: number) => readonly [y: number, x: number]): string =>
      Array.from({ length: POINTS }, (_, i) => {
        const [fromY, fromX] = place((i * (SIDE - 1)) / (POINTS - 1));
        const { y, x } = carried(field, fromY, fromX);
        return `${i === 0 ? "M" : "L"}${(x + 0.5).toFixed(1)} ${(y + 0.5).toFixed(1)}`;
      }).join("");
    return Array.from({ length: LINES }, (_, i) => {
      const at = ((i + 0.5) * (SIDE - 1)) / LINES;
      return `${line((along) => [at, along])}${line((along) => [along, at])}`;
    }).join("");
  }, [field]);
  return (
    <>
      <path className="stability-grid" data-under d={d} />
      <path className="stability-grid" d={d} />
    </>
  );
}
