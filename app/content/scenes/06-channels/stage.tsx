import { useEffect, useMemo } from "react";
import { NetworkView } from "#engine/show/network-view.ts";
import { given } from "#engine/show/weights.ts";
import { useColouring } from "#figures/picture/colouring.ts";
import { MapGrid } from "#figures/picture/map-grid.tsx";
import { useWidth } from "#figures/picture/use-width.ts";
import { LiveFrame, Marks } from "#figures/stage/frame.tsx";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { Surface } from "#figures/stage/surface.tsx";
import { ChannelSums } from "#figures/sum/channel-sums.tsx";
import { useInput, useLook, useView } from "#figures/view/use-view.ts";
import { useStable } from "#figures/view/use-stable.ts";
import { thousands } from "#nn/format.ts";
import { initialValues } from "#nn/initialise.ts";
import { describe } from "#nn/report.ts";
import { Button } from "#ui/button.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Slider } from "#ui/slider.tsx";
import { usePresenting } from "#ui/theme.ts";
import { usePhoto, usePlanes } from "../../photo/photo.tsx";
import type { StageProps } from "../../scene-types.ts";
import { BANK, bankArchitecture, bankGraph, PARTS, parametersNote, SIDE, withSlices } from "./bank.ts";
import { MOST_FILTERS, type State } from "./state.ts";
import { NextFilter } from "./next-filter.tsx";
import "./stage.css";

/** Maps per row: few on a narrow stage, many when presenting, where height is scarce. */
const COLUMNS = { narrow: 16, wide: 24, presented: 32, presentedWide: 48 } as const;
const NARROW = 520;
const WIDE = 1100;
const GAP = 2;
const PLACES = { y: SIDE, x: SIDE };
const LIMITS = { y: [0, SIDE - 1], x: [0, SIDE - 1] } as const;

/** An RGB image, one filter as three slices, and the bank it belongs to. */
export default function ChannelsStage({ device, state, set, guesses }: StageProps<State>) {
  const { filters, seed, y, x } = state;
  const filter = Math.min(state.filter, filters - 1);
  const { photo, problem } = usePhoto("lorikeet", SIDE);
  const graph = useMemo(() => bankGraph(filters), [filters]);
  const values = useMemo(() => initialValues(graph, seed, "pytorch"), [graph, seed]);
  const bank = useView(
    (signal) => NetworkView.open(device, graph, { values: given(values), signal }),
    [device, graph, values],
  );
  useInput(bank.view, usePlanes(photo, 3));
  useEffect(() => bank.view?.setWeights({ values: withSlices(values, filter) }), [bank.view, values, filter]);
  const { explanation } = useLook(bank.view, { value: BANK, c: filter, y, x });
  return (
    <Stage view={bank.view} problems={[problem, bank.problem]}>
      <Subject>
        <Flow filter={filter} y={y} x={x} onPoint={set} />
      </Subject>
      <Aside>
        <NextFilter guesses={guesses} onMeasure={() => set({ filters: MOST_FILTERS })} />
        <KeyNumber
          label="parameters in the layer"
          value={thousands(describe(bankArchitecture(filters)).parameters)}
          note={parametersNote(filters)}
        />
        <Controls>
          <div className="channels-slider">
            <Slider
              label="Filters in the bank"
              value={filters}
              min={1}
              max={MOST_FILTERS}
              onChange={(next) => set({ filters: next })}
            />
          </div>
          <div className="channels-seed">
            <NumberField label="Seed" value={seed} min={0} max={9999} onChange={(next) => set({ seed: next })} />
          </div>
          <Button onPress={() => set({ seed: (seed + 1) % 10_000 })}>Other filters</Button>
        </Controls>
      </Aside>
      <More>
        {explanation?.kind === "weighted" ? (
          <ChannelSums explanation={explanation} names={["red", "green", "blue"]} scale="unit" />
        ) : null}
        <Bank filters={filters} filter={filter} y={y} x={x} onChoose={set} />
      </More>
    </Stage>
  );
}

interface FlowProps {
  readonly filter: number;
  readonly y: number;
  readonly x: number;
  readonly onPoint: (place: Partial<State>) => void;
}

/** From the image to one map: its channels, the filter's slices, the map of each slice, their sum. */
function Flow({ filter, y, x, onPoint }: FlowProps) {
  const [unit, signed] = [useColouring("unit"), useColouring("signed")];
  const column = { first: 0, count: 3, columns: 1, gap: 4, shrink: 1 };
  const tall = SIDE / (3 * SIDE + 8);
  return (
    <div className="channels-flow">
      <LiveFrame title="RGB image" picture={{ kind: "input", colouring: unit }}>
        <Marks width={SIDE} height={SIDE}>
          <rect className="scene-mark" x={x - 1} y={y - 1} width={3} height={3} />
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
          ratio={3 / 11}
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

interface BankProps {
  readonly filters: number;
  readonly filter: number;
  readonly y: number;
  readonly x: number;
  readonly onChoose: (choice: Partial<State>) => void;
}

/** The stack of maps that the bank produces: pointing at one selects its filter and the position on it. */
function Bank({ filters, filter, y, x, onChoose }: BankProps) {
  const [ref, width] = useWidth();
  const colouring = useColouring("signed");
  const isPresenting = usePresenting();
  const room = isPresenting ? (width < WIDE ? "presented" : "presentedWide") : width < NARROW ? "narrow" : "wide";
  const columns = COLUMNS[room];
  const montage = { cellWidth: SIDE, cellHeight: SIDE, columns, count: filters, gap: GAP };
  const scale = width / (columns * (SIDE + GAP) - GAP);
  const spec = useStable({
    kind: "maps" as const,
    value: BANK,
    first: 0,
    count: filters,
    columns,
    gap: GAP,
    shrink: 1,
    colouring,
  });
  return (
    <figure className="scene-frame" data-thing="bank" ref={ref}>
      {width > 0 ? (
        <MapGrid
          label={`The bank's ${filters} maps`}
          spec={spec}
          montage={montage}
          scale={scale}
          selected={{ c: filter, y, x }}
          seen={null}
          walks="maps"
          onSelect={(place) => onChoose({ filter: place.c, y: place.y, x: place.x })}
        />
      ) : null}
      <figcaption className="scene-caption">the stack of maps, one per filter: choose one</figcaption>
    </figure>
  );
}
