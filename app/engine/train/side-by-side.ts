import type { Device } from "#gpu/device.ts";
import { graphOf } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import type { LabelledImages } from "#nn/labelled-images.ts";
import type { OptimizerSettings } from "#nn/optimizer-settings.ts";
import type { Architecture } from "#nn/types.ts";
import { Model } from "../run/model.ts";
import { Evaluator } from "./evaluator.ts";
import { ImageSet } from "./image-set.ts";
import { EVALUATION_BATCH, runSteps, whileHeld } from "./stretch.ts";
import { Trainer } from "./trainer.ts";

/** Images that a network is trained on, and others that it is tested on. */
export interface Split {
  readonly train: LabelledImages;
  readonly test: LabelledImages;
}

/** A network in the comparison. Those with the same `images` share them on the GPU. */
export interface Contender {
  readonly name: string;
  readonly architecture: Architecture;
  readonly images: Split;
}

/** Fractions of the training and test images that are classified correctly. */
export interface Score {
  readonly train: number;
  readonly test: number;
}

/** The scores of all networks after so many epochs. */
export interface Mark {
  readonly epoch: number;
  /** By name. */
  readonly scores: ReadonlyMap<string, Score>;
}

export interface SideBySideOptions {
  readonly optimizer: OptimizerSettings;
  /** Images of a step; it must divide the number of training images. */
  readonly batch: number;
  /** Seed of the initial weights and of the order of images, the same for all. */
  readonly seed: number;
  readonly epochs: number;
  /** Epochs after which the networks are scored. */
  readonly scored: readonly number[];
  readonly signal: AbortSignal;
}

interface Lane {
  readonly name: string;
  /** Steps of an epoch. */
  readonly steps: number;
  readonly trainer: Trainer;
  readonly evaluators: readonly [train: Evaluator, test: Evaluator];
}

/**
 * Trains several networks from one seed, an epoch of each in turn, and calls back after each epoch with the scores so far.
 * Nothing is left on the GPU. Throws CapacityError where they do not fit, ContextLostError, Error where a layer is impossible,
 * and the reason of `signal` once that is aborted.
 */
export function trainSideBySide(
  device: Device,
  contenders: readonly Contender[],
  { optimizer, batch, seed, epochs, scored, signal }: SideBySideOptions,
  onProgress: (epoch: number, marks: readonly Mark[]) => void,
): Promise<readonly Mark[]> {
  return whileHeld(async (hold) => {
    const uploaded = new Map<LabelledImages, ImageSet>();
    const onGpu = async (images: LabelledImages): Promise<ImageSet> => {
      const set = uploaded.get(images) ?? hold(await ImageSet.create(device, images));
      uploaded.set(images, set);
      return set;
    };
    const lanes: Lane[] = [];
    for (const { name, architecture, images } of contenders) {
      const [train, test] = [await onGpu(images.train), await onGpu(images.test)];
      const graph = graphOf(architecture);
      const model = hold(new Model(device, graph));
      model.parameters.upload(initialValues(graph, seed));
      const trainer = hold(new Trainer(model, train, { optimizer, batch, seed }));
      const evaluators = [
        hold(new Evaluator(model, train, EVALUATION_BATCH)),
        hold(new Evaluator(model, test, EVALUATION_BATCH)),
      ] as const;
      lanes.push({ name, steps: images.train.count / batch, trainer, evaluators });
      await trainer.prepare(signal);
      signal.throwIfAborted();
    }
    const marks: Mark[] = [];
    for (let epoch = 1; epoch <= epochs; epoch++) {
      for (const { trainer, steps } of lanes) await runSteps(device, trainer, steps, signal);
      if (scored.includes(epoch)) marks.push({ epoch, scores: await scoresOf(lanes, signal) });
      onProgress(epoch, [...marks]);
    }
    return marks;
  });
}

async function scoresOf(lanes: readonly Lane[], signal: AbortSignal): Promise<ReadonlyMap<string, Score>> {
  const scores = new Map<string, Score>();
  for (const { name, evaluators } of lanes) {
    // One at a time: the GPU has one queue, and each of them waits for it.
    const train = await evaluators[0].run(signal);
    const test = await evaluators[1].run(signal);
    signal.throwIfAborted();
    scores.set(name, { train: train?.accuracy ?? 0, test: test?.accuracy ?? 0 });
  }
  return scores;
}
