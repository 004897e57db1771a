import { useMemo } from "react";
import { useColouring } from "#figures/picture/colouring.ts";
import { HeatMap } from "#figures/picture/heat-map.tsx";
import { Marks } from "#figures/stage/frame.tsx";
import { MIDDLE, SIDE } from "./state.ts";
import { fallen, fieldOf } from "./taps.ts";
import { offsetOf } from "./painting.ts";

interface BoardProps {
  readonly dilations: readonly number[];
  /** Layers that the taps have fallen through. */
  readonly fall: number;
  /** Ways to each place of the map that they have come to, by the gradient; null until it is measured. */
  readonly ways: Float32Array | null;
  /** What was painted as a prediction; null where it is not shown. */
  readonly painted: readonly number[] | null;
  /** Whether nothing else is to be seen. */
  readonly isPainting: boolean;
}

/** A unit from above, its taps on their way down, and the gradient on the map below. */
export function Board({ dilations, fall, ways, painted, isPainting }: BoardProps) {
  const heat = useColouring("magnitude");
  const roots = useMemo(() => (ways ?? new Float32Array(SIDE * SIDE)).map(Math.sqrt), [ways]);
  const passed = dilations.slice(dilations.length - Math.floor(fall));
  const field = fieldOf(passed);
  return (
    <>
      {isPainting ? null : <HeatMap values={roots} columns={SIDE} colouring={heat} extent={Math.max(1, ...roots)} />}
      <Marks width={SIDE} height={SIDE}>
        <Lines />
        {isPainting ? null : (
          <>
            <rect
              className="scene-mark-inner"
              x={MIDDLE - (field - 1) / 2}
              y={MIDDLE - (field - 1) / 2}
              width={field}
              height={field}
            />
            <Dots dilations={dilations} fall={fall} />
          </>
        )}
        {(painted ?? []).map((place) => {
          const { y, x } = offsetOf(place);
          return (
            <rect
              key={place}
              className={isPainting ? "dilation-painted" : "predict-ghost"}
              x={MIDDLE + x + 0.08}
              y={MIDDLE + y + 0.08}
              width={0.84}
              height={0.84}
            />
          );
        })}
        <rect className="dilation-unit" x={MIDDLE} y={MIDDLE} width={1} height={1} />
      </Marks>
    </>
  );
}

function Lines() {
  const lines = Array.from({ length: SIDE - 1 }, (_, i) => `M${i + 1} 0V${SIDE}M0 ${i + 1}H${SIDE}`).join("");
  return <path className="dilation-lines" d={lines} />;
}

/** Taps are as large as their share of the ways allows. */
function Dots({ dilations, fall }: Pick<BoardProps, "dilations" | "fall">) {
  const ways = useMemo(() => [...fallen(dilations, fall)], [dilations, fall]);
  const most = Math.max(...ways.map(([, count]) => count));
  return (
    <g className="dilation-dots">
      {ways.flatMap(([y, down]) =>
        ways.map(([x, across]) => (
          <circle
            key={`${y} ${x}`}
            cx={MIDDLE + 0.5 + x}
            cy={MIDDLE + 0.5 + y}
            r={0.14 + 0.18 * Math.sqrt((down * across) / (most * most))}
          />
        )),
      )}
    </g>
  );
}
