import { LayerColumns } from "#figures/columns/layer-columns.tsx";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { useJob } from "#figures/view/use-job.ts";
import { thousands } from "#nn/format.ts";
import { Segmented } from "#ui/segmented.tsx";
import { Select } from "#ui/select.tsx";
import { useState } from "react";
import type { StageProps } from "../../scene-types.ts";
import { Chart } from "./chart.tsx";
import { account, type Entry, entryOf } from "./entries.ts";
import { ASKED, usePointGuess, WinnerGuess } from "./guess.tsx";
import { rankDigits } from "./rank.ts";
import type { State } from "./state.ts";
import { TopFive } from "./top-five.tsx";
import { large, networkNote } from "./verdict.ts";
import "./stage.css";

/** Published errors against what their networks amount to; the chosen network to scale; and what a top-k error is. */
export function ImagenetStage({ device, state, set, shipped, guesses }: StageProps<State>) {
  const { network, errors, digits } = state;
  const entry = entryOf(network);
  const guess = usePointGuess(guesses);
  const job = useJob(
    async (signal) => ({ digits, ranked: await rankDigits(device, shipped, digits, signal) }),
    [device, digits],
  );
  const ranked = job.value?.digits === digits ? job.value.ranked : null;
  return (
    <Stage view="none" jobs={[job]} problems={[]}>
      <Subject>
        <Chart state={state} guess={guess} onChoose={(next) => set({ network: next })} />
      </Subject>
      <Aside>
        <WinnerGuess guess={guess} onMeasure={() => set(ASKED)} />
        <KeyNumber
          thing="number"
          label={`parameters of ${entry.name}`}
          value={large(account(entry).parameters)}
          note={networkNote(entry, errors)}
        />
        <div className="imagenet-settings">
          <Controls>
            <Segmented label="Errors of" value={errors} options={ERRORS} onChange={(next) => set({ errors: next })} />
            <Select
              label="Plot against"
              value={state.against}
              options={AGAINST}
              onChange={(against) => set({ against })}
            />
          </Controls>
        </div>
      </Aside>
      <More>
        <Layers key={entry.id} entry={entry} />
        <TopFive state={state} set={set} ranked={ranked} />
      </More>
    </Stage>
  );
}

const ERRORS = [
  { value: "contest", label: "contest entries" },
  { value: "single", label: "single networks" },
] as const;
const AGAINST = [
  { value: "depth", label: "depth" },
  { value: "year", label: "year" },
  { value: "parameters", label: "parameters" },
  { value: "macs", label: "MACs" },
] as const;

/** The parameters of the chosen network, layer by layer. */
function Layers({ entry }: { readonly entry: Entry }) {
  const [at, setAt] = useState(0);
  const { columns } = account(entry);
  const column = columns[at];
  return (
    <section className="imagenet-layers scene-thing" data-thing="layers" aria-label={`${entry.name}, layer by layer`}>
      <LayerColumns
        name={entry.name}
        columns={columns.map(({ label, kind, parameters }) => ({ label, kind, size: parameters }))}
        tallest={Math.max(...columns.map(({ parameters }) => parameters))}
        chosen={at}
        from={at}
        onChoose={setAt}
      />
      <p className="imagenet-layer" role="status">
        {column
          ? `${entry.name}, layer ${at + 1} of ${columns.length} with weights: ${column.kind === "dense" ? "dense" : "convolution"}, ${thousands(column.parameters)} parameters, ${thousands(column.macs)} MACs.`
          : ""}
      </p>
    </section>
  );
}
