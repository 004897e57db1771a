import { useEffect, useMemo } from "react";
import { NetworkView } from "#engine/show/network-view.ts";
import { given } from "#engine/show/weights.ts";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, Stage, Subject } from "#figures/stage/stage.tsx";
import { useJob } from "#figures/view/use-job.ts";
import { useInput, useManyValues, useView } from "#figures/view/use-view.ts";
import { graphOf } from "#nn/graph.ts";
import { formatFixed } from "#ui/number-text.ts";
import { Segmented } from "#ui/segmented.tsx";
import { Slider } from "#ui/slider.tsx";
import { PhotoChooser } from "../../photo/photo-chooser.tsx";
import { useChosenPhoto, usePlanes } from "../../photo/photo.tsx";
import type { StageProps } from "../../scene-types.ts";
import { blockNetwork, blockWeights, passBack, placesOf, SIDE, sizeOf } from "./block.ts";
import { BlockFigure } from "./block-figure.tsx";
import { RaceProgress } from "./race-progress.tsx";
import { ViewChoice } from "./settings.tsx";
import { PHOTO, type State } from "./state.ts";
import type { Races } from "./use-races.ts";
import { blockText, shareText } from "./verdict.ts";

const SIZES = [
  { value: "same", label: "same size" },
  { value: "halved", label: "half the size" },
] as const;

interface BlockStageProps extends StageProps<State> {
  /** Those that were started in the other view. */
  readonly races: Races;
}

/** One residual block on a photo: what its two branches bring to the sum, and what the sum passes back. */
export function BlockStage({ device, state, set, races }: BlockStageProps) {
  const { size, share } = state;
  const graph = useMemo(() => graphOf(blockNetwork({ size })), [size]);
  const places = useMemo(() => placesOf(graph), [graph]);
  const weights = useMemo(() => blockWeights({ size, share }), [size, share]);
  const { photo, problem: noPhoto } = useChosenPhoto(state.photo, PHOTO, SIDE);
  const planes = usePlanes(photo, 3);
  const { view, problem } = useView(
    (signal) => NetworkView.open(device, graph, { values: given(weights), signal }),
    [device, graph],
  );
  useInput(view, planes);
  const watched = useMemo(() => [...new Set([places.x, places.f, places.shortcut, places.sum])], [places]);
  const values = useManyValues(view, watched);
  useEffect(() => view?.setWeights({ values: weights }), [view, weights]);
  const back = useJob(planes ? (signal) => passBack(device, { size, share }, planes, signal) : null, [
    device,
    size,
    share,
    planes,
  ]);
  const sizes = useMemo(() => {
    const of = (value: number): number | null => {
      const read = values.get(value);
      return read ? sizeOf(read) : null;
    };
    return { x: of(places.x), f: of(places.f), shortcut: of(places.shortcut), sum: of(places.sum) };
  }, [values, places]);
  const passed = back.isBusy ? null : back.value;
  return (
    <Stage view={view} jobs={[back]} problems={[problem, noPhoto]}>
      <Subject>
        <BlockFigure graph={graph} places={places} sizes={sizes} passed={back.value} isProjected={size === "halved"} />
      </Subject>
      <Aside>
        <KeyNumber
          thing="ratio"
          label="gradient that reaches x ÷ gradient at the sum"
          value={passed ? formatFixed(passed.toX, 2) : "…"}
          note={passed ? blockText({ size, share }, passed) : ""}
        />
        <RaceProgress races={races} />
        <Controls>
          <ViewChoice state={state} set={set} />
          <Segmented label="Output" value={size} options={SIZES} onChange={(next) => set({ size: next })} />
          <div className="race-share">
            <Slider
              label="Weights of F"
              value={share}
              min={0}
              max={10}
              format={shareText}
              onChange={(next) => set({ share: next })}
            />
          </div>
          <PhotoChooser value={state.photo} onChange={(next) => set({ photo: next })} />
        </Controls>
      </Aside>
    </Stage>
  );
}
