/** Trains the three networks side by side, with the lab's engine. Loaded when it is asked for. */
import { type Score, scoring } from "#engine/train/observers.ts";
import { type Mark as Looked, trainSideBySide } from "#engine/train/side-by-side.ts";
import type { Device } from "#gpu/device.ts";
import type { LabelledImages } from "#nn/labelled-images.ts";
import { defaultAdam } from "#nn/optimizer-settings.ts";
import { KINDS } from "./layer.ts";
import { chosenDigits, digitNetwork, EPOCHS, inPatches, TEST, TRAIN } from "./networks.ts";
import { NO_SCORE, type Scores } from "./verdict.ts";

const BATCH = 30;
/** Of an epoch. */
const STEPS = TRAIN / BATCH;
/** Epochs after which the digits are scored. */
const SCORED: readonly number[] = [1, 3, 6, 12, 18, EPOCHS];

interface Digits {
  readonly train: LabelledImages;
  readonly test: LabelledImages;
}

/** How the three did after so many epochs. */
export interface Mark {
  readonly epoch: number;
  readonly scores: Scores;
}

function markOf({ step, of }: Looked<Score>): Mark {
  const [dense = NO_SCORE, local = NO_SCORE, conv = NO_SCORE] = KINDS.map((kind) => of.get(kind));
  return { epoch: step / STEPS, scores: { dense, local, conv } };
}

/** Trains all three on the same digits in the same order, and calls back with each round of scores. */
export async function trainThree(
  device: Device,
  digits: Digits,
  { seed, isShifted }: { readonly seed: number; readonly isShifted: boolean },
  onProgress: (epoch: number, marks: readonly Mark[]) => void,
  signal: AbortSignal,
): Promise<readonly Mark[]> {
  const whole = {
    train: chosenDigits(digits.train, TRAIN, seed, isShifted),
    test: chosenDigits(digits.test, TEST, seed + 1, isShifted),
  };
  const cut = { train: inPatches(whole.train), test: inPatches(whole.test) };
  const marks = await trainSideBySide(
    device,
    KINDS.map((kind) => ({
      name: kind,
      architecture: digitNetwork(kind),
      images: kind === "local" ? cut : whole,
    })),
    {
      optimizer: defaultAdam,
      batch: BATCH,
      seed,
      steps: EPOCHS * STEPS,
      marks: SCORED.map((epoch) => epoch * STEPS),
      observer: scoring,
      signal,
    },
    (step, scored) => onProgress(step / STEPS, scored.map(markOf)),
  );
  return marks.map(markOf);
}
