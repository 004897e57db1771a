import { useMemo } from "react";
import { NetworkView } from "#engine/show/network-view.ts";
import { given } from "#engine/show/weights.ts";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { useJob } from "#figures/view/use-job.ts";
import { useOnce } from "#figures/view/use-once.ts";
import { useView } from "#figures/view/use-view.ts";
import { lazyPart } from "#ui/lazy-part.tsx";
import type { StageProps } from "../../scene-types.ts";
import { ASKED_UNIT } from "./chosen.ts";
import { FILTERS, unitsNetwork } from "./filters.ts";
import { Gallery } from "./gallery.tsx";
import { PHASES } from "./grating.ts";
import { ASKED, LineGuess, useLineGuess } from "./guess.tsx";
import { filterOf, loadSearched, measureTuning, topPatches } from "./measure.ts";
import { Frequencies, Patches } from "./patches.tsx";
import { Shown, UnitSettings } from "./settings.tsx";
import type { State } from "./state.ts";
import { preferenceOf, tuningOf } from "./tuning.ts";
import { UnitView } from "./unit-view.tsx";
import { preferenceNote, preferredText } from "./verdict.ts";
import "./stage.css";
import "./presenting.css";

const NetworkStage = lazyPart(async () => (await import("./network-stage.tsx")).NetworkStage);

/** A unit of our own first layer under a drifting grating; or all of AlexNet on a photo. */
export function AlexnetStage({ device, state, set, shipped, guesses }: StageProps<State>) {
  const { show, unit, colours } = state;
  const isUnit = show === "unit";
  const loading = useJob(async () => {
    const loaded = await shipped.weights("filters");
    if (!loaded.ok) throw new Error(loaded.message);
    return loaded.values;
  }, [shipped]);
  const weights = loading.value;
  const filters = useMemo(
    () => (weights ? Array.from({ length: FILTERS }, (_, i) => filterOf(weights, i)) : []),
    [weights],
  );
  const { view, problem } = useView(
    weights && isUnit
      ? (signal) => NetworkView.open(device, unitsNetwork, { values: given(weights), samples: PHASES, signal })
      : null,
    [device, weights],
  );
  const measuring = useJob(
    weights && (async (signal) => ({ colours, all: await measureTuning(device, weights, colours, signal) })),
    [device, weights, colours],
  );
  const measured = measuring.value?.colours === colours ? measuring.value.all : null;
  const tuning = useMemo(() => measured && tuningOf(measured, unit, FILTERS), [measured, unit]);
  const preference = useMemo(() => tuning && preferenceOf(tuning), [tuning]);
  const prediction = useLineGuess(guesses);
  const asked = useMemo(
    () => (measured && colours === "grey" ? { value: preferenceOf(tuningOf(measured, ASKED_UNIT, FILTERS)) } : null),
    [measured, colours],
  );
  // What lies below the unit waits for it.
  const isAlive = useOnce(measured !== null && isUnit);
  const searching = useJob(weights && isAlive ? loadSearched : null, [isAlive, weights]);
  const searched = searching.value;
  const finding = useJob(
    weights && searched
      ? async (signal) => ({ unit, patches: await topPatches(device, weights, unit, searched, signal) })
      : null,
    [device, weights, searched, unit],
  );
  const jobs = [loading, measuring, ...(searched ? [finding] : [])];
  const guess = {
    prediction,
    filter: filters[ASKED_UNIT] ?? null,
    preference: asked,
    onMeasure: () => set(ASKED),
  };
  if (!isUnit)
    return <NetworkStage device={device} state={state} set={set} weights={weights} jobs={jobs} guess={guess} />;
  return (
    <Stage view={view} jobs={jobs} problems={[problem]}>
      <Subject>
        <UnitView
          view={view}
          state={state}
          set={set}
          filter={filters[unit] ?? null}
          tuning={tuning}
          guess={prediction.stage === "made" && unit === ASKED_UNIT ? prediction.value : null}
        />
      </Subject>
      <Aside>
        <LineGuess {...guess} />
        <KeyNumber
          thing="number"
          label={`preferred orientation of unit ${unit}`}
          value={tuning ? preferredText(preference) : "…"}
          note={tuning ? preferenceNote(preference, colours) : ""}
        />
        <Controls>
          <Shown state={state} set={set} />
          <UnitSettings state={state} set={set} />
        </Controls>
      </Aside>
      <More>
        <div className="alex-more">
          <Gallery
            filters={filters}
            unit={unit}
            onChoose={(next) => set({ unit: next, ...bestStripes(measured, next) })}
          />
          <Patches patches={finding.value?.unit === unit ? finding.value.patches : null} />
          <Frequencies tuning={tuning} frequency={state.frequency} />
        </div>
      </More>
    </Stage>
  );
}

/** The frequency that a unit answers most to, if it is known and there is one. */
function bestStripes(measured: Float32Array | null, unit: number): Partial<State> {
  const best = measured && preferenceOf(tuningOf(measured, unit, FILTERS));
  return best ? { frequency: best.frequency } : {};
}
