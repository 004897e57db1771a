import { useMemo } from "react";
import { Marks } from "#figures/stage/frame.tsx";
import { useInput, useLook } from "#figures/view/use-view.ts";
import { useReadingOf, ViewProvider } from "#figures/view/view-source.tsx";
import type { Unit } from "#engine/show/reading.ts";
import { lengthOf } from "#nn/field-box.ts";
import { seenBy } from "#nn/seen.ts";
import { Button } from "#ui/button.tsx";
import { Progress } from "#ui/progress.tsx";
import { PhotoCanvas, useChosenPhoto, usePlanes } from "../../photo/photo.tsx";
import { LayerMap } from "./layer-map.tsx";
import { layerOf, layerText } from "./layers.ts";
import { type Running, SEED } from "./run.ts";
import { Squares } from "./squares.tsx";
import type { State } from "./state.ts";
import { lookText } from "./network-verdict.ts";

/** Side of the network's input, in pixels. */
const PHOTO = 227;

interface NetworkPaneProps {
  readonly running: Running;
  readonly state: State;
  readonly set: (patch: Partial<State>) => void;
  /** The unit that is looked at; null before one was pressed. */
  readonly unit: Unit | null;
  readonly onLook: (unit: Unit) => void;
}

/** AlexNet: its layers to scale, and the open one as it answers a photo. */
export function NetworkPane({
  running: { view, extent, share, runAll },
  state,
  set,
  unit: looked,
  onLook,
}: NetworkPaneProps) {
  const { photo, problem } = useChosenPhoto(state.photo, "cat", PHOTO);
  useInput(view, usePlanes(photo, 3));
  const layer = layerOf(state.layer);
  const isThere = extent === "all" || layer.kind === "conv";
  // A unit of another layer is no longer on the stage.
  const unit = looked?.value === layer.value && isThere ? looked : null;
  const { explanation } = useLook(view, unit);
  const seen = useMemo(() => (view && unit ? seenBy(view.graph, unit.value, unit).get(0) : undefined), [view, unit]);
  const hasRun = useReadingOf(view, ({ frame }) => frame > 0);
  const isOpening = isThere && view === null;
  return (
    <div className="alex-network">
      <Squares chosen={state.layer} onChoose={(next) => set({ layer: next })} />
      <p className="alex-layer" role="status">
        {layerText(layer)}
      </p>
      <div className="alex-running">
        <figure className="alex-photo">
          <div className="alex-picture">
            <PhotoCanvas photo={photo} />
            {seen ? (
              <Marks width={PHOTO} height={PHOTO}>
                <rect
                  className="scene-mark"
                  x={seen.x.first}
                  y={seen.y.first}
                  width={lengthOf(seen.x)}
                  height={lengthOf(seen.y)}
                />
              </Marks>
            ) : null}
          </div>
          {problem === null ? null : <figcaption className="alex-caption">{problem}</figcaption>}
        </figure>
        <div className="alex-maps">
          <ViewProvider view={view}>
            {isThere ? (
              <LayerMap key={state.layer} layer={layer} unit={unit} onSelect={onLook} />
            ) : (
              <p className="alex-absent">
                So far, only the convolutional layers are on the graphics card: the weights of the dense layers take 234
                MB.
              </p>
            )}
          </ViewProvider>
          {runAll ? (
            <Button small look={isThere ? "plain" : "primary"} onPress={runAll}>
              Run all 61 million weights (244 MB)
            </Button>
          ) : null}
          {isOpening ? <Progress label="Loading the network onto the graphics card" value={share} /> : null}
          <p className="alex-caption alex-look" role="status">
            {!isThere ? "" : hasRun ? lookText(layer, unit, explanation?.result ?? null) : "Computing the layers …"}
          </p>
          <p className="alex-caption">
            {`conv1 has our own filters. All other weights are random (seed ${SEED}), so its classes mean nothing.`}
          </p>
        </div>
      </div>
    </div>
  );
}
