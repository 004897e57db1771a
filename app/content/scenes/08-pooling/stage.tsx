import { useMemo } from "react";
import { NetworkView } from "#engine/show/network-view.ts";
import { given } from "#engine/show/weights.ts";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { useOnce } from "#figures/view/use-once.ts";
import { useInput, usePull, useValues, useView } from "#figures/view/use-view.ts";
import { Button } from "#ui/button.tsx";
import { formatNumber } from "#ui/number-text.ts";
import { Segmented } from "#ui/segmented.tsx";
import type { StageProps } from "../../scene-types.ts";
import { Board } from "./board.tsx";
import { FourGradients, ghostOf, useFourGuess, useFourMeasured } from "./guess.tsx";
import { asked, digitsOf, handedBack, largestDifference, networkOf, outputsOf, pooled, seedOf } from "./pool.ts";
import { Pyramid } from "./pyramid.tsx";
import { short } from "./short.ts";
import { GRADIENT, type Pool, type State } from "./state.ts";
import { backNote, backValue, forwardNote } from "./verdict.ts";
import "./stage.css";

const OUTPUT = 1;

/** A map of numbers, a window to drag over it, and what comes of it; then the way back. */
export function PoolingStage({ device, state, set, guesses }: StageProps<State>) {
  const { kind, size, stride, direction, dropped, seed } = state;
  const pool = useMemo((): Pool => ({ kind, size, stride }), [kind, size, stride]);
  const map = useMemo(() => digitsOf(seed), [seed]);
  const { view, problem } = useView(
    (signal) => NetworkView.open(device, networkOf(pool), { values: given(new Map()), backward: true, signal }),
    [device, pool],
  );
  useInput(view, map);
  const outputs = useValues(view, OUTPUT);
  // The pyramid comes after the map that the hand is on.
  const isComputed = useOnce(outputs !== null);
  const isBack = direction === "back";
  const gradient = usePull(
    view,
    OUTPUT,
    useMemo(() => (isBack ? seedOf(pool, dropped) : null), [isBack, pool, dropped]),
  );
  const guess = useFourGuess(guesses);
  const measured = useFourMeasured(device, guess);
  const isAsked = seed === asked.seed && size === asked.size && stride === asked.stride && kind === asked.kind;
  const ghost = isAsked ? ghostOf(guess) : NONE;
  return (
    <Stage view={view} jobs={guess.stage === "asked" ? [] : [measured]} problems={[problem]}>
      <Subject>
        <Board state={state} map={map} outputs={outputs} gradient={gradient} ghost={ghost} set={set} />
      </Subject>
      <Aside>
        <FourGradients
          prediction={guess}
          measured={measured.value}
          onMeasure={() => set({ ...asked, dropped: [...asked.dropped] })}
        />
        <Result state={state} map={map} outputs={outputs} gradient={gradient} />
        <Settings state={state} set={set} />
      </Aside>
      <More>
        <Pyramid device={device} isOn={isComputed} state={state} set={set} />
      </More>
    </Stage>
  );
}

const NONE: ReadonlyMap<number, number> = new Map();

interface ResultProps {
  readonly state: State;
  readonly map: Float32Array;
  readonly outputs: Float32Array | null;
  readonly gradient: Float32Array | null;
}

/** The output under the window, or who got the gradient; both by the kernels, and compared with plain loops. */
function Result({ state, map, outputs, gradient }: ResultProps) {
  const count = outputsOf(state);
  const [y, x] = [Math.min(state.y, count - 1), Math.min(state.x, count - 1)];
  const forward = largestDifference(outputs, pooled(state, map));
  if (state.direction === "forward" || forward === null)
    return (
      <KeyNumber
        thing="value"
        label={state.kind === "max" ? "z = max" : "z = mean"}
        value={forward === null ? "…" : short(outputs?.[y * count + x] ?? Number.NaN)}
        note={forward === null ? "" : `${forwardNote(state, map, y, x)} ${checked(forward)}`}
      />
    );
  const back = largestDifference(gradient, handedBack(state, map, state.dropped));
  return (
    <KeyNumber
      thing="value"
      label="inputs that get a gradient"
      value={back === null || !gradient ? "…" : backValue(state, state.dropped, gradient)}
      note={back === null || !gradient ? "" : `${backNote(state, map, state.dropped, gradient)} ${checked(back)}`}
    />
  );
}

function checked(difference: number): string {
  return `Largest difference from a CPU loop: ${formatNumber(difference, 2)}.`;
}

const KINDS = ["max", "mean"] as const;
const DIRECTIONS = [
  { value: "forward", label: "values →" },
  { value: "back", label: "← gradients" },
] as const;
const SIZES = [
  { value: 2, label: "2 × 2" },
  { value: 3, label: "3 × 3" },
  { value: 4, label: "4 × 4" },
] as const;
const STRIDES = [1, 2, 3] as const;

interface SettingsProps {
  readonly state: State;
  readonly set: StageProps<State>["set"];
}

function Settings({ state, set }: SettingsProps) {
  return (
    <Controls>
      <Segmented
        compact
        label="Arrow"
        value={state.direction}
        options={DIRECTIONS}
        onChange={(direction) => set({ direction })}
      />
      <Segmented compact label="Keeps the" value={state.kind} options={KINDS} onChange={(kind) => set({ kind })} />
      {state.direction === "back" ? (
        <Button onPress={() => set({ dropped: [] })}>{`Remove the ${GRADIENT}s`}</Button>
      ) : (
        <Button onPress={() => set({ seed: (state.seed + 1) % 10_000 })}>Other numbers</Button>
      )}
      <Segmented label="Window" value={state.size} options={SIZES} onChange={(size) => set({ size })} />
      <Segmented label="Stride" value={state.stride} options={STRIDES} onChange={(stride) => set({ stride })} />
    </Controls>
  );
}
