import { useMemo } from "react";
import { evaluate } from "#engine/show/evaluate.ts";
import { Predict } from "#figures/predict/predict.tsx";
import { areAmong, type Guesses, usePrediction } from "#figures/predict/use-prediction.ts";
import { scoreText } from "#figures/predict/words.ts";
import { type Job, useJob } from "#figures/view/use-job.ts";
import type { Device } from "#gpu/device.ts";
import { colourOf } from "./colours.ts";
import { gridInput, HOME, labelsOf } from "./grid.ts";
import { CELL, COLUMNS, slidNetwork } from "./network.ts";
import { BIRD, compose } from "./scenery.ts";
import { Composed } from "./scene-picture.tsx";
import { LARGE } from "./state.ts";
import type { Material } from "./use-scenery.ts";

/** The cells that are asked about: those around the bird. */
const AREA = { top: 0, left: 3, rows: 5, columns: 6 } as const;
const STILL = { x: 0, y: 0 } as const;
const CELLS = Array.from({ length: AREA.rows * AREA.columns }, (_, i) => {
  const [row, column] = [AREA.top + Math.floor(i / AREA.columns), AREA.left + (i % AREA.columns)];
  return { name: `${row + 1}-${column + 1}`, place: row * COLUMNS + column, row: row + 1, column: column + 1 };
});
const NAMES = CELLS.map(({ name }) => name);
const PART = {
  x: HOME.x + AREA.left * CELL,
  y: HOME.y + AREA.top * CELL,
  width: AREA.columns * CELL,
  height: AREA.rows * CELL,
} as const;

/** A prediction of the cells that say "bird", and the cells that do. */
export function useBirdGuess(device: Device, material: Material | null, guesses: Guesses) {
  const prediction = usePrediction({ guesses, name: "large-bird", fits: areAmong(NAMES), start: [] });
  const isAsked = prediction.stage === "asked";
  const scene = useMemo(() => material && compose(material.scenery, LARGE.bird, LARGE), [material]);
  const job: Job<readonly string[]> = useJob(
    scene && material && !isAsked
      ? async (signal) => {
          const input = gridInput(scene, STILL, CELL);
          const { output } = await evaluate(device, slidNetwork(CELL), { weights: material.weights, input, signal });
          const labels = labelsOf(output, CELL);
          return CELLS.filter(({ place }) => labels[place] === BIRD).map(({ name }) => name);
        }
      : null,
    [device, scene],
  );
  return { prediction, scene, measured: isAsked ? null : job.value, jobs: isAsked ? [] : [job] };
}

interface BirdGuessProps extends Pick<ReturnType<typeof useBirdGuess>, "prediction" | "scene" | "measured"> {
  readonly onMeasure: () => void;
}

/** Which cells will say "bird" where it is four cells wide: pressed first, then measured, hits and misses over the guess. */
export function BirdGuess({ prediction, scene, measured, onMeasure }: BirdGuessProps) {
  const { stage, value, change } = prediction;
  const chosen = value ?? [];
  const isAsked = stage === "asked";
  return (
    <Predict
      prediction={prediction}
      prompt="The duck grows to four cells wide. Press the cells that will say “bird”."
      told={measured && told(stage === "made" ? chosen : null, measured)}
      onMeasure={onMeasure}
    >
      <div className="cells-guess" role="group" aria-label="Cells around the bird">
        <Composed scene={scene} from={PART} />
        {CELLS.map(({ name, row, column }) => {
          const isChosen = chosen.includes(name);
          const is = measured?.includes(name) ?? null;
          const isRight = stage === "made" && is !== null ? isChosen === is : null;
          return (
            <button
              key={name}
              type="button"
              aria-label={`Row ${row}, column ${column}${is === true ? ": says bird" : ""}`}
              aria-pressed={isChosen}
              disabled={!isAsked}
              data-right={isRight ?? undefined}
              style={is === true ? { backgroundColor: colourOf(BIRD, 0.6) } : {}}
              onClick={() => change(isChosen ? chosen.filter((each) => each !== name) : [...chosen, name])}
            >
              {isRight === false ? "✕" : isChosen ? "✓" : ""}
            </button>
          );
        })}
      </div>
    </Predict>
  );
}

function told(guess: readonly string[] | null, measured: readonly string[]): string {
  const is = `Measured: ${measured.length} of these ${NAMES.length} cells say “bird”.`;
  if (guess === null) return is;
  const right = NAMES.filter((name) => guess.includes(name) === measured.includes(name)).length;
  return `${scoreText(right, NAMES.length)} ${is}`;
}
