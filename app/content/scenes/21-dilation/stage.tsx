import { useMemo } from "react";
import { NetworkView } from "#engine/show/network-view.ts";
import { ONE_MAP, type PictureSpec } from "#engine/show/pictures.ts";
import { given } from "#engine/show/weights.ts";
import { useColouring } from "#figures/picture/colouring.ts";
import { LiveScale } from "#figures/picture/live-scale.tsx";
import { Predict } from "#figures/predict/predict.tsx";
import { Frame, LiveFrame } from "#figures/stage/frame.tsx";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { useJob } from "#figures/view/use-job.ts";
import { useStable } from "#figures/view/use-stable.ts";
import { useInput, useView } from "#figures/view/use-view.ts";
import { Segmented } from "#ui/segmented.tsx";
import { ScaleBar } from "#ui/scale-bar.tsx";
import { Slider } from "#ui/slider.tsx";
import type { StageProps } from "../../scene-types.ts";
import { Board } from "./board.tsx";
import { asked, useTouchGuess } from "./guess.ts";
import { LayerTable } from "./layer-table.tsx";
import { measure, waysThrough } from "./measure.ts";
import { PaintSurface } from "./paint-surface.tsx";
import { touchedPlaces } from "./painting.ts";
import { dilationsOf, LAYERS, networkOf, PICTURE, picture, SIDE, type State, weightsOf } from "./state.ts";
import { fieldOf } from "./taps.ts";
import { paintText, verdict } from "./verdict.ts";
import "./stage.css";

const OPTIONS = [1, 2, 3, 4] as const;
const KEYS = ["third", "second", "first"] as const;
const ASKED = dilationsOf(asked);

/** The taps of one unit through three dilated layers, down to the input; and what such layers do to bright points. */
export function DilationStage({ device, state, set, guesses }: StageProps<State>) {
  const { fall } = state;
  const dilations = useStable(dilationsOf(state));
  const job = useJob((signal) => measure(device, dilations, signal), [device, dilations]);
  const measured = job.value?.dilations === dilations ? job.value : null;
  const { view, problem } = useView(
    (signal) =>
      NetworkView.open(device, networkOf(dilations, PICTURE), { values: given(weightsOf(dilations)), signal }),
    [device, dilations],
  );
  useInput(
    view,
    useMemo(() => picture(), []),
  );
  const guess = useTouchGuess(guesses);
  const isAsked = guess.stage === "asked";
  const isPainting = isAsked && (guess.value ?? []).length > 0;
  const answer = useJob(
    isAsked ? null : async (signal) => touchedPlaces(await waysThrough(device, ASKED, signal), SIDE),
    [device, isAsked],
  );
  const isAskedCase = dilations.every((d, i) => d === ASKED[i]);
  const heat = useColouring("magnitude");
  const ways = measured?.down[Math.floor(fall)] ?? null;
  const mostWays = ways ? Math.max(...ways) : 1;
  const field = measured?.fields[LAYERS - 1] ?? null;
  return (
    <Stage view={view} jobs={[job, ...(isAsked ? [] : [answer])]} problems={[problem]}>
      <Subject>
        <div className="dilation">
          <Frame thing="taps" title={boardText(fall, dilations)}>
            <Board
              dilations={dilations}
              fall={fall}
              ways={ways}
              painted={isAsked || (guess.stage === "made" && isAskedCase) ? guess.value : null}
              isPainting={isPainting}
            />
            {isAsked ? <PaintSurface value={guess.value ?? NONE} onChange={guess.change} /> : null}
          </Frame>
          <Pictures />
          <div className="dilation-fall">
            <div className="dilation-scale">
              <span className="scene-caption">paths from the unit to a pixel</span>
              <ScaleBar label="Paths to a place, on a square-root scale" map={heat} min={0} max={mostWays} />
            </div>
            <Slider
              label="Taps fall through the layers"
              value={fall}
              min={0}
              max={LAYERS}
              step={0.05}
              format={(layers) => layers.toFixed(2)}
              onChange={(layers) => set({ fall: Math.round(layers * 100) / 100 })}
            />
          </div>
        </div>
      </Subject>
      <Aside>
        <Predict
          prediction={guess}
          prompt="Dilations 2, 2, 2: which pixels of the input does a unit of the third layer touch? Paint them on the map, around the unit. What you paint in one quarter is painted in all four."
          told={answer.value && paintText(guess.stage === "made" ? guess.value : null, answer.value, fieldOf(ASKED))}
          onMeasure={() => set({ ...asked, fall: LAYERS })}
        />
        <KeyNumber
          thing="field"
          label="field, by the gradient"
          value={field ? `${field.side} × ${field.side}` : "…"}
          note={field ? verdict(dilations, field) : ""}
        />
        <Controls>
          {KEYS.map((key, i) => (
            <Segmented
              key={key}
              label={`Dilation of layer ${LAYERS - i}`}
              value={state[key]}
              options={OPTIONS}
              onChange={(d) => set({ [key]: d })}
            />
          ))}
        </Controls>
      </Aside>
      <More>
        <LayerTable dilations={dilations} fields={measured?.fields ?? null} />
      </More>
    </Stage>
  );
}

const NONE: readonly number[] = [];

function boardText(fall: number, dilations: readonly number[]): string {
  const layers = Math.floor(fall);
  if (layers === 0) return "one unit of layer 3, from above";
  const where = layers === LAYERS ? "the input" : `map ${LAYERS - layers}`;
  return `its taps on ${where}, dilation ${dilations.slice(LAYERS - layers).join(", ")}`;
}

/** The same layers at work. */
function Pictures() {
  const unit = useColouring("unit");
  const heat = useColouring("magnitude");
  const output: PictureSpec = { kind: "maps", value: LAYERS, ...ONE_MAP, sample: 0, colouring: heat };
  return (
    <div className="dilation-pictures">
      <LiveFrame thing="picture" title="bright points" picture={{ kind: "input", sample: 0, colouring: unit }} />
      <LiveFrame
        thing="output"
        title={
          <>
            after 3 layers <LiveScale label="Output" spec={output} />
          </>
        }
        picture={output}
      />
    </div>
  );
}
