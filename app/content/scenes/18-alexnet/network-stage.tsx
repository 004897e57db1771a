import { type ComponentProps, useState } from "react";
import type { Unit } from "#engine/show/reading.ts";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, Stage, Subject } from "#figures/stage/stage.tsx";
import type { Job } from "#figures/view/use-job.ts";
import type { Device } from "#gpu/device.ts";
import type { ParameterValues } from "#nn/types.ts";
import { PhotoChooser } from "../../photo/photo-chooser.tsx";
import { LineGuess } from "./guess.tsx";
import { NetworkPane } from "./network-pane.tsx";
import { denseNote, denseShare } from "./network-verdict.ts";
import { useAlexnet } from "./run.ts";
import { Shown } from "./settings.tsx";
import type { State } from "./state.ts";

interface NetworkStageProps {
  readonly device: Device;
  readonly state: State;
  readonly set: (patch: Partial<State>) => void;
  /** Our own filters; null while they are loaded. */
  readonly weights: ParameterValues | null;
  /** What has to be there before it. */
  readonly jobs: readonly Job<unknown>[];
  /** What is asked of another unit. */
  readonly guess: ComponentProps<typeof LineGuess>;
}

/** All of AlexNet on a photo. */
export function NetworkStage({ device, state, set, weights, jobs, guess }: NetworkStageProps) {
  const running = useAlexnet(device, weights);
  const [looked, setLooked] = useState<Unit | null>(null);
  return (
    <Stage view={running.view} jobs={jobs} problems={[running.problem]}>
      <Subject>
        <NetworkPane running={running} state={state} set={set} unit={looked} onLook={setLooked} />
      </Subject>
      <Aside>
        <LineGuess {...guess} />
        <KeyNumber
          thing="number"
          label="share of parameters in dense layers"
          value={denseShare()}
          note={denseNote(state.layer)}
        />
        <Controls>
          <Shown state={state} set={set} />
          <PhotoChooser value={state.photo} onChange={(next) => set({ photo: next })} />
        </Controls>
      </Aside>
    </Stage>
  );
}
