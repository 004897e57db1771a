import type { Device } from "#gpu/device.ts";
import { graphOf } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import type { LabelledImages } from "#nn/labelled-images.ts";
import type { OptimizerSettings } from "#nn/optimizer-settings.ts";
import type { Architecture, ParameterValues } from "#nn/types.ts";
import { Model } from "../run/model.ts";
import { ImageSet } from "./image-set.ts";
import { type Hold, runSteps, whileHeld } from "./stretch.ts";
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
  /** The initial values of its parameters; drawn from the seed by default. */
  readonly initial?: ParameterValues;
  /** Its optimiser; by default the one that all share. */
  readonly optimizer?: OptimizerSettings;
}

/** A contender on the GPU, before it is trained. */
export interface Lane {
  readonly name: string;
  readonly model: Model;
  readonly images: Split;
  /** Puts images on the GPU; lanes that use the same images share them. */
  readonly upload: (images: LabelledImages) => Promise<ImageSet>;
  /** Frees something when the comparison ends. */
  readonly hold: Hold;
}

/** Makes the function that looks at a lane at each mark, and resolves to a score, for example; see `observers.ts`. */
export type Observer<T> = (lane: Lane) => Promise<(signal: AbortSignal) => Promise<T>>;

/** What was observed of all networks after a number of steps. */
export interface Mark<T> {
  readonly step: number;
  /** By name. */
  readonly of: ReadonlyMap<string, T>;
}

export interface SideBySideOptions<T> {
  readonly optimizer: OptimizerSettings;
  /** Images of a step. */
  readonly batch: number;
  /** Seed of the initial weights and of the order of images, the same for all. */
  readonly seed: number;
  readonly steps: number;
  /** Numbers of steps after which all are looked at, in ascending order; 0: before the first step. */
  readonly marks: readonly number[];
  readonly observer: Observer<T>;
  readonly signal: AbortSignal;
}

/** Most steps of one network before the next one takes its turn. */
const TURN = 10;

/**
 * Trains several networks from one seed, a few steps of each in turn, and calls back after each round with the marks so far.
 * Nothing is left on the GPU. Throws CapacityError where they do not fit, ContextLostError, Error where a layer is impossible,
 * and the reason of `signal` once that is aborted.
 */
export function trainSideBySide<T>(
  device: Device,
  contenders: readonly Contender[],
  options: SideBySideOptions<T>,
  onProgress: (step: number, marks: readonly Mark<T>[]) => void,
): Promise<readonly Mark<T>[]> {
  const { steps, marks: due, signal } = options;
  return whileHeld(async (hold) => {
    const uploaded = new Map<LabelledImages, ImageSet>();
    const upload = async (images: LabelledImages): Promise<ImageSet> => {
      const set = uploaded.get(images) ?? hold(await ImageSet.create(device, images));
      uploaded.set(images, set);
      return set;
    };
    const lanes = contenders.map((contender) => laneOf(device, contender, options.seed, upload, hold));
    const looks = new Map<string, Look<T>>();
    for (const lane of lanes) looks.set(lane.name, await options.observer(lane));
    const marks: Mark<T>[] = [];
    const look = async (step: number): Promise<void> => {
      if (due.includes(step)) marks.push({ step, of: await lookAt(looks, signal) });
      onProgress(step, [...marks]);
    };
    // Before anything else, so that there is something to see while training is prepared.
    await look(0);
    const trainers = steps === 0 ? [] : await trainersOf(lanes, contenders, options);
    for (let step = 0; step < steps;) {
      const next = Math.min(step + TURN, steps, ...due.filter((mark) => mark > step));
      for (const trainer of trainers) await runSteps(device, trainer, next - step, signal);
      step = next;
      await look(step);
    }
    return marks;
  });
}

type Look<T> = (signal: AbortSignal) => Promise<T>;

/** Puts a network on the GPU. */
function laneOf(
  device: Device,
  { name, architecture, images, initial }: Contender,
  seed: number,
  upload: Lane["upload"],
  hold: Hold,
): Lane {
  const graph = graphOf(architecture);
  const model = hold(new Model(device, graph));
  model.parameters.upload(initial ?? initialValues(graph, seed));
  return { name, model, images, upload, hold };
}

async function trainersOf(
  lanes: readonly Lane[],
  contenders: readonly Contender[],
  { optimizer, batch, seed, signal }: SideBySideOptions<unknown>,
): Promise<readonly Trainer[]> {
  const trainers: Trainer[] = [];
  for (const [i, { model, images, upload, hold }] of lanes.entries()) {
    const settings = { optimizer: contenders[i]?.optimizer ?? optimizer, batch, seed };
    const trainer = hold(new Trainer(model, await upload(images.train), settings));
    await trainer.prepare(signal);
    signal.throwIfAborted();
    trainers.push(trainer);
  }
  return trainers;
}

async function lookAt<T>(looks: ReadonlyMap<string, Look<T>>, signal: AbortSignal): Promise<ReadonlyMap<string, T>> {
  const seen = new Map<string, T>();
  // One at a time: the GPU has one queue, and each of them waits for it.
  for (const [name, look] of looks) {
    seen.set(name, await look(signal));
    signal.throwIfAborted();
  }
  return seen;
}
