import { useMemo } from "react";
import { GuessOrder } from "#figures/predict/guess-order.tsx";
import { Predict } from "#figures/predict/predict.tsx";
import { areAmong, type Guesses, usePrediction } from "#figures/predict/use-prediction.ts";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Stage, Subject } from "#figures/stage/stage.tsx";
import { useColouring } from "#figures/picture/colouring.ts";
import { ScaleBar } from "#ui/scale-bar.tsx";
import type { StageProps } from "../../scene-types.ts";
import { LossPlot, SizesPlot } from "./curves.tsx";
import { Lane, LEAST, MOST } from "./lane.tsx";
import { KINDS, racersBlocks } from "./network.ts";
import { blockSizes, standingOf } from "./race.ts";
import { RaceProgress } from "./race-progress.tsx";
import { RaceControls } from "./settings.tsx";
import { blocksOf, keyOf, type Setting, type State } from "./state.ts";
import { useAblation } from "./use-ablation.ts";
import { type Races, useFirstLook } from "./use-races.ts";
import {
  ablationText,
  ASKED_DEPTHS,
  type Finish,
  finishOrder,
  finishText,
  ratioLabel,
  ratioText,
  RUNNERS,
  sizesText,
  unracedText,
  verdict,
  waitingText,
} from "./verdict.ts";

/** The races that the prediction is about. */
const ASKED: readonly Setting[] = ASKED_DEPTHS.map((depth) => ({ depth, normalised: true, seed: 1 }));

interface RaceStageProps extends StageProps<State> {
  readonly races: Races;
}

/** Two networks that differ in nothing but the shortcuts, trained side by side. */
export function RaceStage({ device, state, set, shipped, guesses, races }: RaceStageProps) {
  const { depth, normalised, seed } = state;
  const setting = useMemo((): Setting => ({ depth, normalised, seed }), [depth, normalised, seed]);
  const raced = races.of(setting);
  const look = useFirstLook(device, shipped, raced ? null : setting);
  const isLooking = !raced && look.isBusy;
  const seen = look.value && keyOf(look.value.setting) === keyOf(setting) ? look.value : null;
  const { courses = null, learnt = null } = raced ?? seen ?? {};
  const standing = courses && standingOf(courses);
  const isRunning = races.running !== null && keyOf(races.running) === keyOf(setting);
  const isOver = learnt !== null && raced !== null;
  const blocks = useMemo(() => racersBlocks("residual", { depth, normalised }), [depth, normalised]);
  const out = Math.min(state.out, blocksOf(depth));
  const ablation = useAblation(device, shipped, isOver ? raced : null, out);
  const heat = useColouring("magnitude");
  const residual = courses?.residual;
  const start = residual ? blockSizes(residual, blocks, "first") : [];
  const now = residual ? blockSizes(residual, blocks, "last") : [];
  return (
    <Stage
      view="none"
      jobs={[
        { ...look, isBusy: isLooking },
        { ...races.job, isBusy: false },
        { ...ablation.job, isBusy: ablation.isBusy },
      ]}
      problems={[]}
    >
      <Subject>
        <div className="race">
          <div className="race-curves">
            <LossPlot courses={courses} standing={standing} />
            <SizesPlot start={start} now={now} text={sizesText(now, !raced)} />
          </div>
          {KINDS.map((kind) => (
            <Lane
              key={kind}
              kind={kind}
              depth={depth}
              course={courses?.[kind] ?? null}
              isAtStart={!raced}
              out={out}
              onOut={(next) => set({ out: next })}
              told={ablation.value && ablationText(kind, ablation.value)}
            />
          ))}
          <ScaleBar
            label="Norm of the gradient of a layer's weights"
            map={heat}
            min={LEAST}
            max={MOST}
            middle={Math.sqrt(LEAST * MOST)}
          />
        </div>
      </Subject>
      <Aside>
        <RaceGuess
          guesses={guesses}
          races={races}
          skipped={unracedText(standing)}
          onStart={() => {
            set({ view: "race", depth: ASKED_DEPTHS[0] ?? 34, normalised: true, seed: 1, out: 0 });
            races.start(ASKED);
          }}
        />
        <KeyNumber
          thing="ratio"
          label={ratioLabel(standing)}
          value={ratioText(standing)}
          note={verdict(standing, isOver)}
        />
        <RaceProgress races={races} />
        <RaceControls state={state} set={set} isRunning={isRunning} onStart={() => races.start([setting])} />
      </Aside>
    </Stage>
  );
}

interface RaceGuessProps {
  readonly guesses: Guesses;
  readonly races: Races;
  /** Told to someone who predicts nothing; null until there is something to tell. */
  readonly skipped: string | null;
  readonly onStart: () => void;
}

/** Asks for the order of four networks; then two races tell. */
function RaceGuess({ guesses, races, skipped, onStart }: RaceGuessProps) {
  const guess = usePrediction({ guesses, name: "race-order", fits: areAmong(RUNNERS), start: [] });
  const finish = finishOf(races);
  const isComplete = guess.value?.length === RUNNERS.length;
  const started = {
    ...guess,
    value: isComplete ? guess.value : null,
    make: () => {
      guess.make();
      onStart();
    },
  };
  const made = guess.stage === "made" ? guess.value : null;
  return (
    <Predict
      prediction={started}
      prompt="Plain and residual networks of 10 and of 34 layers learn digits for 150 steps. Which loss will be lowest at the end? Press the best first; then they race here, for a minute or so."
      told={finish ? finishText(made, finish) : made === null ? skipped : races.running ? null : waitingText(made)}
      {...(guess.stage === "asked" ? {} : { onMeasure: onStart })}
    >
      <GuessOrder
        prediction={guess}
        label="Order of their losses at the end, lowest first"
        options={RUNNERS.map((value) => ({ value, label: `${value} layers` }))}
        measured={finish ? finishOrder(finish) : null}
      />
    </Predict>
  );
}

/** The losses of the four that were asked for; null until both races are over. */
function finishOf(races: Races): Finish | null {
  const [deep, shallow] = ASKED.map((setting) => {
    const race = races.of(setting);
    return race?.learnt ? standingOf(race.courses) : null;
  });
  if (!deep || !shallow) return null;
  return {
    "plain 10": shallow.plain,
    "plain 34": deep.plain,
    "residual 10": shallow.residual,
    "residual 34": deep.residual,
  };
}
