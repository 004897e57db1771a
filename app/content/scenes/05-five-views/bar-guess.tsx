import { evaluate } from "#engine/show/evaluate.ts";
import { Predict } from "#figures/predict/predict.tsx";
import { areAmong, type Guesses, usePrediction } from "#figures/predict/use-prediction.ts";
import { scoreText } from "#figures/predict/words.ts";
import { useJob } from "#figures/view/use-job.ts";
import type { Device } from "#gpu/device.ts";
import type { GuessValue } from "#quiz/guess.ts";
import { formatNumber } from "#ui/number-text.ts";
import { presetWeights } from "./kernel.ts";
import { BAR, barPicture, networkOf, SIDE } from "./state.ts";
import { PLACES, type Sign, SIGNS, signsOf } from "./verdict.ts";
import "./bar-guess.css";

const isSigns = areAmong(SIGNS);
const areSigns = (value: GuessValue): value is readonly Sign[] => isSigns(value) && value.length === PLACES.length;
const NO_SIGN: readonly Sign[] = ["0", "0", "0"];

/** The response of the 3 × 3 Sobel kernel at the left edge of the bar, inside it and at its right edge. */
async function measureBar(device: Device, signal: AbortSignal): Promise<readonly number[]> {
  const weights = new Map([["f.weight", Float32Array.from(presetWeights("sobel", 3, 0))]]);
  const { output } = await evaluate(device, networkOf(3, SIDE), { weights, input: barPicture(SIDE), signal });
  const [from, to] = BAR;
  const row = (SIDE - 2) * (SIDE / 2);
  return [from * SIDE - 1, (SIDE * (from + to)) / 2 - 1, to * SIDE - 2].map((x) => output[row + x] ?? Number.NaN);
}

interface BarGuessProps {
  readonly device: Device;
  readonly guesses: Guesses;
  /** Sets the stage to the bar. */
  readonly onMeasure: () => void;
}

/** The sign of the response at three places of a bright bar: predicted by pressing each, then measured. */
export function BarGuess({ device, guesses, onMeasure }: BarGuessProps) {
  const prediction = usePrediction({ guesses, name: "bar-signs", fits: areSigns, start: NO_SIGN });
  const { stage, value, change } = prediction;
  const isAsked = stage === "asked";
  const measured = useJob(isAsked ? null : (signal) => measureBar(device, signal), [device, isAsked]);
  const signs = isAsked || !measured.value ? null : signsOf(measured.value);
  const guess = value ?? NO_SIGN;
  return (
    <Predict
      prediction={prediction}
      prompt="The Sobel kernel, with the rows −1 0 1, −2 0 2, −1 0 1, meets a bright bar. Which sign will the response have at the bar’s edges, and inside it? Press to change the signs."
      told={
        measured.problem ?? (signs && measured.value && told(stage === "made" ? guess : null, signs, measured.value))
      }
      onMeasure={onMeasure}
    >
      <div className="five-bar" role="group" aria-label="Sign of the response">
        {PLACES.map((place, i) => {
          const sign = guess[i] ?? "0";
          const is = signs?.[i] ?? null;
          return (
            <button
              key={place}
              type="button"
              className="five-bar-place"
              disabled={!isAsked}
              data-right={is === null || stage !== "made" ? undefined : is === sign}
              aria-label={`${place}: ${NAMES[sign]}`}
              onClick={() => change(PLACES.map((_, at) => (at === i ? next(sign) : (guess[at] ?? "0"))))}
            >
              <span className="five-bar-sign" aria-hidden="true">
                {stage === "passed" ? (is ?? "") : sign}
              </span>
            </button>
          );
        })}
      </div>
    </Predict>
  );
}

const NAMES: Readonly<Record<Sign, string>> = { "+": "positive", "0": "zero", "−": "negative" };

function next(sign: Sign): Sign {
  return SIGNS[(SIGNS.indexOf(sign) + 2) % SIGNS.length] ?? "0";
}

function told(guess: readonly Sign[] | null, signs: readonly Sign[], responses: readonly number[]): string {
  const [left = 0, inside = 0, right = 0] = responses;
  const is = `Measured: ${formatNumber(left)} at the left edge, ${formatNumber(inside)} inside, ${formatNumber(right)} at the right edge.`;
  if (guess === null) return is;
  return `${scoreText(guess.filter((sign, i) => sign === signs[i]).length, PLACES.length)} ${is}`;
}
