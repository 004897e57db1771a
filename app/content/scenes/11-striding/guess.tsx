import { useMemo } from "react";
import { evaluate } from "#engine/show/evaluate.ts";
import { Predict } from "#figures/predict/predict.tsx";
import { areNumbers, type Guesses, type Prediction, usePrediction } from "#figures/predict/use-prediction.ts";
import { type Job, useJob } from "#figures/view/use-job.ts";
import type { Device } from "#gpu/device.ts";
import { costs, layerOf, type State, zonePlate } from "./layer.ts";
import { falseOnes, middlesOf, type Place } from "./rings.ts";
import { clickText } from "./verdict.ts";

/** The case that is asked about. */
export const asked: State = { stride: 4, kernel: 3, padding: 1, filter: "point", blur: false };

const isPlace = areNumbers(2);

export interface RingGuess {
  readonly prediction: Prediction<readonly number[]>;
  /** Where it was clicked; null while it was not. */
  readonly click: Place | null;
  readonly put: (place: Place) => void;
}

/** A prediction of where rings appear that the plate does not have. */
export function useRingGuess(guesses: Guesses): RingGuess {
  const prediction = usePrediction({ guesses, name: "false-rings", fits: isPlace, start: null });
  const { value, stage } = prediction;
  const [y, x] = value ?? [];
  const click = useMemo(() => (y === undefined || x === undefined ? null : { y, x }), [y, x]);
  return {
    prediction,
    click: stage === "passed" ? null : click,
    put: (place) => prediction.change([place.y, place.x]),
  };
}

/** The false middles in what the kernels compute, once it was predicted. */
export function useFalseMiddles(device: Device, isAsked: boolean): Job<readonly Place[]> {
  return useJob(
    isAsked
      ? null
      : async (signal) => {
          const { graph, weights, strided } = layerOf(asked);
          const { values } = await evaluate(device, graph, { weights, input: zonePlate(), keep: [strided], signal });
          return falseOnes(middlesOf(asked, values.get(strided) ?? new Float32Array(), costs(asked).strided.side));
        },
    [device, isAsked],
  );
}

interface FalseRingsProps {
  readonly guess: RingGuess;
  readonly found: readonly Place[] | null;
  readonly onMeasure: () => void;
}

/** Rings that are not there: where will a stride of 4 make them? A click on the plate answers. */
export function FalseRings({ guess: { prediction, click }, found, onMeasure }: FalseRingsProps) {
  return (
    <Predict
      prediction={prediction}
      prompt="With stride 4 and no blur, rings will appear around places where the plate has none. Click the centre of such false rings on the plate."
      told={found && clickText(click, found)}
      onMeasure={onMeasure}
    >
      {prediction.stage === "asked" ? (
        <span className="striding-click">{click ? `${click.x} across, ${click.y} down` : "Not clicked yet"}</span>
      ) : null}
    </Predict>
  );
}
