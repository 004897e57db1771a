import { useMemo } from "react";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { useJob } from "#figures/view/use-job.ts";
import { Segmented } from "#ui/segmented.tsx";
import { Switch } from "#ui/switch.tsx";
import type { StageProps } from "../../scene-types.ts";
import { Bars } from "./bars.tsx";
import { bySides, type Chain, CHANNELS, KERNELS, nameOf, squaresOf, type State } from "./chain.ts";
import { ASKED, BarsGuess, useBarGuess, useStoredSquares } from "./guess.tsx";
import { measure } from "./measure.ts";
import { Skyline } from "./skyline.tsx";
import { Tower } from "./tower.tsx";
import { betweenNote, fieldNote, squaresText, weightsNote } from "./verdict.ts";
import "./stage.css";

/** A layer that a press breaks into a chain of 3 x 3 layers: its field and its weights; below it, whole networks. */
export function VggStage({ device, state, set, guesses }: StageProps<State>) {
  const { kernel, broken, relu, channels } = state;
  const chain = useMemo((): Chain => ({ kernel, broken, relu, channels }), [kernel, broken, relu, channels]);
  const job = useJob((signal) => measure(device, chain, signal), [device, chain]);
  const measured = job.value?.of === chain ? job.value : null;
  const guess = useBarGuess(guesses);
  const stored = useStoredSquares(device, guess, channels);
  return (
    <Stage view="none" jobs={guess.stage === "asked" ? [job] : [job, stored]} problems={[]}>
      <Subject>
        <div className="vgg">
          <div className="vgg-drawing">
            <Tower chain={chain} lengths={measured?.lengths ?? null} onPress={() => set({ broken: !broken })} />
            <p className="vgg-field scene-thing" data-thing="field">
              {fieldNote(measured, kernel)}
            </p>
          </div>
          <div className="vgg-beside">
            <Bars chain={chain} guess={guess} />
            <p className="vgg-between scene-thing" data-thing="between">
              {betweenNote(chain, measured)}
            </p>
          </div>
        </div>
      </Subject>
      <Aside>
        <BarsGuess guess={guess} stored={stored.value} onMeasure={() => set(ASKED)} />
        <KeyNumber
          label={`weights of ${nameOf(chain)}`}
          value={squaresText(squaresOf(chain))}
          note={weightsNote(chain, measured?.stored ?? null)}
        />
        <Settings state={state} set={set} />
      </Aside>
      <More>
        <Skyline state={state} set={set} />
      </More>
    </Stage>
  );
}

const SIDES = KERNELS.map((value) => ({ value, label: bySides(value) }));

interface SettingsProps {
  readonly state: State;
  readonly set: StageProps<State>["set"];
}

function Settings({ state, set }: SettingsProps) {
  return (
    <Controls>
      <Segmented label="Field" value={state.kernel} options={SIDES} onChange={(kernel) => set({ kernel })} />
      <Segmented
        label="Channels C"
        value={state.channels}
        options={CHANNELS}
        onChange={(channels) => set({ channels })}
      />
      <Switch checked={state.relu} disabled={!state.broken} onChange={(relu) => set({ relu })}>
        with ReLU between
      </Switch>
    </Controls>
  );
}
