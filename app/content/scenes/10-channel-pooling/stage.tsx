import { useMemo } from "react";
import { evaluate } from "#engine/show/evaluate.ts";
import { NetworkView } from "#engine/show/network-view.ts";
import { given } from "#engine/show/weights.ts";
import { Plot, type PlotSeries } from "#figures/plot/plot.tsx";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { useJob } from "#figures/view/use-job.ts";
import { useLast } from "#figures/view/use-last.ts";
import { useInput, useValues, useView } from "#figures/view/use-view.ts";
import type { Device } from "#gpu/device.ts";
import { Segmented } from "#ui/segmented.tsx";
import { usePresenting } from "#ui/theme.ts";
import type { StageProps } from "../../scene-types.ts";
import { ANGLES, MAXIMUM, networkOf, patternAt, RESPONSES, SIDE, type State, weightsOf } from "./bank.ts";
import { Compass } from "./compass.tsx";
import { asked, MaximumOfEight, sketchOf, useCurveGuess } from "./guess.tsx";
import { PhotoMaps } from "./photo-maps.tsx";
import { type Curves, nowNote, rippleNote, rippleOf, rippleText } from "./verdict.ts";
import "./stage.css";

/** A pattern to turn, copies of its filter all round, and what the largest of their answers does. */
export function ChannelPoolingStage({ device, state, set, guesses }: StageProps<State>) {
  const { pattern, copies, angle } = state;
  const weights = useMemo(() => weightsOf({ pattern, copies }, SIDE), [pattern, copies]);
  const { view, problem } = useView(
    (signal) => NetworkView.open(device, networkOf(copies, SIDE, SIDE), { values: given(weights), signal }),
    [device, copies, weights],
  );
  useInput(
    view,
    useMemo(() => patternAt(pattern, angle), [pattern, angle]),
  );
  const read = useLast(useValues(view, RESPONSES), view);
  const answers = useMemo(() => (read ? [...read] : null), [read]);
  const curves = useJob(
    async (signal) => ({ of: weights, ...(await measure(device, { pattern, copies }, signal)) }),
    [device, pattern, copies, weights],
  );
  const current = curves.value?.of === weights ? curves.value : null;
  const prediction = useCurveGuess(guesses);
  const isAsked = prediction.stage === "asked";
  const wanted = useJob(isAsked ? null : (signal) => measure(device, asked, signal), [device, isAsked]);
  return (
    <Stage view={view} jobs={isAsked ? [curves] : [curves, wanted]} problems={[problem]}>
      <Subject>
        <Compass state={state} answers={answers} curves={current} onTurn={(to) => set({ angle: to })} />
      </Subject>
      <Aside>
        <MaximumOfEight prediction={prediction} measured={wanted.value} onMeasure={() => set(asked)} />
        <KeyNumber
          thing="ripple"
          label="ripple: largest ÷ smallest"
          value={current ? rippleText(rippleOf(current.maximum)) : "…"}
          note={current && answers ? `${rippleNote(current)} ${nowNote(state, answers)}` : ""}
        />
        <Settings state={state} set={set} />
      </Aside>
      <More>
        <div className="copies-more">
          <div className="scene-thing" data-thing="curves">
            <Tuning state={state} curves={current} prediction={sketchOf(prediction)} />
          </div>
          <PhotoMaps device={device} state={state} onPhoto={(photo) => set({ photo })} />
        </div>
      </More>
    </Stage>
  );
}

/** The answers of all copies, and their maximum, to the pattern at every angle: one batch through the kernels. */
async function measure(
  device: Device,
  { pattern, copies }: Pick<State, "pattern" | "copies">,
  signal: AbortSignal,
): Promise<Curves> {
  const input = Float32Array.from(ANGLES.flatMap((angle) => [...patternAt(pattern, angle)]));
  const { values } = await evaluate(device, networkOf(copies, SIDE, SIDE), {
    weights: weightsOf({ pattern, copies }, SIDE),
    input,
    batch: ANGLES.length,
    keep: [RESPONSES, MAXIMUM],
    signal,
  });
  const responses = values.get(RESPONSES) ?? new Float32Array();
  return {
    copies: Array.from({ length: copies }, (_, c) => ANGLES.map((_angle, i) => responses[i * copies + c] ?? 0)),
    maximum: [...(values.get(MAXIMUM) ?? [])],
  };
}

interface TuningProps {
  readonly state: State;
  readonly curves: Curves | null;
  readonly prediction: ReturnType<typeof sketchOf>;
}

/** Answers against the angle: of one copy, and of the maximum. */
function Tuning({ state: { copies, angle, pattern }, curves, prediction }: TuningProps) {
  const line = (name: string, values: readonly number[], hue: 0 | 1): PlotSeries => ({
    name,
    look: "line",
    hue,
    points: [...ANGLES, 360].map((x, i) => ({ x, y: values[i % values.length] ?? 0 })),
  });
  const isPresenting = usePresenting();
  const isAskedCase = copies === asked.copies && pattern === asked.pattern;
  return (
    <Plot
      label={
        curves
          ? `Responses against the angle of the input. Ripple of the maximum of ${copies} copies: ${rippleText(rippleOf(curves.maximum))}.`
          : "Responses against the angle of the input"
      }
      x={{ label: "angle of the input, °", min: 0, max: 360 }}
      y={{ label: "response", min: 0, max: 1.15 }}
      at={angle}
      ratio={isPresenting ? 3.2 : 2.1}
      series={
        curves
          ? [
              line("the copy at 0°", curves.copies[0] ?? [], 1),
              line(`maximum of ${copies}`, curves.maximum, 0),
              ...(isAskedCase ? prediction.ghost : []),
            ]
          : []
      }
      sketch={prediction.sketch}
    />
  );
}

const PATTERNS = ["edge", "bar"] as const;
const COPIES = [2, 4, 8, 16] as const;

interface SettingsProps {
  readonly state: State;
  readonly set: StageProps<State>["set"];
}

function Settings({ state: { pattern, copies }, set }: SettingsProps) {
  return (
    <Controls>
      <Segmented
        label="Copies of the filter"
        value={copies}
        options={COPIES}
        onChange={(next) => set({ copies: next })}
      />
      <Segmented label="Pattern" value={pattern} options={PATTERNS} onChange={(next) => set({ pattern: next })} />
    </Controls>
  );
}
