import type { Device, DeviceOptions } from "#gpu/device.ts";
import { ContextLostError } from "#gpu/errors.ts";
import { nextTask } from "#gpu/readback.ts";
import type { Checkpoint } from "#nn/trainer.ts";
import type { Graph, Shape } from "#nn/types.ts";
import { Changes } from "./changes.ts";
import { ComputeHost } from "./compute-host.ts";
import { drawn } from "./drawn.ts";
import { ImageSets, loadForTraining } from "./image-sets.ts";
import { type InputSource, type Unit, useInspection } from "./inspection-store.ts";
import { LiveNetwork } from "./live-network.ts";
import { Pictures } from "./pictures.ts";
import { Shelf } from "./shelf.ts";
import { WantedNetwork } from "./wanted-network.ts";
import { leaveRun, newRun, resumeRun, type RunSettings, useTraining } from "./training-store.ts";
import { TrainingRun } from "./training-run.ts";
import {
  firstState,
  fitsGraph,
  nextState,
  sameGraph,
  shippedWeights,
  type Runnable,
  type KeptState,
  type SourcedState,
  startState,
} from "./weights.ts";

const DATASET = "mnist";

/** Everything that holds GPU objects, made once, outside React: the device, the network that runs, its training. */
export class Session {
  readonly pictures = new Pictures();
  readonly #host: ComputeHost;
  readonly #network = new LiveNetwork(this.pictures, DATASET, (error) => this.#failed(error));
  readonly #listeners = new Set<() => void>();
  #run: TrainingRun | null = null;
  #images: ImageSets | null = null;
  #resume = false;
  readonly #changes = new Changes((error) => this.#failed(error));
  readonly #wanted = new WantedNetwork();
  readonly #shelf = new Shelf();

  constructor(options: DeviceOptions = {}) {
    this.#host = new ComputeHost({ opened: (device) => this.#opened(device), lost: () => this.#lost() }, options);
  }

  get device(): Device | null {
    return this.#host.device;
  }

  /** The run's state as of the last checkpoint. */
  get checkpoint(): Checkpoint | null {
    return this.#network.checkpoint;
  }

  /** Data sets on the GPU, for pictures to choose from. */
  get images(): ImageSets | null {
    return this.#images;
  }

