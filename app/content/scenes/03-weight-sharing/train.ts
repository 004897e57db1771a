/** Trains the three networks side by side, with the lab's engine. Loaded when it is asked for. */
import { Model } from "#engine/run/model.ts";
import { Evaluator } from "#engine/train/evaluator.ts";
import { ImageSet } from "#engine/train/image-set.ts";
import { Trainer } from "#engine/train/trainer.ts";
import type { Device } from "#gpu/device.ts";
import { gpuDone } from "#gpu/readback.ts";
import { graphOf } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import type { LabelledImages } from "#nn/labelled-images.ts";
import { defaultAdam } from "#nn/optimizer-settings.ts";
import { type Kind, KINDS } from "./layer.ts";
import { chosenDigits, digitNetwork, EPOCHS, inPatches, TEST, TRAIN } from "./networks.ts";
import type { Scores } from "./verdict.ts";

const BATCH = 30;
/** Epochs after which the digits are scored. */
const SCORED: readonly number[] = [1, 3, 6, 12, 18, EPOCHS];
/** Steps that are handed to the GPU at once. */
const CHUNK = 5;

interface Digits {
  readonly train: LabelledImages;
  readonly test: LabelledImages;
}

/** How the three did after so many epochs. */
export interface Mark {
  readonly epoch: number;
  readonly scores: Scores;
}

interface Lane {
  readonly kind: Kind;
  readonly trainer: Trainer;
  readonly evaluators: readonly [train: Evaluator, test: Evaluator];
}

/** Trains all three on the same digits in the same order, and calls back with each round of scores. */
export async function trainThree(
  device: Device,
  digits: Digits,
  { seed, isShifted }: { readonly seed: number; readonly isShifted: boolean },
  onProgress: (epoch: number, marks: readonly Mark[]) => void,
  signal: AbortSignal,
): Promise<readonly Mark[]> {
  const train = chosenDigits(digits.train, TRAIN, seed, isShifted);
  const test = chosenDigits(digits.test, TEST, seed + 1, isShifted);
  const held: { dispose(): void }[] = [];
  const hold = <T extends { dispose(): void }>(thing: T): T => {
    held.push(thing);
    return thing;
  };
  try {
    const lanes: Lane[] = [];
    const whole = [hold(await ImageSet.create(device, train)), hold(await ImageSet.create(device, test))] as const;
    const cut = [
      hold(await ImageSet.create(device, inPatches(train))),
      hold(await ImageSet.create(device, inPatches(test))),
    ] as const;
    for (const kind of KINDS) {
      const graph = graphOf(digitNetwork(kind));
      const model = hold(new Model(device, graph));
      model.parameters.upload(initialValues(graph, seed));
      const images = kind === "local" ? cut : whole;
      const trainer = hold(new Trainer(model, images[0], { optimizer: defaultAdam, batch: BATCH, seed }));
      const evaluators = [
        hold(new Evaluator(model, images[0], 100)),
        hold(new Evaluator(model, images[1], 100)),
      ] as const;
      lanes.push({ kind, trainer, evaluators });
      await trainer.prepare();
      signal.throwIfAborted();
    }
    const marks: Mark[] = [];
    for (let epoch = 1; epoch <= EPOCHS; epoch++) {
      for (const { trainer } of lanes) {
        for (let step = 0; step < TRAIN / BATCH; step++) {
          trainer.run();
          if (step % CHUNK === CHUNK - 1) await gpuDone(device);
          signal.throwIfAborted();
        }
      }
      if (SCORED.includes(epoch)) marks.push({ epoch, scores: await scoresOf(lanes, signal) });
      onProgress(epoch, [...marks]);
    }
    return marks;
  } finally {
    for (const thing of held.toReversed()) thing.dispose();
  }
}

async function scoresOf(lanes: readonly Lane[], signal: AbortSignal): Promise<Scores> {
  const scores = { dense: { train: 0, test: 0 }, local: { train: 0, test: 0 }, conv: { train: 0, test: 0 } };
  for (const { kind, evaluators } of lanes) {
    // One at a time: the GPU has one queue, and each of them waits for it.
    const train = await evaluators[0].run(signal);
    const test = await evaluators[1].run(signal);
    signal.throwIfAborted();
    scores[kind] = { train: train?.accuracy ?? 0, test: test?.accuracy ?? 0 };
  }
  return scores;
}
