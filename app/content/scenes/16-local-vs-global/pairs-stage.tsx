import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { formatFixed } from "#ui/number-text.ts";
import { QuizGuess } from "./guesses.tsx";
import { distanceOf, placed } from "./pair.ts";
import { PairsView } from "./pairs-view.tsx";
import { PictureSettings, Settings } from "./settings.tsx";
import { asked, type Pair } from "./state.ts";
import { usePairs } from "./use-measured.ts";
import { pairsNote } from "./verdict.ts";
import { completed, type Shown } from "./views.ts";

/** Two pairs of points on a picture, to slide and to pull apart. */
export function PairsStage({ device, state, set, asks, picture, name, all, problem }: Shown) {
  const [a, b] = picture ? [placed(state.a, picture), placed(state.b, picture)] : [state.a, state.b];
  const pairs = usePairs(device, picture, a, b);
  const measured = pairs.value;
  const change = (key: "a" | "b", [y, x, down, right]: Pair): void => set({ [key]: [y, x, down, right] });
  return (
    <Stage view="none" jobs={all ? [pairs, all] : [pairs]} problems={[problem]}>
      <Subject>
        <PairsView picture={picture} alt={`${name}, in grey`} a={a} b={b} measured={measured} onChange={change} />
      </Subject>
      <Aside>
        <QuizGuess guess={asks.quiz} all={completed(all)} onMeasure={() => set(asked)} />
        <KeyNumber
          thing="number"
          label="correlation ρ at A and at B"
          value={measured ? `${rhoText(measured.a)} and ${rhoText(measured.b)}` : "…"}
          note={
            measured
              ? pairsNote({ ...measured, distanceA: distanceOf(a), distanceB: distanceOf(b), shuffled: state.shuffled })
              : ""
          }
        />
        <Settings state={state} set={set} />
      </Aside>
      <More>
        <PictureSettings state={state} set={set} />
      </More>
    </Stage>
  );
}

const rhoText = (rho: number | null): string => (rho === null ? "none" : formatFixed(rho, 2));
