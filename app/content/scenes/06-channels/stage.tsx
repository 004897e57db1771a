import { useEffect, useMemo } from "react";
import { NetworkView } from "#engine/show/network-view.ts";
import { given } from "#engine/show/weights.ts";
import { useColouring } from "#figures/picture/colouring.ts";
import { MapGrid } from "#figures/picture/map-grid.tsx";
import { useWidth } from "#figures/picture/use-width.ts";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { useInput, useLook, useView } from "#figures/view/use-view.ts";
import { useStable } from "#figures/view/use-stable.ts";
import { thousands } from "#nn/format.ts";
import { initialValues } from "#nn/initialise.ts";
import { describe } from "#nn/report.ts";
import { Button } from "#ui/button.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { Slider } from "#ui/slider.tsx";
import { usePresenting } from "#ui/theme.ts";
import { lazyPart } from "#ui/lazy-part.tsx";
import { usePhoto, usePlanes } from "../../photo/photo.tsx";
import type { StageProps } from "../../scene-types.ts";
import { BANK, bankArchitecture, bankGraph, parametersNote, SIDE, withSlices } from "./bank.ts";
import { Flow } from "./flow.tsx";
import { MOST_FILTERS, type State } from "./state.ts";
import { NextFilter } from "./next-filter.tsx";
import "./stage.css";

/** Maps per row: few on a narrow stage, many when presenting, where height is scarce. */
const COLUMNS = { narrow: 16, wide: 24, presented: 32, presentedWide: 48 } as const;
const NARROW = 520;
const WIDE = 1100;
const GAP = 2;
const LOOKS = [
  { value: "maps", label: "maps" },
  { value: "arrows", label: "arrows" },
] as const;
const AXES = [
  { value: 1, label: "1-D" },
  { value: 2, label: "2-D" },
] as const;

// The sums are read back after the first picture.
const ChannelSums = lazyPart(async () => (await import("#figures/sum/channel-sums.tsx")).ChannelSums, {
  follows: true,
});
const BankArrows = lazyPart(async () => (await import("./bank-arrows.tsx")).BankArrows);

/** An RGB image, one filter as three slices, and the bank it belongs to. */
export function ChannelsStage({ device, state, set, guesses }: StageProps<State>) {
  const { filters, seed, y, x, look, axes } = state;
  const filter = Math.min(state.filter, filters - 1);
  const isPresenting = usePresenting();
  const { photo, problem } = usePhoto("lorikeet", SIDE);
  const graph = useMemo(() => bankGraph(filters, axes), [filters, axes]);
  const values = useMemo(() => initialValues(graph, seed, "pytorch"), [graph, seed]);
  const bank = useView(
    (signal) => NetworkView.open(device, graph, { values: given(values), signal }),
    [device, graph, values],
  );
  useInput(bank.view, usePlanes(photo, 3));
  useEffect(
    () => bank.view?.setWeights({ values: withSlices(values, filters, filter) }),
    [bank.view, values, filters, filter],
  );
  const { explanation } = useLook(bank.view, { value: BANK, c: filter, y, x });
  return (
    <Stage view={bank.view} problems={[problem, bank.problem]}>
      <Subject>
        {look === "maps" ? (
          <Flow filter={filter} axes={axes} y={y} x={x} onPoint={set} />
        ) : (
          <BankArrows filters={filters} filter={filter} axes={axes} onChoose={(next) => set({ filter: next })} />
        )}
      </Subject>
      <Aside>
        <NextFilter guesses={guesses} onMeasure={() => set({ filters: MOST_FILTERS, axes: 2 })} />
        <KeyNumber
          label="parameters in the layer"
          value={thousands(describe(bankArchitecture(filters, axes)).parameters)}
          note={parametersNote(filters, axes)}
        />
        <Controls>
          <Segmented
            compact={isPresenting}
            label="Drawn as"
            value={look}
            options={LOOKS}
            onChange={(next) => set({ look: next })}
          />
          <Segmented
            compact={isPresenting}
            label="Input"
            value={axes}
            options={AXES}
            onChange={(next) => set({ axes: next })}
          />
          <div className="channels-slider">
            <Slider
              label={isPresenting ? "Filters" : "Filters in the bank"}
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
