import { useEffect, useMemo } from "react";
import { NetworkView } from "#engine/show/network-view.ts";
import { magnitudeOf, ONE_MAP, type PictureSpec } from "#engine/show/pictures.ts";
import { given } from "#engine/show/weights.ts";
import { GuessTicks } from "#figures/predict/guess-ticks.tsx";
import { Predict } from "#figures/predict/predict.tsx";
import { areAmong, type Guesses, usePrediction } from "#figures/predict/use-prediction.ts";
import { useColouring } from "#figures/picture/colouring.ts";
import { usePicture } from "#figures/picture/use-picture.ts";
import { useStable } from "#figures/view/use-stable.ts";
import { useView } from "#figures/view/use-view.ts";
import { useReadingOf, ViewProvider } from "#figures/view/view-source.tsx";
import type { Device } from "#gpu/device.ts";
import { listOf, scoreText } from "#figures/predict/words.ts";
import { presets } from "./filters.ts";
import { crop, networkOf, pictureSize, type State } from "./layer.ts";
import { agree } from "./verdict.ts";

const SHIFTS = ["1", "2", "3", "4", "5", "6", "7", "8"] as const;
const STRIDE = 2;

interface ScanProps {
  readonly device: Device;
  readonly guesses: Guesses;
  readonly filter: State["filter"];
  /** A grey picture of side `whole`; null while it is loaded. */
  readonly grey: Float32Array | null;
  readonly whole: number;
  /** Sets the stage to the layer that is asked about. */
  readonly onMeasure: () => void;
}

/** Which of eight shifts will commute with a stride of 2: ticked first, then all eight are measured. */
export function ShiftScan({ device, guesses, filter, grey, whole, onMeasure }: ScanProps) {
  const prediction = usePrediction({ guesses, name: "stride-2-shifts", fits: areAmong(SHIFTS), start: [] });
  const isAsked = prediction.stage === "asked";
  const layer = useMemo(
    () => ({ kind: "conv", filter, padding: "none", stride: STRIDE, pool: false }) as const,
    [filter],
  );
  const size = pictureSize(layer);
  const { view, problem } = useView(
    (signal) =>
      NetworkView.open(device, networkOf(layer), {
        values: given(new Map([["f.weight", presets[filter].weights]])),
        samples: SHIFTS.length + 1,
        signal,
      }),
    [device, layer],
  );
  useEffect(() => {
    // Nothing is computed before it was predicted.
    if (!view || !grey || isAsked) return;
    for (let x = 0; x <= SHIFTS.length; x++) view.setInput(crop(grey, whole, size, { x, y: 0 }), x);
  }, [view, grey, whole, size, isAsked]);
  const output = view?.graph.output ?? 0;
  const signed = useColouring("signed");
  const fx: PictureSpec = useStable({ kind: "maps", value: output, sample: 0, colouring: signed, ...ONE_MAP });
  const ranges = useReadingOf(view, (reading) => reading.ranges);
  const scale = magnitudeOf(ranges, fx);
  const holds = SHIFTS.map((_, i) => {
    const difference = magnitudeOf(ranges, differenceOf(output, i + 1, fx));
    return difference === null || scale === null ? null : agree({ difference, scale });
  });
  const measured = holds.every((each) => each !== null) ? SHIFTS.filter((_, i) => holds[i] === true) : null;
  return (
    <Predict
      prediction={prediction}
      prompt="With stride 2, which of the shifts by 1 to 8 pixels to the right will commute with f? Tick them."
      told={problem ?? (measured && told(prediction.stage === "made" ? (prediction.value ?? []) : null, measured))}
      onMeasure={onMeasure}
    >
      <ViewProvider view={view}>
        <GuessTicks
          prediction={prediction}
          label="Shifts in pixels"
          options={SHIFTS.map((shift, i) => ({
            value: shift,
            label: shift,
            holds: holds[i] ?? null,
            measured: <Thumbnail picture={differenceOf(output, i + 1, fx)} />,
          }))}
        />
      </ViewProvider>
    </Predict>
  );
}

/** What is left between the two routes of one shift, in the colours of f(x). */
function differenceOf(value: number, shift: number, like: PictureSpec): PictureSpec & { readonly kind: "compared" } {
  return {
    kind: "compared",
    of: { value, sample: shift },
    minus: { value, sample: 0, by: { y: 0, x: Math.round(shift / STRIDE) } },
    like,
    colouring: like.colouring,
    ...ONE_MAP,
  };
}

function Thumbnail({ picture }: { readonly picture: PictureSpec }) {
  const ref = usePicture(useStable(picture));
  return <canvas ref={ref} className="predict-thumbnail" aria-hidden="true" />;
}

function told(guess: readonly string[] | null, measured: readonly string[]): string {
  const is = measured.length === 0 ? "Measured: none of them commutes." : `Measured: ${listOf(measured)} commute.`;
  if (guess === null) return is;
  const right = SHIFTS.filter((shift) => guess.includes(shift) === measured.includes(shift)).length;
  return `${scoreText(right, SHIFTS.length)} ${is}`;
}
