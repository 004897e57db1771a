import { ContextLostError } from "#gpu/errors.ts";
import type { Executor, ExecutorOptions } from "../run/executor.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { ImageSet } from "./image-set.ts";
import { ClassificationLoss, lossScale } from "./loss.ts";
import type { Model } from "../run/model.ts";
import { Optimizer, slotsOf } from "./optimizer.ts";
import type { OptimizerSettings } from "#nn/optimizer-settings.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { SlotName } from "../parameters/parameters.ts";
import { type EpochPlace, epochPlace, seenAfterStep } from "#nn/epochs.ts";
import { createRandom, permutation } from "#nn/random.ts";
import { CONSTANT, rateFactor, type RateSchedule } from "#nn/schedule.ts";

/** Everything that a run depends on, besides the network, its weight initialisation and the data. */
export interface TrainingSettings {
  readonly optimizer: OptimizerSettings;
  /** How the learning rate changes with the epochs; constant by default. */
  readonly schedule?: RateSchedule;
  readonly batch: number;
  /** Seeds the order of the images in every epoch. */
  readonly seed: number;
}

/** A piece of a step, once it is enqueued. */
export interface StepPiece {
  readonly part: "output" | "loss" | "gradient" | "weights";
  /** The layer whose output or gradients were written; null for the loss, and for the weights of all layers. */
  readonly layer: string | null;
  readonly tensors: readonly Tensor[];
  /** The slot of the parameters that it wrote to; null if none. */
  readonly slot: SlotName | null;
}

/** Options of an executor that trains with these settings. */
export function trainingOptions({ batch, optimizer }: TrainingSettings): ExecutorOptions {
  return { batch, training: true, slots: slotsOf(optimizer.kind) };
}

/** Trains a model on images that lie on the GPU. A step enqueues GPU work only; the same settings give the same run. */
export class Trainer {
  readonly model: Model;
  readonly executor: Executor;
  readonly loss: ClassificationLoss;
  readonly #images: ImageSet;
  readonly #optimizer: Optimizer;
  #settings: TrainingSettings;
  #step = 0;
  #seen = 0;
  #time = 0;
  /** Epoch whose order the data set holds. */
  #ordered = -1;

  /** The caller keeps ownership of the model and the images. Throws CapacityError where the batch does not fit. */
  constructor(model: Model, images: ImageSet, settings: TrainingSettings) {
    this.model = model;
    this.#images = images;
    this.#settings = settings;
    this.executor = model.executor(trainingOptions(settings));
    this.#optimizer = new Optimizer(model.device, model.parameters);
    this.loss = new ClassificationLoss(model.device, this.executor.output);
  }

  /** Steps done. */
  get step(): number {
    return this.#step;
  }

  /** Images that the run has gone through, including those skipped at the ends of epochs (see `#nn/epochs.ts`). */
  get seen(): number {
    return this.#seen;
  }

  /** Where the next step is in the epochs. */
  get place(): EpochPlace {
    return epochPlace(this.#seen, this.#images.source.count, this.#settings.batch);
  }

  get settings(): TrainingSettings {
    return this.#settings;
  }

  /** Changes the optimiser from the next step on; one of another kind starts with slots of zeros. */
  setOptimizer(optimizer: OptimizerSettings): void {
    if (optimizer.kind !== this.#settings.optimizer.kind) {
      this.model.parameters.clearSlots();
      this.#time = 0;
    }
    this.#settings = { ...this.#settings, optimizer };
  }

  /** Changes the schedule from the next step on. */
  setSchedule(schedule: RateSchedule): void {
    this.#settings = { ...this.#settings, schedule };
  }

  /** The optimiser with the learning rate of the next step. */
  #scheduled(): OptimizerSettings {
    const { optimizer, schedule = CONSTANT } = this.#settings;
    return { ...optimizer, rate: optimizer.rate * rateFactor(schedule, this.place.epochs) };
  }

  /** One step of training. Enqueues only. */
  run(): void {
    for (const _ of this.running());
  }

