import { usePreparation } from "#state/stores/preparation-store.ts";
import { useRunning } from "#state/stores/running-store.ts";
import type { ProgressKind } from "#engine/show/weights.ts";
import { network, useEdits, useNetwork } from "#state/stores/network-store.ts";
import { Notice } from "#ui/notice.tsx";
import { Progress } from "#ui/progress.tsx";

const LABELS: Readonly<Record<ProgressKind, string>> = {
  drawing: "Initialising the weights of this network",
  uploading: "Uploading the weights to the graphics card",
  compiling: "Compiling the shaders of this network",
};

/** Says why the student's network does not run (yet): it is too large, or still being prepared. */
export function NetworkNotice() {
  const preparation = usePreparation((state) => state.preparation);
  const obstacle = useRunning((state) => state.obstacle);
  const isOldShown = useRunning((state) => state.graph !== null);
  if (preparation) return <Preparing />;
  return obstacle === null ? null : (
    <Notice tone="error" title="This network does not run on this device">
      {isOldShown
        ? `${obstacle} The maps below are still those of the previous network. Its weights are kept; undo brings it back.`
        : obstacle}
    </Notice>
  );
}

/** Progress of preparing the network; stopping goes back to the previous one. */
function Preparing() {
  const preparation = usePreparation((state) => state.preparation);
  const running = useRunning((state) => state.report);
  const report = useNetwork((state) => state.report);
  const canUndo = useEdits((state) => state.canUndo);
  if (!preparation) return null;
  const { kind, share, secondsLeft } = preparation;
  const isAnother = running !== null && report !== running;
  return (
    <Progress
      label={LABELS[kind]}
      value={share}
      {...(secondsLeft === null ? {} : { secondsLeft })}
      {...(isAnother && canUndo ? { onStop: network.undo } : {})}
    />
  );
}
