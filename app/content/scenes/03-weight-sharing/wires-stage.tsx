import { useMemo } from "react";
import { useColouring } from "#figures/picture/colouring.ts";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, Stage, Subject } from "#figures/stage/stage.tsx";
import { useJob } from "#figures/view/use-job.ts";
import { thousands } from "#nn/format.ts";
import { Segmented } from "#ui/segmented.tsx";
import { Slider } from "#ui/slider.tsx";
import type { StageProps } from "../../scene-types.ts";
import { Counts } from "./counts.tsx";
import { asked, GuessCounts } from "./guess-counts.tsx";
import { kindAt, LEAST, lineSizes, MOST, NAMES, parametersOf, signalOf, type State, wiresOf } from "./layer.ts";
import { propagate } from "./measure.ts";
import { SharingSlider, ViewChoice } from "./settings.tsx";
import { wiresText } from "./verdict.ts";
import { WiresSubject } from "./wires-subject.tsx";

const KERNELS = [1, 3, 5] as const;
const RULES = { dense: "N · N", local: "N · k", conv: "k" } as const;

/** Two layers between signals, as units and wires. */
export function WiresStage({ device, state, set, guesses }: StageProps<State>) {
  const { n, k, sharing, layer } = state;
  const setting = useMemo(() => ({ n, k, sharing }), [n, k, sharing]);
  const layers = useMemo(() => [wiresOf(setting, 1), wiresOf(setting, 2)] as const, [setting]);
  const input = useMemo(() => signalOf(n), [n]);
  const job = useJob(
    async (signal) => ({ setting, signals: await propagate(device, setting, layers, input, signal) }),
    [device, setting, layers, input],
  );
  const signals = job.value?.setting.n === n ? job.value.signals : null;
  const isCurrent = job.value?.setting === setting;
  const kind = kindAt(sharing);
  const colouring = useColouring("signed");
  return (
    <Stage view="none" jobs={[job]} problems={[]}>
      <Subject>
        <SharingSlider state={state} set={set} />
        <WiresSubject
          n={n}
          layers={layers}
          input={input}
          signals={signals}
          colouring={colouring}
          at={{ layer, row: Math.min(state.row, n - 1), column: Math.min(state.column, n - 1) }}
          onPoint={set}
        />
      </Subject>
      <Aside>
        <GuessCounts guesses={guesses} onMeasure={() => set({ ...asked, sharing: 20 })} />
        <KeyNumber
          thing="count"
          label={`weights of a layer, ${NAMES[kind]}`}
          value={thousands(parametersOf(kind, lineSizes(setting)))}
          note={wiresText(setting, isCurrent ? (signals?.difference ?? null) : null)}
        />
        <Counts sizes={lineSizes(setting)} kind={kind} rules={RULES} />
        <Controls>
          <ViewChoice state={state} set={set} />
          <div className="sharing-n">
            <Slider label="N" value={n} min={LEAST} max={MOST} onChange={(next) => set({ n: next })} />
          </div>
          <Segmented label="k" value={k} options={KERNELS} onChange={(next) => set({ k: next })} />
        </Controls>
      </Aside>
    </Stage>
  );
}
