import { useColouring } from "#figures/picture/colouring.ts";
import { LiveFrame, Marks } from "#figures/stage/frame.tsx";
import { Surface } from "#figures/stage/surface.tsx";
import { type Axes, BANK, PARTS, SIDE } from "./bank.ts";
import type { State } from "./state.ts";

const PLACES = { y: SIDE, x: SIDE };
const LIMITS = { y: [0, SIDE - 1], x: [0, SIDE - 1] } as const;

interface FlowProps {
  readonly filter: number;
  readonly axes: Axes;
  readonly y: number;
  readonly x: number;
  readonly onPoint: (place: Partial<State>) => void;
}

/** From the image to one map: its channels, the filter's slices, the map of each slice, their sum. */
export function Flow({ filter, axes, y, x, onPoint }: FlowProps) {
  const [unit, signed] = [useColouring("unit"), useColouring("signed")];
  const column = { first: 0, count: 3, columns: 1, gap: 4, shrink: 1 };
  const tall = SIDE / (3 * SIDE + 8);
  return (
    <div className="channels-flow">
      <LiveFrame title="RGB image" picture={{ kind: "input", colouring: unit }}>
        <Marks width={SIDE} height={SIDE}>
          <rect className="scene-mark" x={x - 1} y={axes === 1 ? y : y - 1} width={3} height={axes === 1 ? 1 : 3} />
        </Marks>
      </LiveFrame>
      <div className="channels-three">
        <LiveFrame
          thing="channels"
          title="R, G, B"
          ratio={tall}
          picture={{ kind: "maps", value: 0, ...column, colouring: unit }}
        />
      </div>
      <div className="channels-three">
        <LiveFrame
          thing="filter"
          title={`filter ${filter + 1}`}
          ratio={axes === 1 ? 3 / 5 : 3 / 11}
          picture={{
            kind: "filters",
            node: "bank",
            first: [filter, 0],
            outputs: 1,
            inputs: 3,
            columns: 1,
            gap: 1,
            colouring: signed,
          }}
        />
      </div>
      <div className="channels-three">
        <LiveFrame
          title="partial maps"
          ratio={tall}
          picture={{ kind: "maps", value: PARTS, ...column, colouring: signed }}
        />
      </div>
      <LiveFrame
        thing="sum"
        title="sum + bias: one map; point at a value"
        picture={{
          kind: "maps",
          value: BANK,
          first: filter,
          count: 1,
          columns: 1,
          gap: 0,
          shrink: 1,
          colouring: signed,
        }}
      >
        <Marks width={SIDE} height={SIDE}>
          <rect className="scene-mark" x={x} y={y} width={1} height={1} />
        </Marks>
        <Surface
          label={`Value of map ${filter + 1}; arrow keys choose a neighbour`}
          text={`row ${y + 1}, column ${x + 1}`}
          places={PLACES}
          at={{ y, x }}
          limits={LIMITS}
          follows="hover"
          onMove={onPoint}
        />
      </LiveFrame>
    </div>
  );
}
