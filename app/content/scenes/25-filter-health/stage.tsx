import { useMemo } from "react";
import type { PlotPoint } from "#figures/plot/plot.tsx";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, Stage, Subject } from "#figures/stage/stage.tsx";
import { accuracyOf } from "../../runs/accuracy.ts";
import { CaseChoice } from "../../runs/case-choice.tsx";
import { DiagnosisGuess } from "../../runs/diagnosis-guess.tsx";
import { Timeline } from "../../runs/timeline.tsx";
import { type Seen, useRuns } from "../../runs/use-runs.ts";
import { caseOf, type RunName, RUNS } from "../../runs/ward.ts";
import type { StageProps } from "../../scene-types.ts";
import { Bank } from "./bank.tsx";
import { Growth, GrowthGuess, useSmoothnessGuess } from "./growth.tsx";
import { measure, type Measures } from "./measures.ts";
import { KERNEL, OUTPUT } from "./network.ts";
import { CAUSES, MARKS, MOST_SEED, type State } from "./state.ts";
import type { Looked } from "./train.ts";
import { DISEASES, keyText, verdict } from "./verdict.ts";
import "./stage.css";

/** First-layer filters of a healthy run and of an ailing one, while they grow out of noise, or do not. */
export function FilterHealthStage({ device, state, set, shipped, guesses }: StageProps<State>) {
  const { seed, cause, trained, filter } = state;
  const drawn = caseOf(CAUSES, state);
  const { job, seen, isTraining, again } = useRuns<Looked>({
    device,
    shipped,
    key: `${seed} ${cause}`,
    isTrained: trained,
    load: async () => (await import("./train.ts")).trainer({ drawn, seed, isTrained: trained }),
  });
  const [a, b] = [useMeasured(seen, "A"), useMeasured(seen, "B")];
  const at = seen ? Math.min(state.at, seen.marks.length - 1) : 0;
  const [nowA, nowB] = [a[at], b[at]];
  const guess = useSmoothnessGuess(guesses);
  const train = (): void => set({ trained: true, at: MARKS.length - 1 });
  return (
    <Stage view="none" jobs={[isTraining && seen ? { ...job, isBusy: false } : job]} problems={[]}>
      <Subject>
        <div className="bank-runs scene-thing" data-thing="filters">
          {RUNS.map((name, i) => {
            const now = [nowA, nowB][i];
            return (
              <Bank
                key={name}
                name={name}
                weights={now?.weights ?? null}
                measures={now?.measures ?? null}
                filter={filter}
                onFilter={(next) => set({ filter: next })}
              />
            );
          })}
        </div>
        <Timeline
          marks={MARKS}
          step={seen?.step ?? 0}
          reached={seen?.marks.length ?? 0}
          at={at}
          isTraining={isTraining}
          onTrain={() => (trained ? again() : train())}
          onStop={job.stop}
          onMove={(next) => set({ at: next })}
        />
      </Subject>
      <Aside>
        {cause === "drawn" ? (
          <DiagnosisGuess key={seed} guesses={guesses} seed={seed} drawn={drawn} causes={DISEASES} onMeasure={train} />
        ) : (
          <GrowthGuess guess={guess} points={pointsOf(a)} onMeasure={train} />
        )}
        <KeyNumber
          thing="smoothness"
          label={`mean smoothness, A and B, ${MARKS[at] ? `step ${MARKS[at]}` : "before training"}`}
          value={nowA && nowB ? keyText(nowA.measures, nowB.measures) : "…"}
          note={nowA && nowB ? verdict(nowA.measures, nowB.measures, [nowA.accuracy, nowB.accuracy]) : ""}
        />
        <Growth guess={cause === "drawn" ? null : guess} a={pointsOf(a)} b={pointsOf(b)} at={MARKS[at] ?? 0} />
        <Controls>
          <CaseChoice causes={DISEASES} state={state} set={set} mostSeed={MOST_SEED} newest={MARKS.length - 1} />
        </Controls>
      </Aside>
    </Stage>
  );
}

/** What is known of a run at a mark. */
interface Measured {
  readonly step: number;
  readonly weights: Float32Array;
  readonly measures: Measures | null;
  readonly accuracy: number;
}

/** All marks of a run. */
function useMeasured(seen: Seen<Looked> | null, run: RunName): readonly Measured[] {
  const marks = seen?.marks;
  const labels = seen?.samples.labels;
  return useMemo(
    () =>
      (marks ?? []).map(({ step, of }) => {
        const [parameters, values] = of.get(run) ?? [];
        const weights = parameters?.get("conv.weight") ?? new Float32Array();
        return {
          step,
          weights,
          measures: measure(weights, KERNEL),
          accuracy: accuracyOf(values?.get(OUTPUT) ?? new Float32Array(), labels ?? new Uint8Array()),
        };
      }),
    [marks, labels, run],
  );
}

function pointsOf(measured: readonly Measured[]): readonly PlotPoint[] {
  return measured.flatMap(({ step, measures }) =>
    measures?.meanSmoothness === null || !measures ? [] : [{ x: step, y: measures.meanSmoothness }],
  );
}
