import { useEffect } from "react";
import { session } from "#state/session.ts";
import { useData } from "#state/stores/data-store.ts";
import { goOnInGuide, type GuideStep, sayInGuide } from "#state/stores/guide.ts";
import { useInput } from "#state/stores/input-store.ts";
import { useInspection } from "#state/stores/inspection-store.ts";
import { useRun } from "#state/stores/run-store.ts";
import { useRunning } from "#state/stores/running-store.ts";
import { useSettings } from "#state/stores/settings-store.ts";
import { inputText, trainingText, unitText } from "./words.ts";

/** How long a pen rests before a drawing counts as finished, in ms. */
const REST_MS = 1000;
/** Steps of training after which there is something to say. */
const STEPS = 40;

/** Calls back with the network's prediction for each new input, in words, once the pen rests. */
function watchInput(tell: (said: string) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, REST_MS);
  };
  const look = (): void => {
    if (useInput.getState().source.kind === "blank") return;
    if (session.view.reading.isBusy && useRun.getState().phase !== "running") later();
    else tell(inputText(session.view.reading.probabilities, useData.getState().source.classes));
  };
  const stop = useInput.subscribe(({ source }, before) => {
    if (source !== before.source) later();
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** The layer that makes a value, as the builder calls it. */
function layerOf(value: number): string {
  const { graph, report } = useRunning.getState();
  const node = graph?.nodes[graph.values[value]?.producer ?? -1];
  return report?.layers.find(({ spec }) => spec.id === node?.layerId)?.label ?? "this layer";
}

/** Calls back with how a unit got its value, once the student chooses another one. */
function watchUnit(tell: (said: string) => void): () => void {
  const { unit: first } = useInspection.getState();
  return session.view.subscribe(() => {
    const { unit } = useInspection.getState();
    const { explanation, unit: read } = session.view.reading;
    if (unit && unit !== first && explanation && read?.value === unit.value)
      tell(unitText(layerOf(unit.value), explanation));
  });
}

/** Calls back with a run's accuracy, in words, after enough steps. */
function watchRun(tell: (said: string) => void): () => void {
  const look = (): void => {
    const { history, step } = useRun.getState();
    const { classes } = useData.getState().source;
    const { batch } = useSettings.getState();
    if (step >= STEPS && history.length >= STEPS)
      tell(trainingText({ steps: step, batch, accuracies: history.accuracies, classes: classes.length }));
  };
  look();
  return useRun.subscribe(look);
}

/** Notices when the student has done what the guide asks, says what happened, and moves on to the next step. */
export function useDeeds(step: GuideStep): void {
  useEffect(() => {
    // The drawing may continue after the first stroke: the text about it is then updated.
    if (step === "input") return watchInput((said) => goOnInGuide("unit", said));
    const stops = step === "unit" ? [watchInput(sayInGuide)] : [];
    if (step === "unit")
      stops.push(watchUnit((said) => goOnInGuide(useRunning.getState().problem ? "end" : "train", said)));
    if (step === "train") stops.push(watchRun((said) => goOnInGuide("end", said)));
    return () => {
      for (const stop of stops) stop();
    };
  }, [step]);
}
