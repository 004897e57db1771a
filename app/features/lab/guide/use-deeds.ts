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

/** Calls back with what the network makes of each new input, once the pen rests. */
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

/** Calls back with how a unit got its value, once another is chosen than at first. */
function watchUnit(tell: (said: string) => void): () => void {
  const { unit: first } = useInspection.getState();
  return session.view.subscribe(() => {
    const { unit } = useInspection.getState();
    const { explanation, unit: read } = session.view.reading;
    if (unit && unit !== first && explanation && read?.value === unit.value)
      tell(unitText(layerOf(unit.value), explanation));
  });
}

/** Calls back once a run has come far enough. */
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

/** Notices that the student did what the guide asks for, says what came of it, and goes on. */
export function useDeeds(step: GuideStep): void {
  useEffect(() => {
    // A drawing may go on after the first stroke: what is said of it follows.
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
