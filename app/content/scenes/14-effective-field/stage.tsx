import { useMemo } from "react";
import { Frame } from "#figures/stage/frame.tsx";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, Stage, Subject } from "#figures/stage/stage.tsx";
import { useJob } from "#figures/view/use-job.ts";
import { useColouring } from "#figures/picture/colouring.ts";
import { Button } from "#ui/button.tsx";
import { formatFixed } from "#ui/number-text.ts";
import { ScaleBar } from "#ui/scale-bar.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { Slider } from "#ui/slider.tsx";
import type { StageProps } from "../../scene-types.ts";
import { Growth, GrowthGuess, useGrowth, useWidthGuess } from "./growth.tsx";
import { measureSpots } from "./measure.ts";
import { SpotPicture } from "./spot-picture.tsx";
import { peakOf, sideOf, widthOf } from "./spread.ts";
import { DEEPEST, MOST_SEED, type State } from "./state.ts";
import { verdict } from "./verdict.ts";
import "./stage.css";

/** One unit at the end of many random networks: how much each pixel of its field counts, and how that spot grows. */
export default function EffectiveFieldStage({ device, state, set, guesses }: StageProps<State>) {
  const { depth, weights, activation, seed } = state;
  const setting = useMemo(() => ({ weights, activation, seed }), [weights, activation, seed]);
  const job = useJob(
    async (signal, show: (soFar: Measured) => void) => {
      const spots = await measureSpots(device, setting, depth, signal, (soFar) => show({ setting, spots: soFar }));
      return { setting, spots };
    },
    [device, setting],
  );
  const spots = job.value?.setting === setting ? job.value.spots : null;
  const spot = spots?.get(depth) ?? null;
  const guess = useWidthGuess(guesses);
  const growth = useGrowth(spots);
  const heat = useColouring("magnitude");
  const setDepth = (next: number): void => set({ depth: next });
  return (
    <Stage view="none" jobs={[job]} problems={[]}>
      <Subject>
        <div className="spot-pair">
          <div className="spot-shown">
            <Frame
              thing="spot"
              title={`${depth} ${depth === 1 ? "layer" : "layers"}: a field of ${sideOf(depth)} × ${sideOf(depth)} pixels; pull its edge. Circle: two standard deviations.`}
            >
              <SpotPicture spot={spot} depth={depth} onDepth={setDepth} />
            </Frame>
            <ScaleBar
              label="Share of the whole that a pixel has, in %"
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
          note={spot ? verdict(spot, setting) : ""}
        />
        <Controls>
          <div className="spot-depth">
            <Slider label="Layers, 3 × 3 each" value={depth} min={1} max={DEEPEST} onChange={setDepth} />
          </div>
          <Segmented label="Weights" value={weights} options={WEIGHTS} onChange={(next) => set({ weights: next })} />
          <Segmented
            label="Between layers"
            value={activation}
            options={ACTIVATIONS}
            onChange={(next) => set({ activation: next })}
          />
          {weights === "random" ? (
            <Button
              onPress={() => set({ seed: (seed + 1) % (MOST_SEED + 1) })}
            >{`Other networks (seed ${seed})`}</Button>
          ) : null}
        </Controls>
      </Aside>
    </Stage>
  );
}

interface Measured {
  readonly setting: Omit<State, "depth">;
  readonly spots: Awaited<ReturnType<typeof measureSpots>>;
}

const WEIGHTS = [
  { value: "random", label: "random" },
  { value: "uniform", label: "uniform" },
] as const;
const ACTIVATIONS = [
  { value: "none", label: "nothing" },
  { value: "relu", label: "ReLU" },
] as const;
