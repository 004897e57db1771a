import type { Device } from "#gpu/device.ts";
import type { Model } from "#engine/run/model.ts";
import type { Checkpoint } from "#engine/train/checkpoint.ts";
import { DataError, ImageSets, loadForTraining } from "./image-sets.ts";
import type { LiveNetwork } from "../network/live-network.ts";
import type { KeptState } from "../network/weights.ts";
import { loadCode } from "../load-code.ts";
import type { TrainingRun } from "./training-run.ts";
import { useData } from "../stores/data-store.ts";
import { newRun, type RunState, useRun, writeRun } from "../stores/run-store.ts";
import { type RunSettings, useSettings } from "../stores/settings-store.ts";

/** Callbacks to the owner of a training. */
export interface TrainingEvents {
  checkpoint(checkpoint: Checkpoint): void;
  failed(error: unknown): void;
}

/** A network that has no run yet. */
export interface Untrained {
  readonly model: Model;
  /** Whether its images are not on the GPU yet. */
  readonly lacksImages: boolean;
}

const trainingRun = () => import("./training-run.ts");

/** Loads the code that only training needs. */
export function fetchTrainingCode(): Promise<unknown> {
  return Promise.all([
    trainingRun(),
    import("#engine/train/image-set.ts"),
    import("#engine/train/rehearse-training.ts"),
    import("#engine/train/shortage.ts"),
    import("#data/load-both.ts"),
  ]);
}

/** The training of the running network: its data, and its run from the first step until the network is replaced. */
export class Training {
  readonly #network: LiveNetwork;
  readonly #events: TrainingEvents;
  #run: TrainingRun | null = null;
  #device: Device | null = null;
  #images: ImageSets | null = null;
  #before: KeptState | null = null;
  /** Whether the student wants it to continue, across changes of batch size and lost contexts. */
  wanted = false;

  constructor(network: LiveNetwork, events: TrainingEvents) {
    this.#network = network;
    this.#events = events;
  }

  get running(): boolean {
    return this.#run?.running === true;
  }

  /** What a run would need memory for; null once there is a run. */
  get untrained(): Untrained | null {
    const { model } = this.#network;
    return model && !this.#run ? { model, lacksImages: this.#images?.isBegun === false } : null;
  }

  opened(device: Device): void {
    this.#device = device;
    this.#useImages();
  }

  #useImages(): void {
    this.#images?.dispose();
    this.#images = this.#device && new ImageSets(this.#device, useData.getState().source);
  }

  /** Switches to other images and drops the run; call `resume` with another. */
  changeData(): void {
    this.drop();
    this.#useImages();
  }

  /** Drops everything on a lost GPU. */
  lost(): void {
    this.drop();
    this.#device = null;
    this.#images = null;
  }

  /** The state of the run at rest, for a later `resume`. */
  get state(): RunState {
    const { step, seen, history, tests, evaluation, divergence } = useRun.getState();
    const { checkpoint } = this.#network;
    if (!divergence || !checkpoint) return { step, seen, history, tests, evaluation };
    // Everything after the last sound weights is dropped.
    history.truncate(checkpoint.step);
    const sound = tests.filter((test) => test.step <= checkpoint.step);
    return { step: checkpoint.step, seen: checkpoint.seen, history, tests: sound, evaluation };
  }

  /** Shows another run instead: that of other weights, or of another network. */
  resume(run = newRun()): void {
    this.#before = null;
    const phase = run.step > 0 ? "paused" : "idle";
    writeRun({ ...run, phase, loaded: null, stepsPerSecond: 0, divergence: null, version: 0 });
  }

  /** Frees the run; the next is created from the network's checkpoint. */
  drop(): void {
    this.#run?.dispose();
    this.#run = null;
  }

  /** Starts a run for this many steps; the state before is remembered. */
  start(run: TrainingRun, steps: number): void {
    const { checkpoint, origin } = this.#network;
    if (!run.running) this.#before = checkpoint && { checkpoint, origin, run: this.state };
    this.#network.origin = "trained";
    run.start(steps);
  }

  /** The state of the run when it was last started. */
  get before(): KeptState | null {
    if (!this.#before) return null;
    const { run, ...state } = this.#before;
    run.history.truncate(run.step);
    return { ...state, run };
  }

  /** Stops the run; resolves when it is checkpointed and tested. */
  async pause(): Promise<void> {
    await this.#run?.pause();
  }

  /** Stops the run; resolves when nothing that reads the weights is under way. */
  async rest(): Promise<void> {
    await this.#run?.rest();
  }

  set({ optimizer, schedule }: Partial<RunSettings>): void {
    if (optimizer) this.#run?.setOptimizer(optimizer);
    if (schedule) this.#run?.setSchedule(schedule);
  }

  /**
   * The run, created if necessary from the data and the network's checkpoint. Null if there is nothing to train. Throws
   * a DataError if there is no data, and the reason of `signal` once aborted.
   */
  async prepare(signal: AbortSignal): Promise<TrainingRun | null> {
    const images = this.#images;
    const { model, checkpoint } = this.#network;
    if (this.#run || !images || !model) return this.#run;
    const sets = await loadForTraining(images, writeRun, signal).catch((error: unknown) => {
      if (error instanceof DataError) this.wanted = false;
      throw error;
    });
    const code = await loadCode(trainingRun);
    signal.throwIfAborted();
    const run = new code.TrainingRun(model, sets.train, sets.test, useSettings.getState(), {
      show: writeRun,
      progress: async () => {
        this.#network.view?.refresh();
        await this.#network.view?.settled();
      },
      checkpoint: (made) => this.#events.checkpoint(made),
      diverged: (divergence) => {
        this.wanted = false;
        writeRun({ divergence });
      },
      failure: (error) => {
        this.wanted = false;
        this.#events.failed(error);
      },
    });
    try {
      if (checkpoint) await run.restore(checkpoint, signal);
    } catch (error) {
      run.dispose();
      throw error;
    }
    // The student may have changed them meanwhile.
    const { optimizer, schedule } = useSettings.getState();
    run.setOptimizer(optimizer);
    run.setSchedule(schedule);
    this.#run = run;
    return run;
  }
}