  /**
   * One step of training, piece by piece; yields what each piece has written. Leaving the loop before the weights are written
   * abandons the step, as if it had not been begun.
   */
  *running(): Generator<StepPiece, void> {
    this.#order();
    const { parameters } = this.model;
    const renewed = new Set<string>();
    let isWritten = false;
    try {
      for (const piece of this.#pieces()) {
        if (piece.part === "output" && piece.layer !== null) renewed.add(piece.layer);
        isWritten = piece.part === "weights";
        if (isWritten) this.#count();
        yield piece;
      }
    } finally {
      const statistics = isWritten ? [] : parameters.statisticsNames.filter((name) => renewed.has(name));
      for (const name of statistics) parameters.statistics(name).swap();
    }
  }

  #count(): void {
    this.#time++;
    this.#step++;
    this.#seen = seenAfterStep(this.#seen, this.#images.source.count, this.#settings.batch);
  }

  /**
   * Compiles what a step and its scores need, without blocking the page and without taking a step. Throws as
   * `compilePrograms` does.
   */
  prepare(signal?: AbortSignal): Promise<void> {
    return this.model.device.compile(() => this.rehearse(), { signal });
  }

  /** For `Device.rehearse`: a step and its scores. */
  rehearse(): void {
    for (const _ of this.#pieces());
    this.loss.average([0, 0, 1, 1]);
  }

  *#pieces(): Generator<StepPiece, void> {
    this.#images.gather(this.place.offset, this.executor.input, this.loss.labels);
    this.executor.noise.seed = this.#settings.seed;
    this.executor.noise.step = this.#step;
    for (const { node, tensors } of this.executor.forwarding("train"))
      yield { part: "output", layer: node.name, tensors, slot: null };
    this.loss.score(this.#step);
    yield { part: "loss", layer: null, tensors: [], slot: null };
    const scale = lossScale(this.model.device, this.#settings.batch);
    for (const { node, tensors } of this.executor.goingBack(this.loss.gradient(scale)))
      yield { part: "gradient", layer: node.name, tensors, slot: "gradients" };
    this.#optimizer.step(this.#scheduled(), this.#time + 1, scale);
    yield { part: "weights", layer: null, tensors: [], slot: "values" };
  }

  /** Puts the images into the order of the epoch under way. */
  #order(): void {
    const { epoch } = this.place;
    if (epoch !== this.#ordered) {
      this.#images.setOrder(
        permutation(this.#images.source.count, createRandom(this.#settings.seed * 1_000_003 + epoch)),
      );
      this.#ordered = epoch;
    }
  }

  /**
   * Copies the run's state to the CPU. No step may run until the promise resolves. Throws ContextLostError.
   */
  async checkpoint(): Promise<Checkpoint> {
    const { parameters, device } = this.model;
    if (device.lost) throw new ContextLostError();
    const step = this.#step;
    const seen = this.#seen;
    const time = this.#time;
    const optimizer = this.#settings.optimizer.kind;
    const kept = parameters.slots.filter((slot) => slot !== "gradients");
    const slots = await Promise.all(kept.map(async (slot) => [slot, await parameters.download(slot)] as const));
    const statistics = await Promise.all(
      parameters.statisticsNames.map(async (name) => [name, await parameters.statistics(name).download()] as const),
    );
    return { step, seen, time, optimizer, slots: new Map(slots), statistics: new Map(statistics) };
  }

  /**
   * Continues from a checkpoint of a run with the same network, in pieces: give it to `inPieces`. Yields the fraction done.
   * The optimiser's slots are taken over only if it is of the same kind. Throws GpuError where the shapes differ.
   */
  *restoring(checkpoint: Checkpoint): Generator<number, void> {
    const { parameters } = this.model;
    parameters.clearSlots();
    const sameOptimizer = checkpoint.optimizer === this.#settings.optimizer.kind;
    const slots = [...checkpoint.slots].filter(([slot]) => slot === "values" || sameOptimizer);
    for (const [i, [slot, values]] of slots.entries()) {
      for (const share of parameters.uploading(values, slot)) yield (i + share) / slots.length;
    }
    for (const [name, { mean, variance }] of checkpoint.statistics) parameters.statistics(name).upload(mean, variance);
    this.#step = checkpoint.step;
    this.#seen = checkpoint.seen;
    this.#time = sameOptimizer ? checkpoint.time : 0;
    this.#ordered = -1;
  }

  dispose(): void {
    this.loss.dispose();
    this.executor.dispose();
  }
}
