import { useMemo } from "react";
import { useJob } from "#figures/view/use-job.ts";
import type { Device } from "#gpu/device.ts";
import { Frame } from "#figures/stage/frame.tsx";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { Slider } from "#ui/slider.tsx";
import type { Shipped, StageProps } from "../../scene-types.ts";
import { bent, blurred, type Field, fieldOf, STILL, wavesOf } from "./bend.ts";
import { type Ladder, measureCopies, untrained } from "./copies.ts";
import { CloserGuess } from "./closer-guess.tsx";
import { useCloserGuess } from "./guess.tsx";
import { LadderFigure } from "./ladder.tsx";
import { BendSettings, PhotoSetting, ShownSetting } from "./settings.tsx";
import { Planes, Skin } from "./skin.tsx";
import { MOST_BLUR, rippled, state as initially, type State } from "./state.ts";
import { useBent, useField, usePhotoPlanes, useStill } from "./use-bend.ts";
import { aboutNetwork, closerNote, ratioText } from "./copies-verdict.ts";

const WEIGHTS = ["trained", "random"] as const;

/** A photo between a bent and a blurred copy: which is closer, by pixels and by a network's responses? */
export function CopiesStage({
  device,
  state,
  set,
  shipped,
  guesses,
  onShow,
}: StageProps<State> & { readonly onShow: (show: State["show"]) => void }) {
  const { blur, weights } = state;
  const photo = usePhotoPlanes(state.photo);
  const asked = usePhotoPlanes(rippled.photo);
  const field = useField(state);
  const still = useStill(photo.rgb);
  const pulled = useBent(photo.rgb, field);
  const dim = useMemo(() => photo.rgb && blurred(photo.rgb, blur), [photo.rgb, blur]);
  const planes = useMemo(() => (still && pulled && dim ? ([still, pulled, dim] as const) : null), [still, pulled, dim]);
  const job = useLadder(device, shipped, planes, weights);
  const prediction = useCloserGuess(guesses);
  const isAsked = prediction.stage === "asked";
  const wanted = useLadder(
    device,
    shipped,
    useMemo(() => (isAsked ? null : askedPlanes(asked.rgb)), [isAsked, asked.rgb]),
    rippled.weights,
  );
  const ladder = job.value;
  return (
    <Stage view="none" jobs={isAsked ? [job] : [job, wanted]} problems={[photo.problem]}>
      <Subject>
        <div className="stability-copies">
          <Frame title="bent: pull it">
            <Skin planes={pulled} state={state} field={field} set={set} />
          </Frame>
          <Frame title="the photo">
            <Planes planes={still} />
          </Frame>
          <Frame title="blurred">
            <Planes planes={dim} />
          </Frame>
        </div>
        <LadderFigure ladder={ladder} isAsked={isAsked} />
      </Subject>
      <Aside>
        <CloserGuess prediction={prediction} measured={wanted.value} onMeasure={() => set(rippled)} />
        {isAsked ? (
          <KeyNumber
            label="bent ÷ blurred, by pixels"
            value={ladder ? ratioText(ladder.pixels) : "…"}
            note={
              ladder
                ? "How far the bent copy is from the photo, over how far the blurred one is. By responses? Predict first."
                : ""
            }
          />
        ) : (
          <KeyNumber
            label="bent ÷ blurred: by pixels → by pooled responses"
            value={ladder ? `${ratioText(ladder.pixels)} → ${ratioText(ladder.pooled)}` : "…"}
            note={ladder ? closerNote(ladder, weights) : ""}
          />
        )}
        <div className="stability-controls">
          <div className="stability-slider">
            <Slider
              label="Blur σ"
              value={blur}
              min={1}
              max={MOST_BLUR}
              format={(each) => `${each} px`}
              onChange={(next) => set({ blur: next })}
            />
          </div>
          <Segmented label="Weights" value={weights} options={WEIGHTS} onChange={(next) => set({ weights: next })} />
          <BendSettings state={state} set={set} />
        </div>
      </Aside>
      <More>
        <div className="stability-controls">
          <ShownSetting show="closer" onChange={onShow} />
          <PhotoSetting state={state} set={set} />
          <p className="stability-about">{aboutNetwork(weights)}</p>
        </div>
      </More>
    </Stage>
  );
}

type Copies = Parameters<typeof measureCopies>[2];

/** The copies that are asked about. */
function askedPlanes(rgb: Float32Array | null): Copies | null {
  if (!rgb) return null;
  const field: Field = fieldOf({ ...initially.initial, ...rippled }, wavesOf(rippled.seed, rippled.scale));
  return [bent(rgb, STILL), bent(rgb, field), blurred(rgb, rippled.blur)];
}

/** Distances of the copies by pixels and by the classifier of cells; nothing while there are none. */
function useLadder(device: Device, shipped: Shipped, planes: Copies | null, weights: State["weights"]) {
  return useJob<Ladder>(
    planes &&
      (async (signal) => {
        if (weights === "random") return measureCopies(device, untrained(), planes, signal);
        const asked = await shipped.weights("cells");
        if (!asked.ok) throw new Error(asked.message);
        return measureCopies(device, asked.values, planes, signal);
      }),
    [device, shipped, planes, weights],
  );
}
