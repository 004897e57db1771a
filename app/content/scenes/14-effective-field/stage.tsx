import { useMemo } from "react";
import { Frame } from "#figures/stage/frame.tsx";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, Stage, Subject } from "#figures/stage/stage.tsx";
import { useColouring } from "#figures/picture/colouring.ts";
import { Button } from "#ui/button.tsx";
import { formatFixed } from "#ui/number-text.ts";
import { Progress } from "#ui/progress.tsx";
import { ScaleBar } from "#ui/scale-bar.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { Slider } from "#ui/slider.tsx";
import type { StageProps } from "../../scene-types.ts";
import { Growth, GrowthGuess, useGrowth, useWidthGuess } from "./growth.tsx";
import { SpotPicture } from "./spot-picture.tsx";
import { peakOf, sideOf, widthOf } from "./spread.ts";
import { deepestOf, MOST_SEED, type State } from "./state.ts";
import { type Measured, useSpots } from "./use-spots.ts";
import { type Training, verdict } from "./verdict.ts";
import "./stage.css";

/** One unit at the end of many random networks: how much each pixel of its field counts, and how that spot grows. */
export function EffectiveFieldStage({ device, state, set, shipped, guesses }: StageProps<State>) {
  const { weights, activation, seed } = state;
  const most = deepestOf(state);
  const depth = Math.min(state.depth, most);
  const setting = useMemo(() => ({ weights, activation, seed }), [weights, activation, seed]);
  const { job, share } = useSpots(device, shipped, setting, depth);
  const measured = job.value?.setting === setting ? job.value : null;
  const spots = measured?.spots ?? null;
  const spot = spots?.get(depth) ?? null;
  // Its progress is shown, and so is the spot before: the stage waits for nothing.
  const isTraining = weights === "trained" && job.isBusy;
  const guess = useWidthGuess(guesses);
  const growth = useGrowth(spots, most);
  const heat = useColouring("magnitude");
  const setDepth = (next: number): void => set({ depth: next });
  return (
    <Stage view="none" jobs={[isTraining && spot ? { ...job, isBusy: false } : job]} problems={[]}>
      <Subject>
        <div className="spot-pair">
          <div className="spot-shown">
            <Frame
              thing="spot"
              title={`${depth} ${depth === 1 ? "layer" : "layers"}: a field of ${sideOf(depth)} × ${sideOf(depth)} pixels; pull its edge. Circle: two standard deviations.`}
            >
              <SpotPicture spot={spot} depth={depth} most={most} onDepth={setDepth} />
            </Frame>
            <ScaleBar
              label="Share of the total in each pixel, in %"
              map={heat}
              min={0}
              max={spot ? 100 * peakOf(spot) : 1}
            />
          </div>
          <Growth guess={guess} growth={growth} depth={depth} width={spot && widthOf(spot)} />
        </div>
      </Subject>
      <Aside>
        <GrowthGuess
          guess={guess}
          growth={growth}
          isDone={!job.isBusy}
          onMeasure={() => set({ weights: "random", activation: "none" })}
        />
        <KeyNumber
          thing="width"
          label={`width σ of the spot at ${depth} ${depth === 1 ? "layer" : "layers"}`}
          value={spot ? `${formatFixed(widthOf(spot), 2)} pixels` : "…"}
          note={spot ? verdict(spot, setting, trainingOf(measured, depth)) : ""}
        />
        {isTraining ? (
          <Progress label="Training on digits" value={share} onStop={() => set({ weights: "random" })} />
        ) : null}
        <Controls>
          <div className="spot-depth">
            <Slider label="Layers, 3 × 3 each" value={depth} min={1} max={most} onChange={setDepth} />
          </div>
          <Segmented label="Weights" value={weights} options={WEIGHTS} onChange={(next) => set({ weights: next })} />
          <Segmented
            label="Between layers"
            value={weights === "trained" ? "relu" : activation}
            options={ACTIVATIONS}
            disabled={weights === "trained"}
            onChange={(next) => set({ activation: next })}
          />
          {weights !== "uniform" ? (
            <Button
              onPress={() => set({ seed: (seed + 1) % (MOST_SEED + 1) })}
            >{`${weights === "trained" ? "Another network" : "Other networks"} (seed ${seed})`}</Button>
          ) : null}
        </Controls>
      </Aside>
    </Stage>
  );
}

function trainingOf(measured: Measured | null, depth: number): Training | null {
  const before = measured?.training?.before.get(depth);
  return measured?.training && before ? { accuracy: measured.training.accuracy, before } : null;
}

const WEIGHTS = [
  { value: "random", label: "random" },
  { value: "uniform", label: "uniform" },
  { value: "trained", label: "trained" },
] as const;
const ACTIVATIONS = [
  { value: "none", label: "nothing" },
  { value: "relu", label: "ReLU" },
] as const;
