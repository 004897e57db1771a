import { useMemo } from "react";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { Switch } from "#ui/switch.tsx";
import { accuracyOf } from "../../runs/accuracy.ts";
import { CaseChoice } from "../../runs/case-choice.tsx";
import { DiagnosisGuess } from "../../runs/diagnosis-guess.tsx";
import { Timeline } from "../../runs/timeline.tsx";
import { type Seen, useRuns } from "../../runs/use-runs.ts";
import { caseOf, RUNS } from "../../runs/ward.ts";
import type { StageProps } from "../../scene-types.ts";
import { Fires } from "./fires.tsx";
import { byClass, measure, varianceOf } from "./measures.ts";
import { LAYERS, layerNamed, OUTPUT } from "./network.ts";
import { RunPanel } from "./run-panel.tsx";
import { CAUSES, MARKS, MOST_SEED, type State } from "./state.ts";
import type { Activations } from "./train.ts";
import { deadText, DISEASES, verdict } from "./verdict.ts";
import "./stage.css";

/** Two runs from one seed, of which one is ill: their hidden units, as samples by units, while they are trained. */
export function ActivationsStage({ device, state, set, shipped, guesses }: StageProps<State>) {
  const { seed, cause, trained } = state;
  const drawn = caseOf(CAUSES, state);
  const { job, seen, isTraining, again } = useRuns<Activations>({
    device,
    shipped,
    key: `${seed} ${cause}`,
    isTrained: trained,
    load: async () => (await import("./train.ts")).trainer({ drawn, seed, isTrained: trained }),
  });
  const layer = layerNamed(state.layer);
  const at = seen ? Math.min(state.at, seen.marks.length - 1) : 0;
  const looked = useLooked(seen, at, state);
  const unit = Math.min(state.unit, layer.units - 1);
  const [a, b] = looked?.runs ?? [];
  return (
    <Stage view="none" jobs={[isTraining && seen ? { ...job, isBusy: false } : job]} problems={[]}>
      <Subject>
        <div className="ward-runs">
          {RUNS.map((name, i) => {
            const run = looked?.runs[i];
            return run ? (
              <RunPanel
                key={name}
                name={name}
                layer={layer.label}
                activations={run.activations}
                measures={run.measures}
                units={layer.units}
                variances={run.variances}
                accuracy={run.accuracy}
                order={run.order}
                unit={unit}
                onUnit={(next) => set({ unit: next })}
              />
            ) : (
              <section key={name} className="ward-run" aria-label={`Run ${name}`}>
                <p className="ward-name">{`Run ${name}`}</p>
                <div className="scene-picture ward-matrix scene-thing" data-thing="matrix" />
                <div className="ward-below scene-thing" data-thing="measures">
                  <div className="scene-picture ward-square scene-thing" data-thing="correlation" />
                </div>
              </section>
            );
          })}
        </div>
        <Timeline
          marks={MARKS}
          step={seen?.step ?? 0}
          reached={seen?.marks.length ?? 0}
          at={at}
          isTraining={isTraining}
          onTrain={() => (trained ? again() : set({ trained: true }))}
          onStop={job.stop}
          onMove={(next) => set({ at: next })}
        />
      </Subject>
      <Aside>
        {cause === "drawn" ? (
          <DiagnosisGuess
            key={seed}
            guesses={guesses}
            seed={seed}
            drawn={drawn}
            causes={DISEASES}
            onMeasure={() => set({ trained: true })}
          />
        ) : null}
        <KeyNumber
          thing="dead"
          label={`dead units, A and B, ${MARKS[at] ? `step ${MARKS[at]}` : "before training"}`}
          value={a && b ? deadText(a.measures, b.measures, layer.units) : "…"}
          note={a && b ? verdict(a.measures, b.measures, looked?.areSame ?? false) : ""}
        />
        <Controls>
          <Segmented
            label="Layer"
            value={state.layer}
            options={LAYERS.map(({ name, label }) => ({ value: name, label }))}
            onChange={(next) => set({ layer: next })}
          />
          <CaseChoice causes={DISEASES} state={state} set={set} mostSeed={MOST_SEED} newest={MARKS.length - 1} />
          <Switch checked={state.columns === "digit"} onChange={(isOn) => set({ columns: isOn ? "digit" : "given" })}>
            Sort units by digit
          </Switch>
        </Controls>
      </Aside>
      <More>
        {looked ? (
          <div className="ward-fire-lists">
            {looked.runs.map(({ name, activations }) => (
              <Fires
                key={name}
                run={name}
                unit={unit}
                units={layer.units}
                activations={activations}
                samples={looked.samples}
              />
            ))}
          </div>
        ) : null}
      </More>
    </Stage>
  );
}

/** What is seen of both runs at a mark, in a layer. */
function useLooked(seen: Seen<Activations> | null, at: number, { layer: name, columns }: State) {
  const mark = seen?.marks[at];
  const samples = seen?.samples;
  return useMemo(() => {
    if (!mark || !samples) return null;
    const layer = layerNamed(name);
    const runs = RUNS.map((run) => {
      const values = mark.of.get(run);
      const activations = values?.get(layer.value) ?? new Float32Array();
      return {
        name: run,
        activations,
        measures: measure(activations, layer.units),
        order:
          columns === "digit"
            ? byClass(activations, layer.units, samples.labels)
            : Array.from({ length: layer.units }, (_, i) => i),
        variances: LAYERS.map(({ value, units }) => varianceOf(values?.get(value) ?? new Float32Array(), units)),
        accuracy: accuracyOf(values?.get(OUTPUT) ?? new Float32Array(), samples.labels),
      };
    });
    const [a, b] = runs;
    return { runs, samples, areSame: a?.activations.every((value, i) => value === b?.activations[i]) ?? false };
  }, [mark, samples, name, columns]);
}
