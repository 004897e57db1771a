import { GuessOrder } from "#figures/predict/guess-order.tsx";
import { Predict } from "#figures/predict/predict.tsx";
import { areAmong, usePrediction } from "#figures/predict/use-prediction.ts";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, Stage, Subject } from "#figures/stage/stage.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Segmented } from "#ui/segmented.tsx";
import type { StageProps } from "../../scene-types.ts";
import { DigitsSubject } from "./digits-subject.tsx";
import { KINDS, NAMES, type State } from "./layer.ts";
import { ViewChoice } from "./settings.tsx";
import { useRace } from "./use-race.ts";
import { digitsText, orderOf, orderText } from "./verdict.ts";

const DIGITS = [
  { value: "centred", label: "centred" },
  { value: "shifted", label: "shifted" },
] as const;
const OPTIONS = KINDS.map((value) => ({ value, label: NAMES[value] }));

/** Fewer weights, less overfitting? Three networks are trained on 300 digits. */
export function DigitsStage({ device, state, set, shipped, guesses }: StageProps<State>) {
  const { digits, seed } = state;
  const prediction = usePrediction({ guesses, name: "digits-order", fits: areAmong(KINDS), start: [] });
  const isOn = prediction.stage !== "asked";
  const race = useRace(device, shipped, { digits, seed, isOn });
  const scores = (isOn ? race.marks.at(-1)?.scores : null) ?? null;
  const isOver = scores !== null && !race.isRunning;
  const isComplete = prediction.value?.length === KINDS.length;
  return (
    <Stage view="none" jobs={isOn ? [race.job] : []} problems={[]}>
      <Subject>
        <DigitsSubject race={race} />
      </Subject>
      <Aside>
        <Predict
          prediction={isComplete ? prediction : { ...prediction, value: null }}
          prompt="300 training digits, one seed, equally many hidden units. Which network will classify most of 1,000 new digits correctly? Press the best first."
          told={isOver ? orderText(prediction.stage === "made" ? prediction.value : null, scores) : null}
        >
          <GuessOrder
            prediction={prediction}
            label="Order by accuracy on new digits, best first"
            options={OPTIONS}
            measured={isOver ? orderOf(scores) : null}
          />
        </Predict>
        <KeyNumber
          thing="count"
          label="new digits classified correctly, convolutional"
          value={scores ? `${(100 * scores.conv.test).toFixed(1)} %` : isOn ? "…" : "?"}
          note={digitsText(scores)}
        />
        <Controls>
          <ViewChoice state={state} set={set} />
          <Segmented label="Digits" value={digits} options={DIGITS} onChange={(next) => set({ digits: next })} />
          <div className="sharing-n">
            <NumberField label="Seed" value={seed} min={0} max={9999} onChange={(next) => set({ seed: next })} />
          </div>
        </Controls>
      </Aside>
    </Stage>
  );
}
