import { useMemo } from "react";
import { NetworkView } from "#engine/show/network-view.ts";
import { magnitudeOf, ONE_MAP, type PictureSpec } from "#engine/show/pictures.ts";
import { given } from "#engine/show/weights.ts";
import { useColouring } from "#figures/picture/colouring.ts";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { useStable } from "#figures/view/use-stable.ts";
import { useInput, useValues, useView } from "#figures/view/use-view.ts";
import { useReadingOf } from "#figures/view/view-source.tsx";
import { formatNumber } from "#ui/number-text.ts";
import { Slider } from "#ui/slider.tsx";
import { Switch } from "#ui/switch.tsx";
import type { StageProps } from "../../scene-types.ts";
import { Account } from "./account.tsx";
import { asked, FalseRings, useFalseMiddles, useRingGuess } from "./guess.tsx";
import { costs, layerOf, MOST_STRIDE, type State, zonePlate } from "./layer.ts";
import { greyMap, Plates } from "./plates.tsx";
import { beyondShare } from "./rings.ts";
import { ringsNote, sameNote } from "./verdict.ts";
import "./stage.css";

/** A zone plate, a stride to set, and the rings that it makes; beside it what the stride saves. */
export function StridingStage({ device, state, set, guesses }: StageProps<State>) {
  const { stride, kernel, padding, filter, blur } = state;
  const layer = useMemo(
    () => layerOf({ stride, kernel, padding, filter, blur }),
    [stride, kernel, padding, filter, blur],
  );
  const cost = useMemo(() => costs({ stride, kernel, padding, filter, blur }), [stride, kernel, padding, filter, blur]);
  const { view, problem } = useView(
    (signal) => NetworkView.open(device, layer.graph, { values: given(layer.weights), signal }),
    [device, layer],
  );
  useInput(
    view,
    useMemo(() => zonePlate(), []),
  );
  const { side } = cost.strided;
  const output = useValues(view, layer.strided);
  const share = useMemo(
    () =>
      output?.length === side * side ? beyondShare({ stride, kernel, padding, filter, blur }, output, side) : null,
    [output, side, stride, kernel, padding, filter, blur],
  );
  const signed = useColouring("signed");
  const strided = greyMap(layer.strided);
  const difference: PictureSpec = useStable({
    kind: "compared",
    of: { value: layer.strided },
    minus: { value: layer.kept },
    like: strided,
    ...ONE_MAP,
    colouring: signed,
  });
  const measured = useResult(view, strided, difference);
  const guess = useRingGuess(guesses);
  const isAsked = guess.prediction.stage === "asked";
  const found = useFalseMiddles(device, isAsked);
  const isAskedCase = stride === asked.stride && kernel === asked.kernel && filter === asked.filter && !blur;
  return (
    <Stage view={view} jobs={isAsked ? [] : [found]} problems={[problem]}>
      <Subject>
        <Plates
          state={state}
          output={layer.strided}
          side={side}
          guess={guess}
          found={isAskedCase && !isAsked ? (found.value ?? NONE) : NONE}
        />
      </Subject>
      <Aside>
        <FalseRings guess={guess} found={found.value} onMeasure={() => set(asked)} />
        <KeyNumber
          thing="difference"
          label="largest |strided − kept|"
          value={measured ? formatNumber(measured.difference, 2) : "…"}
          note={measured ? `${sameNote(state, measured, cost)} ${ringsNote(share)}` : ""}
        />
        <Settings state={state} set={set} />
      </Aside>
      <More>
        <Account state={state} set={set} cost={cost} difference={difference} />
      </More>
    </Stage>
  );
}

const NONE = [] as const;

/** The largest absolute difference between both ways, and of the output; null before the first. */
function useResult(view: NetworkView | null, strided: PictureSpec, difference: PictureSpec) {
  const ranges = useReadingOf(view, (reading) => reading.ranges);
  const [between, scale] = [magnitudeOf(ranges, difference), magnitudeOf(ranges, strided)];
  return between === null || scale === null ? null : { difference: between, scale };
}

interface SettingsProps {
  readonly state: State;
  readonly set: StageProps<State>["set"];
}

function Settings({ state, set }: SettingsProps) {
  return (
    <Controls>
      <div className="striding-stride">
        <Slider
          label="Stride S"
          value={state.stride}
          min={1}
          max={MOST_STRIDE}
          onChange={(stride) => set({ stride })}
        />
      </div>
      <Switch checked={state.blur} onChange={(blur) => set({ blur })}>
        blur first
      </Switch>
    </Controls>
  );
}
