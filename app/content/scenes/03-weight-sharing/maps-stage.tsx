import { useMemo } from "react";
import { NetworkView } from "#engine/show/network-view.ts";
import { given } from "#engine/show/weights.ts";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, Stage, Subject } from "#figures/stage/stage.tsx";
import { useInput, useView } from "#figures/view/use-view.ts";
import { thousands } from "#nn/format.ts";
import { graphOf } from "#nn/graph.ts";
import { Segmented } from "#ui/segmented.tsx";
import { Slider } from "#ui/slider.tsx";
import { usePhoto, usePlanes } from "../../photo/photo.tsx";
import type { StageProps } from "../../scene-types.ts";
import { Counts } from "./counts.tsx";
import { kindAt, NAMES, networkOf, parametersOf, type State } from "./layer.ts";
import { mapSizes, mapValues, SIDE } from "./maps.ts";
import { MapsSubject } from "./maps-subject.tsx";
import { SharingSlider, ViewChoice } from "./settings.tsx";
import { mapsText } from "./verdict.ts";

const CHANNELS = [
  { value: 1, label: "1, grey" },
  { value: 3, label: "3, RGB" },
] as const;
const RULES = { dense: "C · F · (HW)²", local: "C · F · HW · 9", conv: "C · F · 9" } as const;

/** A layer from maps to maps: circles and arrows. */
export function MapsStage({ device, state, set }: StageProps<State>) {
  const { channels, filters, sharing } = state;
  const sizes = useMemo(() => mapSizes({ channels, filters }), [channels, filters]);
  const graph = useMemo(() => graphOf(networkOf("conv", sizes)), [sizes]);
  const values = useMemo(() => mapValues({ channels, filters }), [channels, filters]);
  const { view, problem } = useView(
    (signal) => NetworkView.open(device, graph, { values: given(values), signal }),
    [device, graph, values],
  );
  const { photo, problem: missing } = usePhoto("lorikeet", SIDE);
  useInput(view, usePlanes(photo, channels));
  const kind = kindAt(sharing);
  return (
    <Stage view={view} problems={[problem, missing]}>
      <Subject>
        <SharingSlider state={state} set={set} />
        <MapsSubject
          channels={channels}
          filters={filters}
          kind={kind}
          weights={values.get("layer.weight") ?? new Float32Array()}
          at={{ channel: Math.min(state.column, channels - 1), filter: Math.min(state.row, filters - 1) }}
          onPoint={({ channel, filter }) => set({ column: channel, row: filter })}
        />
      </Subject>
      <Aside>
        <KeyNumber
          thing="count"
          label={`weights of the layer, ${NAMES[kind]}`}
          value={thousands(parametersOf(kind, sizes))}
          note={mapsText(sharing, sizes)}
        />
        <Counts sizes={sizes} kind={kind} rules={RULES} />
        <Controls>
          <ViewChoice state={state} set={set} />
          <Segmented
            label="Input channels C"
            value={channels}
            options={CHANNELS}
            onChange={(next) => set({ channels: next })}
          />
          <div className="sharing-n">
            <Slider label="Filters F" value={filters} min={1} max={4} onChange={(next) => set({ filters: next })} />
          </div>
        </Controls>
      </Aside>
    </Stage>
  );
}
