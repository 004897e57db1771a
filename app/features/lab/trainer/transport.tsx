import { useMemo } from "react";
import { useShallow } from "zustand/shallow";
import type { DataSource } from "#data/data-source.ts";
import { useData } from "#state/stores/data-store.ts";
import { useDevice } from "#state/stores/device-store.ts";
import { usePreparation } from "#state/stores/preparation-store.ts";
import { session } from "#state/session.ts";
import { useRun } from "#state/stores/run-store.ts";
import { useRunning } from "#state/stores/running-store.ts";
import { ActionButton } from "#ui/action-button.tsx";
import { type Action, useActions } from "#ui/action.ts";
import { PauseIcon, PlayIcon, ResetIcon, StepIcon } from "#ui/icons.tsx";
import { lazyPart } from "#ui/lazy-part.tsx";
import { Progress } from "#ui/progress.tsx";
import { useEpochs } from "./use-epochs.ts";

const TrainingNotices = lazyPart(async () => (await import("./training-notices.tsx")).TrainingNotices, {
  follows: true,
});

function isBusy(phase: string): boolean {
  return phase === "running" || phase === "preparing" || phase === "evaluating" || phase === "tracing";
}

function toggle(): void {
  void (isBusy(useRun.getState().phase) ? session.pause() : session.play());
}

/** The actions available for the run. */
function useRunActions() {
  const phase = useRun((state) => state.phase);
  const origin = useRunning((state) => state.origin);
  const isTrainable = useRunning((state) => state.problem === null);
  const hasDevice = useDevice((state) => state.status.kind === "ready");
  const isPrepared = usePreparation((state) => state.preparation === null);
  const isReady = useRunning((state) => state.obstacle === null) && isPrepared && hasDevice && phase !== "loading";
  const busy = isBusy(phase);
  const isSound = useRun((state) => state.divergence === null);
  return useMemo((): readonly [train: Action, step: Action, reset: Action] => {
    const canTrain = isReady && isTrainable && isSound;
    return [
      {
        id: "train",
        label: busy ? "Pause" : origin === "shipped" ? "Train from scratch" : "Train",
        keys: "t",
        icon: busy ? <PauseIcon /> : <PlayIcon />,
        isEnabled: canTrain,
        run: toggle,
      },
      {
        id: "step",
        label: "One step",
        keys: "s",
        icon: <StepIcon />,
        isEnabled: canTrain && !busy,
        run: () => void session.step(),
      },
      {
        id: "reset",
        label: "Reset the weights",
        keys: "r",
        icon: <ResetIcon />,
        isEnabled: isReady,
        run: () => void session.reset(),
      },
    ];
  }, [busy, origin, isReady, isTrainable, isSound]);
}

function loadingText({ title, bytes }: DataSource): string {
  return bytes > 0 ? `Loading ${title} (${(bytes / 1e6).toFixed(1)} MB)` : `Loading ${title}`;
}

/** Start, pause, one step, reset; the run's progress. */
export function Transport() {
  const { phase, loaded } = useRun(useShallow(({ phase, loaded }) => ({ phase, loaded })));
  const source = useData((state) => state.source);
  const actions = useRunActions();
  useActions(actions);
  const [train, step, reset] = actions;
  return (
    <>
      <div className="lab-transport">
        <ActionButton action={train} look="primary" withText />
        <ActionButton action={step} />
        <ActionButton action={reset} />
        <Clock />
      </div>
      {phase === "loading" ? <Progress label={loadingText(source)} value={loaded} /> : null}
      <TrainingNotices />
    </>
  );
}

const PHASES: Readonly<Record<string, string>> = {
  preparing: "compiling the shaders",
  evaluating: "classifying the test images",
  tracing: "finding where training diverged",
  loading: "loading",
  running: "training",
  paused: "paused",
};

/** Epoch, step and speed. */
function Clock() {
  const { step, stepsPerSecond, phase } = useRun(
    useShallow(({ step, stepsPerSecond, phase }) => ({ step, stepsPerSecond, phase })),
  );
  const epochs = useEpochs();
  const origin = useRunning((state) => state.origin);
  return (
    <>
      <dl className="lab-clock">
        <div>
          <dt>epoch</dt>
          <dd translate="no">{epochs.toFixed(1)}</dd>
        </div>
        <div>
          <dt>step</dt>
          <dd translate="no">{step}</dd>
        </div>
        <div>
          <dt>steps/s</dt>
          <dd translate="no">{stepsPerSecond > 0 ? stepsPerSecond.toFixed(stepsPerSecond < 10 ? 1 : 0) : "–"}</dd>
        </div>
      </dl>
      <span className="lab-clock-phase" role="status">
        {origin === "shipped" && step === 0 ? "pretrained on the digits" : (PHASES[phase] ?? "")}
      </span>
    </>
  );
}
