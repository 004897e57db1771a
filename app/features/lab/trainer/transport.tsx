import { useMemo } from "react";
import { useShallow } from "zustand/shallow";
import { useDevice } from "#state/stores/device-store.ts";
import { usePreparation } from "#state/stores/preparation-store.ts";
import { session } from "#state/session.ts";
import { useFailure } from "#state/stores/failure-store.ts";
import { useRun } from "#state/stores/run-store.ts";
import { useRunning } from "#state/stores/running-store.ts";
import { Button } from "#ui/button.tsx";
import { PauseIcon, PlayIcon, ResetIcon, StepIcon } from "#ui/icons.tsx";
import { Notice } from "#ui/notice.tsx";
import { Progress } from "#ui/progress.tsx";
import { useShortcuts } from "#ui/use-shortcuts.ts";

function isBusy(phase: string): boolean {
  return phase === "running" || phase === "preparing" || phase === "evaluating";
}

function toggle(): void {
  void (isBusy(useRun.getState().phase) ? session.pause() : session.play());
}

/** Start, pause, one step, back to the start; how far the run is. */
export function Transport() {
  const { phase, loaded } = useRun(useShallow(({ phase, loaded }) => ({ phase, loaded })));
  const problem = useRunning((state) => state.problem);
  const failure = useFailure((state) => state.failure);
  const origin = useRunning((state) => state.origin);
  const hasDevice = useDevice((state) => state.status.kind === "ready");
  const isPrepared = usePreparation((state) => state.preparation === null);
  const isReady = useRunning((state) => state.obstacle === null) && isPrepared && hasDevice;
  const busy = isBusy(phase);
  const cannot = !isReady || problem !== null || phase === "loading";
  const shortcuts = useMemo(
    () => [
      { keys: "t", label: "Train or pause", run: toggle },
      { keys: "s", label: "One step of training", run: () => void session.step() },
      { keys: "r", label: "Back to the start values", run: () => void session.reset() },
    ],
    [],
  );
  useShortcuts(shortcuts);
  return (
    <>
      <div className="lab-transport">
        <Button look="primary" icon={busy ? <PauseIcon /> : <PlayIcon />} disabled={cannot} onPress={toggle}>
          {busy ? "Pause" : origin === "shipped" ? "Train from scratch" : "Train"}
        </Button>
        <Button
          label="One step"
          shortcut="S"
          icon={<StepIcon />}
          disabled={cannot || busy}
          onPress={() => void session.step()}
        />
        <Button
          label="Back to the start values"
          shortcut="R"
          icon={<ResetIcon />}
          disabled={!isReady || phase === "loading"}
          onPress={() => void session.reset()}
        />
        <Clock />
      </div>
      {phase === "loading" ? <Progress label="Loading the digits (1.9 MB)" value={loaded} /> : null}
      {problem ? (
        <Notice tone="warning" title="This network cannot be trained on the digits">
          {problem.reason} {problem.fix}
        </Notice>
      ) : null}
      {failure ? (
        <Notice
          tone="error"
          title="Training stopped"
          {...(failure.canRetry ? { action: { label: "Try again", run: () => void session.play() } } : {})}
        >
          {failure.message}
        </Notice>
      ) : null}
    </>
  );
}

const PHASES: Readonly<Record<string, string>> = {
  preparing: "compiling the shaders",
  evaluating: "reading the test images",
  loading: "loading",
  running: "training",
  paused: "paused",
};

/** Epoch, step and speed. */
function Clock() {
  const { step, stepsPerEpoch, stepsPerSecond, phase } = useRun(
    useShallow(({ step, stepsPerEpoch, stepsPerSecond, phase }) => ({ step, stepsPerEpoch, stepsPerSecond, phase })),
  );
  const origin = useRunning((state) => state.origin);
  const epoch = stepsPerEpoch > 0 ? (step / stepsPerEpoch).toFixed(1) : "0.0";
  return (
    <>
      <dl className="lab-clock">
        <div>
          <dt>epoch</dt>
          <dd>{epoch}</dd>
        </div>
        <div>
          <dt>step</dt>
          <dd>{step}</dd>
        </div>
        <div>
          <dt>steps/s</dt>
          <dd>{stepsPerSecond > 0 ? stepsPerSecond.toFixed(stepsPerSecond < 10 ? 1 : 0) : "–"}</dd>
        </div>
      </dl>
      <span className="lab-clock-phase" role="status">
        {origin === "shipped" && step === 0 ? "weights shipped with the app" : (PHASES[phase] ?? "")}
      </span>
    </>
  );
}
