import { useMemo } from "react";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { DecayView } from "./decay-view.tsx";
import { fitOf } from "./dependence.ts";
import { CurveGuess } from "./guesses.tsx";
import { NumbersTable } from "./numbers-table.tsx";
import { PictureSettings, Settings } from "./settings.tsx";
import { useCurve } from "./use-measured.ts";
import { fitNote, fitText, whoseText } from "./verdict.ts";
import { completed, type Shown } from "./views.ts";

/** Dependence against distance, over all photos and in one. */
export function DecayStage({ device, state, set, asks, picture, name, all, problem }: Shown) {
  const { of, plot } = state;
  const one = useCurve(device, picture);
  const done = completed(all);
  const curve = of === "all" ? (done?.pooled ?? null) : one.value;
  const as = plot === "bits" ? "bits" : "correlation";
  const fit = useMemo(() => (curve ? fitOf(curve, as) : null), [curve, as]);
  const isAsked = asks.curve.stage === "asked";
  return (
    <Stage view="none" jobs={all ? [one, all] : [one]} problems={[problem]}>
      <Subject>
        <DecayView guess={asks.curve} plot={plot} all={all?.value ?? null} one={one.value} name={name} fit={fit} />
      </Subject>
      <Aside>
        <CurveGuess
          guess={asks.curve}
          all={done}
          onMeasure={() => set({ plot: "linear", of: "all", shuffled: false })}
        />
        <KeyNumber
          thing="number"
          label={as === "bits" ? "bits go as d to the power of" : "ρ goes as d to the power of"}
          value={isAsked ? "draw it first" : curve ? fitText(fit) : "…"}
          note={!isAsked && curve ? fitNote(fit, as, whoseText(of, done?.count ?? 0, name)) : ""}
        />
        <Settings state={state} set={set} />
      </Aside>
      <More>
        <PictureSettings state={state} set={set} />
        {isAsked ? null : (
          <NumbersTable
            bits={as === "bits"}
            columns={[
              { name: "all pairs", curve: done?.pooled ?? null },
              { name: "median photo", curve: done?.median ?? null },
              { name, curve: one.value },
            ]}
          />
        )}
      </More>
    </Stage>
  );
}
