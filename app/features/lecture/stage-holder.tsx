import { useEffect, useMemo } from "react";
import type { Scene, SceneValues } from "#content/scene-types.ts";
import type { Guesses } from "#figures/predict/use-prediction.ts";
import { compute } from "#state/compute.ts";
import { shipped } from "#state/shipped.ts";
import { useDevice } from "#state/stores/device-store.ts";
import { sceneKey } from "#state/stores/lecture-progress.ts";
import { usePredictions } from "#state/stores/predictions.ts";
import { Notice } from "#ui/notice.tsx";

/** Time that a stage has for its first picture before the device is tested, in ms. */
const VERIFY_AFTER_MS = 1000;

interface StageHolderProps {
  readonly scene: Scene;
  readonly state: SceneValues;
  readonly set: (patch: SceneValues) => void;
}

/** The stage on the current device; after a lost context it is recreated in the same state. */
export function StageHolder({ scene, state, set }: StageHolderProps) {
  const status = useDevice((store) => store.status);
  const generation = useDevice((store) => store.generation);
  const guesses = useGuesses(scene.id);
  const { device } = compute;
  const isReady = status.kind === "ready";
  useEffect(() => compute.start(), []);
  useEffect(() => {
    if (!isReady) return undefined;
    // Code that fails to load is reported where it is needed.
    const later = setTimeout(() => void compute.verify().catch(() => {}), VERIFY_AFTER_MS);
    return () => clearTimeout(later);
  }, [isReady, generation]);
  if (status.kind === "unavailable") {
    return (
      <Notice tone="error" title="The stage cannot run in this browser">
        The message at the top of the page says what is missing.
      </Notice>
    );
  }
  if (status.kind === "lost") {
    return (
      <Notice tone="warning" title="The browser lost the graphics context">
        The stage will come back by itself, as you left it. If nothing happens within a few seconds, reload the page.
      </Notice>
    );
  }
  if (!device) return <p className="lecture-waiting">Starting the graphics card …</p>;
  const { Stage } = scene;
  return <Stage key={generation} device={device} state={state} set={set} shipped={shipped} guesses={guesses} />;
}

/** The student's predictions in a scene, stored with the progress. */
function useGuesses(scene: string): Guesses {
  const records = usePredictions((store) => store.records);
  return useMemo(
    () => ({
      of: (name) => records[sceneKey(scene, name)] ?? null,
      record: (name, guess) => usePredictions.getState().record(sceneKey(scene, name), guess),
    }),
    [records, scene],
  );
}
