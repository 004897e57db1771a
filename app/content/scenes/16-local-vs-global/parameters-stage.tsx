import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { allocated, dependenceOf } from "./allocation.ts";
import { LevelsGuess } from "./guesses.tsx";
import { ParametersView } from "./parameters-view.tsx";
import { PictureSettings, Settings } from "./settings.tsx";
import { useCurve } from "./use-measured.ts";
import { allocationNote, percent, whoseText } from "./verdict.ts";
import { completed, type Shown } from "./views.ts";

/** Where three kinds of layers have their weights, beside where the dependence is. */
export function ParametersStage({ device, state, set, asks, picture, name, all, problem }: Shown) {
  const { of, levels } = state;
  const one = useCurve(device, picture);
  const done = completed(all);
  const curve = of === "all" ? (done?.pooled ?? null) : one.value;
  const dependence = curve && dependenceOf(curve);
  const networks = allocated(levels, dependence);
  const isAsked = asks.levels.stage === "asked";
  const { overlaps, best } = networks;
  return (
    <Stage view="none" jobs={all ? [one, all] : [one]} problems={[problem]}>
      <Subject>
        <ParametersView
          {...networks}
          overlaps={isAsked ? null : overlaps}
          dependence={dependence}
          of={whoseText(of, done?.count ?? 0, name)}
          levels={levels}
        />
      </Subject>
      <Aside>
        <LevelsGuess guess={asks.levels} all={done} onMeasure={() => set({ of: "all", shuffled: false })} />
        <KeyNumber
          thing="number"
          label="weights of the hierarchy that lie where the dependence is"
          value={isAsked ? "predict it first" : overlaps ? percent(overlaps.hierarchy) : "…"}
          note={!isAsked && overlaps ? allocationNote({ levels, ...overlaps, best }) : ""}
        />
        <Settings state={state} set={set} />
      </Aside>
      <More>
        <PictureSettings state={state} set={set} />
      </More>
    </Stage>
  );
}
