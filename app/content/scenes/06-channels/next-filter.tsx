import { GuessNumber } from "#figures/predict/guess-number.tsx";
import { Predict } from "#figures/predict/predict.tsx";
import { type Guesses, isNumber, usePrediction } from "#figures/predict/use-prediction.ts";
import { distanceText } from "#figures/predict/words.ts";
import { weightsOfNextFilter } from "./bank.ts";
import { MOST_FILTERS } from "./state.ts";

interface NextFilterProps {
  readonly guesses: Guesses;
  readonly onMeasure: () => void;
}

/** How deep a filter of the next layer has to be: the stack that the bank makes is its input. */
export function NextFilter({ guesses, onMeasure }: NextFilterProps) {
  const prediction = usePrediction({ guesses, name: "next-filter", fits: isNumber, start: 1 });
  const { stage, value } = prediction;
  return (
    <Predict
      prediction={prediction}
      prompt={`A second layer applies 3 × 3 filters to the stack of maps that these ${MOST_FILTERS} filters make. How many weights does one of its filters have?`}
      told={distanceText(stage === "made" ? value : null, weightsOfNextFilter(MOST_FILTERS), "weights")}
      onMeasure={onMeasure}
    >
      <GuessNumber prediction={prediction} label="Weights of one filter" min={1} max={99_999} />
    </Predict>
  );
}
