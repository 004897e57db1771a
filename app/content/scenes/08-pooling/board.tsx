import type { CSSProperties } from "react";
import { useWidth } from "#figures/picture/use-width.ts";
import { Surface } from "#figures/stage/surface.tsx";
import { Grounds, useCells, Words } from "./cells.tsx";
import { type BoardLayout, inputAt, layoutOf, outputAt } from "./layout.ts";
import { OutputButtons } from "./output-buttons.tsx";
import { droppedOn, outputsOf, type Route, routesOf } from "./pool.ts";
import { short } from "./short.ts";
import { GRADIENT, SIDE, type State } from "./state.ts";

interface BoardProps {
  readonly state: State;
  readonly map: Float32Array;
  /** Outputs, read from the GPU; null before the first. */
  readonly outputs: Float32Array | null;
  /** What each input gets back, read from the GPU. */
  readonly gradient: Float32Array | null;
  /** Predicted gradients by place. */
  readonly ghost: ReadonlyMap<number, number>;
  readonly set: (patch: Partial<State>) => void;
}

/** Narrower boards have the output under the map. */
const NARROW = 520;

/** The map, the window on it, the output; and the ways between them, in the direction that is looked at. */
export function Board({ state, map, outputs, gradient, ghost, set }: BoardProps) {
  const [ref, width] = useWidth();
  const count = outputsOf(state);
  const layout = layoutOf(count, state.stride, width < NARROW);
  const [y, x] = [Math.min(state.y, count - 1), Math.min(state.x, count - 1)];
  const isBack = state.direction === "back";
  const dropped = isBack ? droppedOn(state, state.dropped) : [];
  const routes = (isBack ? dropped : [{ y, x }]).flatMap((output) => routesOf(state, map, output.y, output.x));
  const cells = useCells({ layout, count, map, outputs, gradient, dropped: isBack ? dropped : null, ghost });
  const percent = (part: number, whole: number): string => `${(100 * part) / whole}%`;
  const { left, top, side } = layout.output;
  return (
    <div className="pooling-board" ref={ref} style={{ aspectRatio: `${layout.width} / ${layout.height}` }}>
      <svg viewBox={`0 0 ${layout.width} ${layout.height}`} aria-hidden="true">
        <Grounds cells={cells} />
        {isBack
          ? dropped.map((output) => <Window key={`${output.y} ${output.x}`} state={state} {...output} given />)
          : null}
        <Window state={state} y={y} x={x} />
        <Chosen layout={layout} y={y} x={x} />
        <Routes routes={routes} layout={layout} isBack={isBack} />
        <Words cells={cells} />
        <Falling
          key={`${state.direction} ${state.kind} ${state.size} ${state.stride} ${isBack ? state.dropped.join() : `${y},${x}`}`}
          routes={routes}
          layout={layout}
          map={map}
          isBack={isBack}
        />
      </svg>
      <div
        className="pooling-layer scene-thing"
        data-thing="window"
        style={{ left: 0, top: 0, width: percent(SIDE, layout.width), height: percent(SIDE, layout.height) }}
      >
        <Surface
          label="The window; arrow keys move it to the next output"
          text={`output row ${y + 1}, column ${x + 1}`}
          places={{ y: SIDE / state.stride, x: SIDE / state.stride }}
          at={{ y, x }}
          limits={{ y: [0, count - 1], x: [0, count - 1] }}
          follows="press"
          onMove={set}
        />
      </div>
      <div
        className="pooling-layer scene-thing"
        data-thing="output"
        style={{
          left: percent(left, layout.width),
          top: percent(top, layout.height),
          width: percent(count * side, layout.width),
          height: percent(count * side, layout.height),
        }}
      >
        <OutputButtons state={state} count={count} y={y} x={x} outputs={outputs} set={set} />
      </div>
    </div>
  );
}

interface WindowProps {
  readonly state: State;
  readonly y: number;
  readonly x: number;
  /** Of an output that has a gradient, not the one that is moved. */
  readonly given?: boolean;
}

function Window({ state: { size, stride }, y, x, given = false }: WindowProps) {
  return (
    <rect
      className={given ? "scene-mark-inner" : "pooling-window"}
      x={x * stride}
      y={y * stride}
      width={size}
      height={size}
    />
  );
}

function Chosen({
  layout: { output },
  y,
  x,
}: {
  readonly layout: BoardLayout;
  readonly y: number;
  readonly x: number;
}) {
  const { left, top, side } = output;
  return <rect className="pooling-window" x={left + x * side} y={top + y * side} width={side} height={side} />;
}

interface RoutesProps {
  readonly routes: readonly Route[];
  readonly layout: BoardLayout;
  readonly isBack: boolean;
}

/** A line for each way, as wide as its share; a ring round each input that counts wholly. */
function Routes({ routes, layout, isBack }: RoutesProps) {
  return (
    <g className="pooling-routes" data-back={isBack || undefined}>
      {routes.map(({ place, y, x, share }) => {
        const [from, to] = [inputAt(place), outputAt(layout, y, x)];
        return (
          <g key={`${place} ${y} ${x}`}>
            {share === 1 ? (
              <rect className="pooling-winner" x={from.x - 0.5} y={from.y - 0.5} width={1} height={1} />
            ) : null}
            <path d={wayOf(from, to, layout)} style={{ strokeWidth: 0.05 + 0.07 * share }} />
            {isBack ? <circle cx={from.x} cy={from.y - 0.36} r={0.09} /> : null}
          </g>
        );
      })}
    </g>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A curve that leaves an input towards the output and meets it straight. */
function wayOf(from: Point, to: Point, { width, height, output: { side } }: BoardLayout): string {
  if (height > width) {
    const [start, end] = [from.y + 0.36, to.y - side / 2];
    const middle = (start + end) / 2;
    return `M${from.x} ${start}C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${end}`;
  }
  const [start, end] = [from.x + 0.36, to.x - side / 2];
  const middle = (start + end) / 2;
  return `M${start} ${from.y - 0.36}C${middle} ${from.y - 0.36} ${middle} ${to.y} ${end} ${to.y}`;
}

interface FallingProps extends RoutesProps {
  readonly map: Float32Array;
}

/** Numbers that fall along the ways, once: values into the output, or shares of the gradient back to the inputs. */
function Falling({ routes, layout, map, isBack }: FallingProps) {
  return (
    <g className="pooling-falling">
      {routes.map(({ place, y, x, share }) => {
        const [input, output] = [inputAt(place), outputAt(layout, y, x)];
        const [from, to] = isBack ? [output, input] : [input, output];
        const style: CSSProperties & Record<"--dx" | "--dy", string> = {
          "--dx": `${to.x - from.x}px`,
          "--dy": `${to.y - from.y}px`,
        };
        return (
          <text key={`${place} ${y} ${x}`} x={from.x} y={from.y} style={style}>
            {short(isBack ? share * GRADIENT : (map[place] ?? 0))}
          </text>
        );
      })}
    </g>
  );
}
