import { useMemo } from "react";
import { NetworkView } from "#engine/show/network-view.ts";
import { given } from "#engine/show/weights.ts";
import { Plot, type PlotSeries } from "#figures/plot/plot.tsx";
import { Frame } from "#figures/stage/frame.tsx";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { useInput, useManyValues, useView } from "#figures/view/use-view.ts";
import type { StageProps } from "../../scene-types.ts";
import { fieldOf } from "./bend.ts";
import { type Curves, LENGTHS, useCurves } from "./curve.ts";
import { CurveGuess, sketchOf, useCurveGuess } from "./guess.tsx";
import { Maps, Original } from "./maps.tsx";
import { changeOf, measuredValues, pooledValue, responses } from "./responses.ts";
import { BendSettings, PhotoSetting, ShownSetting } from "./settings.tsx";
import { Skin } from "./skin.tsx";
import { shifted, state as initially, type State, WHOLE } from "./state.ts";
import { useBent, useField, usePhotoPlanes, useStill } from "./use-bend.ts";
import { changeNote, percent, skinTitle } from "./verdict.ts";
import { type Change, WindowPicker } from "./window-picker.tsx";

/** A shift to the right: the bend that is asked about, and the one that curves follow while nothing is bent. */
const SHIFT = fieldOf({ ...initially.initial, ...shifted }, new Float32Array());
/** The photo, bent, and turned upside down. */
const SAMPLES = 3;

/** The photo as a skin to pull, and how much its responses change, pooled and not. */
export function PoolingStage({
  device,
  state,
  set,
  guesses,
  onShow,
}: StageProps<State> & { readonly onShow: (show: State["show"]) => void }) {
  const { window } = state;
  const photo = usePhotoPlanes(state.photo);
  const asked = usePhotoPlanes(shifted.photo);
  const field = useField(state);
  const { view, problem } = useView(
    (signal) =>
      NetworkView.open(device, responses.graph, { values: given(responses.weights), samples: SAMPLES, signal }),
    [device],
  );
  const still = useStill(photo.grey);
  useInput(view, still, 0);
  useInput(view, useBent(photo.grey, field), 1);
  useInput(
    view,
    useMemo(() => still && still.toReversed(), [still]),
    2,
  );
  const changes = useChanges(view);
  const prediction = useCurveGuess(guesses);
  const isAsked = prediction.stage === "asked";
  const wanted = useCurves(device, asked.grey, SHIFT, shifted.window);
  const curves = useCurves(device, isAsked ? null : photo.grey, field.largest > 0 ? field : SHIFT, window);
  const isAskedCase = state.scale === WHOLE && window === shifted.window && state.photo === shifted.photo;
  const of = (value: number): Change => changes?.get(value) ?? { bent: 0, turned: 0 };
  const max = of(pooledValue("max", window));
  return (
    <Stage view={view} jobs={isAsked ? [wanted] : [wanted, curves]} problems={[photo.problem, problem]}>
      <Subject>
        <div className="stability-board">
          <Frame thing="skin" title={skinTitle(field)}>
            <Skin planes={useBent(photo.rgb, field)} state={state} field={field} set={set} />
          </Frame>
          <div className="scene-thing stability-plot" data-thing="curve">
            <ChangePlot
              curves={isAsked ? wanted.value : curves.value}
              window={window}
              largest={field.largest}
              isAsked={isAsked}
              prediction={isAsked || isAskedCase ? sketchOf(prediction) : NO_SKETCH}
            />
          </div>
        </div>
      </Subject>
      <Aside>
        <CurveGuess prediction={prediction} measured={wanted.value} onMeasure={() => set(shifted)} />
        <KeyNumber
          thing="change"
          label={`relative change after max ${window} × ${window}`}
          value={changes ? percent(max.bent) : "…"}
          note={changes ? changeNote({ none: of(responses.none).bent, max: max.bent }) : ""}
        />
        <WindowPicker window={window} changes={changes} onChange={(next) => set({ window: next })} />
      </Aside>
      <More>
        <div className="stability-controls">
          <ShownSetting show="pooling" onChange={onShow} />
          <BendSettings state={state} set={set} />
          <PhotoSetting state={state} set={set} />
        </div>
        <div className="stability-maps scene-thing" data-thing="maps">
          <Original planes={useStill(photo.rgb)} state={state} set={set} />
          <Maps window={window} />
        </div>
      </More>
    </Stage>
  );
}

const NO_SKETCH = { sketch: null, ghost: [] } as const;

/** How far the responses to the photo bent, and turned, are from those to the photo; null before the first. */
function useChanges(view: NetworkView | null): ReadonlyMap<number, Change> | null {
  const values = useManyValues(view, measuredValues);
  return useMemo(() => {
    if (values.size === 0) return null;
    return new Map(
      [...values].map(([value, read]) => [
        value,
        { bent: changeOf(read, SAMPLES, 1), turned: changeOf(read, SAMPLES, 2) },
      ]),
    );
  }, [values]);
}

interface ChangePlotProps {
  readonly curves: Curves | null;
  readonly window: State["window"];
  /** The longest displacement now. */
  readonly largest: number;
  readonly isAsked: boolean;
  readonly prediction: ReturnType<typeof sketchOf>;
}

/** Relative change against how far the same bend goes. */
function ChangePlot({ curves, window, largest, isAsked, prediction }: ChangePlotProps) {
  const line = (name: string, values: readonly number[], hue: 0 | 1 | 2): PlotSeries => ({
    name,
    look: "line",
    hue,
    points: [{ x: 0, y: 0 }, ...LENGTHS.map((x, i) => ({ x, y: values[i] ?? 0 }))],
  });
  const pooled = curves
    ? [line(`max ${window} × ${window}`, curves.max, 0), line(`mean ${window} × ${window}`, curves.mean, 2)]
    : [];
  const ends = curves
    ? `: ${percent(curves.none.at(-1) ?? 0)} without pooling at ${LENGTHS.at(-1) ?? 0} pixels${isAsked ? "" : `, ${percent(curves.max.at(-1) ?? 0)} after max pooling`}`
    : "";
  return (
    <Plot
      label={`Relative change of the responses against the largest displacement${ends}`}
      x={{ label: isAsked ? "shift, pixels" : "displacement, pixels", min: 0, max: 16 }}
      y={{ label: "relative change", min: 0, max: 1.4 }}
      ratio={1.02}
      at={isAsked ? null : largest}
      series={[
        ...(curves ? [line("no pooling", curves.none, 1)] : []),
        ...(isAsked ? [] : pooled),
        ...prediction.ghost,
      ]}
      sketch={prediction.sketch}
    />
  );
}
