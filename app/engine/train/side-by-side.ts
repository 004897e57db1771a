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
  /** What it starts with; drawn from the seed by default. */
  readonly initial?: ParameterValues;
  /** Its own, where it is not that of all. */
  readonly optimizer?: OptimizerSettings;
}

/** A contender on the GPU, before it is trained. */
export interface Lane {
  readonly name: string;
  readonly model: Model;
  readonly images: Split;
  /** Puts images on the GPU, once for all lanes. */
  readonly upload: (images: LabelledImages) => Promise<ImageSet>;
  /** Frees something when the comparison ends. */
  readonly hold: Hold;
}

/** Makes what looks at a lane at each mark, such as a score; see `observers.ts`. */
export type Observer<T> = (lane: Lane) => Promise<(signal: AbortSignal) => Promise<T>>;

/** How all of them were after so many steps. */
export interface Mark<T> {
  readonly step: number;
  /** By name. */
  readonly of: ReadonlyMap<string, T>;
}

export interface SideBySideOptions<T> {
  readonly optimizer: OptimizerSettings;
  /** Images of a step. */
  readonly batch: number;
  /** Of initialisation and order, the same for all. */
  readonly seed: number;
  readonly steps: number;
  /** Steps after which all are looked at, in order; 0 is before the first. */
  readonly marks: readonly number[];
  readonly observer: Observer<T>;
  readonly signal: AbortSignal;
}

/** Steps of one network before it is the next one's turn. */
const TURN = 10;

/**
 * Trains several networks from one seed, a few steps of each in turn, and calls back after each turn with the marks so far.
 * Nothing is left on the GPU. Throws CapacityError where they do not fit, Error where a layer is impossible, the reason of
 * `signal` once that is aborted.
 */
export function trainSideBySide<T>(
  device: Device,
  contenders: readonly Contender[],
  options: SideBySideOptions<T>,
  onProgress: (step: number, marks: readonly Mark<T>[]) => void,
): Promise<readonly Mark<T>[]> {
  const { steps, marks: due, signal } = options;
  return whileHeld(async (hold) => {
    const runs = await open(device, contenders, options, hold);
    const marks: Mark<T>[] = [];
    const look = async (step: number): Promise<void> => {
      if (due.includes(step)) marks.push({ step, of: await lookAt(runs, signal) });
      onProgress(step, [...marks]);
    };
    await look(0);
    for (const { trainer } of runs) await trainer.prepare(signal);
    for (let step = 0; step < steps;) {
      const next = Math.min(step + TURN, steps, ...due.filter((mark) => mark > step));
      for (const { trainer } of runs) await runSteps(device, trainer, next - step, signal);
      step = next;
      await look(step);
    }
    return marks;
  });
}

interface Run<T> {
  readonly name: string;
  readonly trainer: Trainer;
  readonly look: (signal: AbortSignal) => Promise<T>;
}

/** Puts all of them on the GPU. */
async function open<T>(
  device: Device,
  contenders: readonly Contender[],
  { optimizer, batch, seed, observer, signal }: SideBySideOptions<T>,
  hold: Hold,
): Promise<readonly Run<T>[]> {
  const uploaded = new Map<LabelledImages, ImageSet>();
  const upload = async (images: LabelledImages): Promise<ImageSet> => {
    const set = uploaded.get(images) ?? hold(await ImageSet.create(device, images));
    uploaded.set(images, set);
    return set;
  };
  const runs: Run<T>[] = [];
  for (const { name, architecture, images, initial, optimizer: own = optimizer } of contenders) {
    const graph = graphOf(architecture);
    const train = await upload(images.train);
    const model = hold(new Model(device, graph));
    model.parameters.upload(initial ?? initialValues(graph, seed));
    const trainer = hold(new Trainer(model, train, { optimizer: own, batch, seed }));
    runs.push({ name, trainer, look: await observer({ name, model, images, upload, hold }) });
    signal.throwIfAborted();
  }
  return runs;
}

async function lookAt<T>(runs: readonly Run<T>[], signal: AbortSignal): Promise<ReadonlyMap<string, T>> {
  const seen = new Map<string, T>();
  // One at a time: the GPU has one queue, and each of them waits for it.
  for (const { name, look } of runs) {
    seen.set(name, await look(signal));
    signal.throwIfAborted();
  }
  return seen;
}
