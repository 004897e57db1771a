import { useMemo } from "react";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, Stage, Subject } from "#figures/stage/stage.tsx";
import { useJob } from "#figures/view/use-job.ts";
import { Button } from "#ui/button.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { Select } from "#ui/select.tsx";
import { Slider } from "#ui/slider.tsx";
import type { StageProps } from "../../scene-types.ts";
import { differences, type Examined, examine, largestDifference } from "./examine.ts";
import { InputGuess } from "./guess.tsx";
import { groupsOf, layers, type Numbers, type Problem, problemOf, type Target } from "./problem.ts";
import { Sheet } from "./sheet.tsx";
import { FARTHEST, LAYERS, MOST_SEED, type State, STEP } from "./state.ts";
import { differenceText, nameOf, short, verdict } from "./verdict.ts";
import { Workings } from "./workings.tsx";
import { ShownBoard } from "./shown-board.tsx";
import "./stage.css";
import "./board.css";

/** One small layer with concrete numbers: forward, back, and as a problem set. */
export function BackpropStage({ device, state, set, guesses }: StageProps<State>) {
  const { layer: kind, seed, show } = state;
  const problem = useMemo(() => problemOf(kind, seed), [kind, seed]);
  const target = useMemo(() => pickedOf(problem, state), [problem, state]);
  const by = show === "set" ? 0 : state.by;
  const { group, at } = target;
  const job = useJob(
    async (signal, showSoFar: (soFar: Result) => void) => {
      const examined = await examine(device, problem, { group, at }, by, signal);
      showSoFar({ examined, finite: null });
      return { examined, finite: await differences(device, examined, signal) };
    },
    // Where nothing is wiggled, it does not matter which number is looked at.
    [device, problem, by === 0 ? null : group, by === 0 ? null : at, by],
  );
  const result = job.value?.examined.problem === problem ? job.value : null;
  const examined = result?.examined ?? null;
  const largest = result?.finite ? largestDifference(result.examined, result.finite) : null;
  return (
    <Stage view="none" jobs={[job]} problems={[]}>
      <Subject>
        <div className="bp-subject">
          <ShownBoard
            problem={problem}
            examined={examined}
            show={show}
            target={target}
            onPick={({ group: to, at: place }) => set({ group: to, at: place })}
          />
          {show === "set" ? (
            <Sheet
              problem={problem}
              examined={examined}
              answers={state.answers}
              onAnswer={(answers) => set({ answers })}
            />
          ) : (
            <Workings
              problem={problem}
              examined={examined}
              finite={result?.finite ?? null}
              show={show}
              target={target}
              by={by}
            />
          )}
        </div>
      </Subject>
      <Aside>
        <InputGuess device={device} guesses={guesses} set={set} />
        <KeyNumber
          thing="check"
          label="largest |analytic − finite difference|"
          value={largest === null ? "…" : differenceText(largest)}
          note={largest === null || !examined ? "" : verdict(problem.layer, examined.numbers, largest)}
        />
        <Settings state={state} target={target} problem={problem} set={set} />
      </Aside>
    </Stage>
  );
}

interface Result {
  readonly examined: Examined;
  readonly finite: Numbers | null;
}

/** The number that is looked at: on the way back one of the group whose gradient is shown. */
function pickedOf({ layer, numbers }: Problem, { show, group, at }: State): Target {
  const wanted = show === "forward" || show === "set" ? group : show;
  const held = groupsOf(layer).includes(wanted) ? wanted : "x";
  return { group: held, at: Math.min(at, numbers[held].length - 1) };
}

interface SettingsProps {
  readonly state: State;
  readonly target: Target;
  readonly problem: Problem;
  readonly set: StageProps<State>["set"];
}

function Settings({ state, target, problem: { layer }, set }: SettingsProps) {
  const { layer: kind, seed, show, by } = state;
  const name = nameOf(layer, target.group, target.at);
  const shows = SHOWS.filter(({ value }) => layer.op === "conv" || (value !== "w" && value !== "b"));
  return (
    <Controls>
      <Select
        label="Layer"
        value={kind}
        options={KINDS}
        onChange={(next) => set({ layer: next, answers: [], by: 0, ...(isOf(next, show) ? {} : { show: "x" }) })}
      />
      <Segmented
        label="Show"
        value={show}
        options={shows}
        onChange={(next) =>
          set({ show: next, ...(next === "x" || next === "w" || next === "b" ? { group: next, by: 0 } : {}) })
        }
      />
      {show === "set" ? null : (
        <div className="bp-wiggle">
          <Slider
            label={`Wiggle ${name}`}
            value={by}
            min={-FARTHEST}
            max={FARTHEST}
            step={STEP}
            format={(value) => (value > 0 ? `+${short(value)}` : short(value))}
            onChange={(next) => set({ by: next, group: target.group, at: target.at })}
          />
        </div>
      )}
      <Button onPress={() => set({ seed: (seed + 1) % (MOST_SEED + 1), answers: [], by: 0 })}>
        {`New numbers (seed ${seed})`}
      </Button>
    </Controls>
  );
}

function isOf(kind: State["layer"], show: State["show"]): boolean {
  return layers[kind].op === "conv" || (show !== "w" && show !== "b");
}

const KINDS = LAYERS.map((value) => ({ value, label: layers[value].label }));
const SHOWS = [
  { value: "forward", label: "forward" },
  { value: "x", label: "to x" },
  { value: "w", label: "to w" },
  { value: "b", label: "to b" },
  { value: "set", label: "problems" },
] as const;