  /** Called after each checkpoint, for whoever stores it. */
  onCheckpoint(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #saved(checkpoint: Checkpoint): void {
    this.#network.checkpoint = checkpoint;
    for (const listener of this.#listeners) listener();
  }

  /**
   * Opens the device and sets about building the network: with the state of an earlier visit, if that comes to any, else
   * with the shipped weights if it is the first network, else with start values. `begun` tells when it runs.
   */
  async start(earlier: Promise<SourcedState | null> | null = null): Promise<void> {
    // First of all: browsers take their time over a context. The rest is fetched side by side.
    const shipped = shippedWeights();
    const ready = this.#changes.run(async (signal) => {
      const saved = await earlier;
      this.#wanted.follow(() => {
        this.#changes.supersede();
        void this.#update();
      });
      const { runnable } = this.#wanted;
      const { settings } = useTraining.getState();
      const first = saved ?? (runnable && (await firstState(runnable.graph, settings, signal, () => shipped)));
      if (!first) return;
      useInspection.setState({ origin: first.origin });
      const isKnown = runnable && fitsGraph(runnable.graph, first.checkpoint);
      this.#network.remember(isKnown ? runnable : null, first.checkpoint);
    });
    this.#host.open();
    await ready;
  }

  /** Resolves when the network has handed its first pass to the GPU; at once where none can run. */
  get begun(): Promise<void> {
    return this.#changes.settled.then(() => this.#network.inspector?.begun);
  }

  #opened(device: Device): void {
    this.#images = new ImageSets(device, DATASET);
    void this.#update();
    if (this.#resume) {
      this.#resume = false;
      void this.play();
    }
  }

  #lost(): void {
    this.#changes.supersede();
    this.#resume ||= this.#run?.running === true;
    this.#run?.dispose();
    this.#run = null;
    this.#images = null;
    this.#network.dispose();
    this.pictures.forget();
  }

  #failed(error: unknown): void {
    if (error instanceof ContextLostError) return; // the device's notice tells
    const message = error instanceof Error ? error.message : String(error);
    useTraining.setState({ failure: { message, canRetry: true } });
  }

  /** Builds the network that is wanted, unless it is the one that runs. */
  #update(): Promise<void> {
    return this.#changes.run(async (signal) => {
      const { runnable: before, model } = this.#network;
      const { runnable, isReturn } = this.#wanted;
      if (!runnable || !this.device || (model && before && sameGraph(runnable.graph, before.graph))) return;
      await this.#rest();
      const { settings } = useTraining.getState();
      const { checkpoint } = this.#network;
      const left = checkpoint && { checkpoint, origin: useInspection.getState().origin, run: leaveRun() };
      const next = await this.#rebuild(
        runnable,
        signal,
        () =>
          (isReturn ? this.#shelf.find(runnable.graph) : null) ??
          nextState(runnable.graph, before?.graph ?? null, left, settings, signal),
      );
      if (!next || next === left) return;
      if (left && before) this.#shelf.put(before.graph, left);
      this.#shelf.remove(runnable.graph);
      this.#adopt(next);
    });
  }

  /** Shows and stores another state in the place of the one that was. */
  #adopt({ checkpoint, origin, run }: KeptState): void {
    resumeRun(run);
    useInspection.setState({ origin });
    this.#saved(checkpoint);
  }

  /** Frees the model and what runs on it, and builds that of a graph. Resolves with its state; null where it does not run. */
  async #rebuild<S extends { readonly checkpoint: Checkpoint }>(
    runnable: Runnable,
    signal: AbortSignal,
    state: () => S | Promise<S>,
  ): Promise<S | null> {
    this.#run?.dispose();
    this.#run = null;
    const { device } = this;
    return device && this.#network.build(device, runnable, state, signal);
  }

  /** Stops training and drawing. */
  async #rest(): Promise<void> {
    await this.#run?.pause();
    await this.#network.inspector?.settled();
  }

  /** Trains until `pause`. Weights that came with the app are left aside: the run starts from the seed. */
  play(): Promise<void> {
    return this.#train(Number.POSITIVE_INFINITY);
  }

  /** One step of training. */
  step(): Promise<void> {
    return this.#train(1);
  }

  #train(steps: number): Promise<void> {
    return this.#changes.run(async (signal) => {
      if (!this.#network.model || useTraining.getState().problem || this.#run?.running) return;
      await drawn();
      if (useInspection.getState().origin === "shipped") await this.#startValues(signal);
      const run = await this.#prepareRun(signal);
      if (!run) return;
      useInspection.setState({ origin: "trained" });
      run.start(steps);
    });
  }

  /** Downloads the data and makes the run, if it is not there yet. */
  async #prepareRun(signal: AbortSignal): Promise<TrainingRun | null> {
    const images = this.#images;
    const { model, checkpoint } = this.#network;
    if (this.#run || !images || !model) return this.#run;
    const sets = await loadForTraining(images);
    if (!sets) return null;
    signal.throwIfAborted();
    const run = new TrainingRun(model, sets.train, sets.test, useTraining.getState().settings, {
      progress: async () => {
        this.#network.inspector?.refresh();
        await this.#network.inspector?.settled();
      },
      checkpoint: (checkpoint) => this.#saved(checkpoint),
      failure: (error) => this.#failed(error),
    });
    try {
      if (checkpoint) await run.restore(checkpoint, signal);
    } catch (error) {
      run.dispose();
      throw error;
    }
    this.#run = run;
    return run;
  }

  /** Stops after the step under way. */
  async pause(): Promise<void> {
    this.#resume = false;
    await this.#run?.pause();
  }

  /** Start values from the seed, step 0, empty curves. */
  reset(): Promise<void> {
    return this.#changes.run(async (signal) => {
      await this.#rest();
      await this.#startValues(signal);
    });
  }

  /** Puts the weights that came with the app back, where the network is still the first one. */
  restoreShipped(): Promise<void> {
    return this.#changes.run(async (signal) => {
      await this.#rest();
      const { settings } = useTraining.getState();
      await this.#replaceWeights(signal, (graph) => firstState(graph, settings, signal));
    });
  }

  #startValues(signal: AbortSignal): Promise<void> {
    const { settings } = useTraining.getState();
    return this.#replaceWeights(signal, async (graph) => ({
      checkpoint: await startState(graph, settings, signal),
      origin: "initial",
    }));
  }

  async #replaceWeights(signal: AbortSignal, make: (graph: Graph) => Promise<SourcedState>): Promise<void> {
    const { runnable, model } = this.#network;
    if (!runnable || !model) return;
    const made = await make(runnable.graph);
    this.#adopt({ ...made, run: newRun() });
    await nextTask(); // what changes on the page is a task of its own
    await this.#rebuild(runnable, signal, () => made);
  }

  /** Changes settings: the optimiser's at once, the batch from the next step, seed and start values at the next reset. */
  set(patch: Partial<RunSettings>): Promise<void> {
    const before = useTraining.getState().settings;
    useTraining.setState({ settings: { ...before, ...patch } });
    if (patch.optimizer) this.#run?.setOptimizer(patch.optimizer);
    if (patch.schedule) this.#run?.setSchedule(patch.schedule);
    if (patch.batch === undefined || patch.batch === before.batch) return Promise.resolve();
    return this.#changes.run(async () => {
      const running = this.#run?.running === true;
      await this.#run?.pause();
      this.#run?.dispose();
      this.#run = null;
      if (running) void this.play();
    });
  }

  /** Puts a picture (0 .. 1, C, H, W) in front of the network. */
  setPicture(pixels: Float32Array, shape: Shape, source: InputSource): void {
    this.#network.setPicture(pixels, shape, source);
  }

  /** Chooses a unit to explain; null for none. */
  select(unit: Unit | null): void {
    useInspection.setState(unit ? { unit } : { unit: null, explanation: null, effective: null });
    this.refresh();
  }

  /** Computes and paints anew soon, for instance because a canvas was added. */
  refresh(): void {
    this.#network.inspector?.refresh();
  }
}

/** The app's session. Screens call it; what it knows stands in the stores. */
export const session = new Session();
