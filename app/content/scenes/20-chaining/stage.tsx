import { useMemo, useState } from "react";
import { edited } from "#figures/kernel/edits.ts";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { useOnce } from "#figures/view/use-once.ts";
import { useStable } from "#figures/view/use-stable.ts";
import type { StageProps } from "../../scene-types.ts";
import { sidesOf } from "./chain.ts";
import { Descents, Facts, Run } from "./details.tsx";
import { Equation } from "./equation.tsx";
import { ReachGuess, useLefts, useReachGuess } from "./guess.tsx";
import { ChainSettings, Shapes } from "./settings.tsx";
import { singularValues } from "./singular-values.ts";
import { type State, targetOf } from "./state.ts";
import { useDirections, useFit } from "./use-fit.ts";
import { percent, verdict } from "./verdict.ts";
import "./stage.css";

/** A kernel to paint, and two smaller ones that descend towards it. */
export function ChainingStage({ device, state, set, guesses }: StageProps<State>) {
  const { chain, channels, shape, edits, seed, draw } = state;
  const link = useStable({ chain, channels });
  const target = useMemo(() => targetOf({ chain, shape, edits, draw }), [chain, shape, edits, draw]);
  const fitting = useFit(device, link, target, seed);
  const { job, fitted } = fitting;
  const directions = useDirections(device, link);
  const singular = useMemo(() => singularValues(target, sidesOf(chain).whole), [target, chain]);
  const guess = useReachGuess(guesses);
  const isAsked = guess.stage === "asked";
  // The painted target comes first.
  const isFitted = useOnce(!job.isBusy);
  const lefts = useLefts(device, isFitted && !isAsked);
  const [chosen, setChosen] = useState(0);
  const place = Math.min(chosen, target.length - 1);
  const isEmpty = singular[0] === 0;
  const fit = fitted?.fit ?? null;
  return (
    <Stage view="none" jobs={[job, directions.job, ...(isAsked ? [] : [lefts])]} problems={[]}>
      <Subject>
        <Equation
          link={link}
          target={target}
          fit={fit}
          chosen={place}
          onChoose={setChosen}
          onChange={(at, weight) => set({ edits: edited(edits, at, weight) })}
        />
      </Subject>
      <Aside>
        <ReachGuess
          prediction={guess}
          lefts={lefts.value}
          onMeasure={() => set({ chain: "squares", channels: 1, shape: "plus", edits: [] })}
        />
        <KeyNumber
          thing="number"
          label="left of the target"
          value={fit ? percent(fit.left) : isEmpty ? percent(0) : "…"}
          note={
            isEmpty ? "The target is empty: pull one of its weights." : fit ? verdict(link, fit, directions.found) : ""
          }
        />
        {isEmpty ? null : <Run fit={fit} isRunning={job.isBusy} onStop={job.stop} onAgain={fitting.again} />}
        <Shapes state={state} set={set} />
        <ChainSettings state={state} set={set} />
      </Aside>
      <More>
        <div className="chaining-details">
          <Descents fit={fit} />
          <Facts fit={fit} link={link} directions={directions.found} singular={singular} />
        </div>
      </More>
    </Stage>
  );
}
