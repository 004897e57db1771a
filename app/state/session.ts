import type { Device, DeviceOptions } from "#gpu/device.ts";
import { ContextLostError } from "#gpu/errors.ts";
import { nextTask } from "#gpu/readback.ts";
import type { Unit } from "#engine/show/reading.ts";
import type { Checkpoint } from "#engine/train/trainer.ts";
import type { Architecture, Graph, Shape } from "#nn/types.ts";
import { Changes } from "./changes.ts";
import { ComputeHost } from "./compute-host.ts";
import { drawn } from "./drawn.ts";
import type { ImageSets } from "./training/image-sets.ts";
import { type InputSource, useInspection } from "./stores/inspection-store.ts";
import { LiveNetwork } from "./network/live-network.ts";
import { LiveView } from "./network/live-view.ts";
import { prepared } from "./network/preparation.ts";
import { Shelf } from "./network/shelf.ts";
import { Training } from "./training/training.ts";
import { leaveRun, newRun, resumeRun, type RunSettings, useTraining } from "./stores/training-store.ts";
import { WantedNetwork } from "./network/wanted-network.ts";
import {
  firstState,
  fitsGraph,
  type KeptState,
  nextState,
  type Runnable,
  runnableOf,
  sameGraph,
  shippedState,
  shippedWeights,
  type SourcedState,
  startState,
  type StoredState,
} from "./network/weights.ts";

const DATASET = "mnist";

/** Everything that holds GPU objects, made once, outside React: the device, the network that runs, its training. */
export class Session {
  /** What is seen of the network that runs. */
  readonly view = new LiveView((message) => this.#failed(new Error(message)));
  readonly #host: ComputeHost;
  readonly #network = new LiveNetwork(this.view, DATASET);
  readonly #training = new Training(DATASET, this.#network, {
    checkpoint: (checkpoint) => this.#saved(checkpoint),
    failed: (error) => this.#failed(error),
  });
  readonly #listeners = new Set<() => void>();
  readonly #changes = new Changes((error) => this.#failed(error), prepared);
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

  /** The network that the checkpoint belongs to: not the student's while that is being built, or where it does not fit. */
  get architecture(): Architecture | null {
    const { runnable } = this.#network;
    const wanted = this.#wanted.runnable;
    const isWanted = runnable && wanted && sameGraph(runnable.graph, wanted.graph);
    return (isWanted ? wanted : runnable)?.architecture ?? null;
  }

  /** Data sets on the GPU, for pictures to choose from. */
  get images(): ImageSets | null {
    return this.#training.images;
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
  async start(earlier: Promise<StoredState | null> | null = null): Promise<void> {
    // First of all: browsers take their time over a context. The rest is fetched side by side.
    const shipped = shippedWeights();
    const work = async (): Promise<void> => {
      const saved = await earlier;
      this.#wanted.follow(saved?.architecture ?? null, () => {
        this.#training.wanted = false;
        this.#changes.supersede();
        void this.#update();
      });
      const runnable = saved ? runnableOf(saved.architecture) : this.#wanted.runnable;
      const { settings } = useTraining.getState();
      const first = saved ?? (runnable && (await firstState(runnable.graph, settings, () => shipped)));
      if (!first) return;
      useInspection.setState({ origin: first.origin });
      const isKnown = runnable && fitsGraph(runnable.graph, first.checkpoint);
      this.#network.remember(isKnown ? runnable : null, first.checkpoint);
    };
    const ready = this.#changes.run(work, { mustFinish: true });
    this.#host.open();
    await ready;
  }

  /** Resolves when the network has handed its first pass to the GPU; at once where none can run. */
  get begun(): Promise<void> {
    return this.#changes.settled.then(() => this.#network.view?.begun);
  }

  #opened(device: Device): void {
    this.#training.opened(device);
    void this.#update();
    if (this.#training.wanted) void this.#train(Number.POSITIVE_INFINITY);
  }

  #lost(): void {
    this.#changes.abort();
    this.#training.lost();
    this.#network.dispose();
    this.view.pictures.forget();
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
      if (!runnable || !this.device) return;
      if (model && before && sameGraph(runnable.graph, before.graph)) {
        useInspection.setState({ report: runnable.report });
        return;
      }
      await this.#rest();
      signal.throwIfAborted();
      const { settings } = useTraining.getState();
      const { checkpoint } = this.#network;
      const left = checkpoint && { checkpoint, origin: useInspection.getState().origin, run: leaveRun() };
      const state = (): KeptState | Promise<KeptState> =>
        (isReturn ? this.#shelf.find(runnable.graph) : null) ??
        nextState(runnable.graph, before?.graph ?? null, left, settings, signal);
      const adopt = (next: KeptState): void => {
        this.#shelf.remove(runnable.graph);
        if (next === left) return;
        if (left && before) this.#shelf.put(before.graph, left);
        this.#adopt(next);
      };
      await this.#rebuild(runnable, state, adopt, signal);
    });
  }

  /** Shows and stores another state in the place of the one that was. */
  #adopt({ checkpoint, origin, run }: KeptState): void {
    resumeRun(run);
    useInspection.setState({ origin });
    this.#saved(checkpoint);
  }

  /** Frees the model and what runs on it, and builds another: see `LiveNetwork.build`. */
  async #rebuild<S extends { readonly checkpoint: Checkpoint }>(
    runnable: Runnable,
    state: () => S | Promise<S>,
    adopt: (state: S) => void,
    signal: AbortSignal,
  ): Promise<void> {
    this.#training.drop();
    const { device } = this;
    if (device) await this.#network.build(device, runnable, state, adopt, signal);
  }

  /** Stops training and drawing. */
  async #rest(): Promise<void> {
    await this.#training.pause();
    await this.#network.view?.settled();
  }

  /** Trains until `pause`. Weights that came with the app are left aside: the run starts from the seed. */
  play(): Promise<void> {
    this.#training.wanted = true;
    return this.#train(Number.POSITIVE_INFINITY);
  }

  /** One step of training. */
  step(): Promise<void> {
    return this.#train(1);
  }

  #train(steps: number): Promise<void> {
    const isWanted = (): boolean => steps < Number.POSITIVE_INFINITY || this.#training.wanted;
    return this.#changes.run(async (signal) => {
      if (!isWanted() || !this.#network.model || useTraining.getState().problem) return;
      if (this.#training.running && steps < Number.POSITIVE_INFINITY) return;
      await drawn();
      if (useInspection.getState().origin === "shipped")
        await this.#replaceWeights(signal, (graph) => this.#startValues(graph, signal));
      const run = await this.#training.prepare(signal);
      if (!run || !isWanted()) return;
      useInspection.setState({ origin: "trained" });
      run.start(steps);
    });
  }

  /** Stops after the step under way. */
  async pause(): Promise<void> {
    this.#training.wanted = false;
    await this.#training.pause();
  }

  /** Start values from the seed, step 0, empty curves. */
  reset(): Promise<void> {
    this.#training.wanted = false;
    const work = async (signal: AbortSignal): Promise<void> => {
      await this.#rest();
      await this.#replaceWeights(signal, (graph) => this.#startValues(graph));
    };
    return this.#changes.run(work, { mustFinish: true });
  }

  /** Puts the weights that came with the app back, where the network is still the first one. */
  restoreShipped(): Promise<void> {
    this.#training.wanted = false;
    const work = async (signal: AbortSignal): Promise<void> => {
      await this.#rest();
      await this.#replaceWeights(signal, (graph) => shippedState(graph));
    };
    return this.#changes.run(work, { mustFinish: true });
  }

  async #startValues(graph: Graph, signal?: AbortSignal): Promise<SourcedState> {
    return { checkpoint: await startState(graph, useTraining.getState().settings, signal), origin: "initial" };
  }

  /** Puts other weights into the network that runs, or will when its context is back; none where `make` has none. */
  async #replaceWeights(signal: AbortSignal, make: (graph: Graph) => Promise<SourcedState | null>): Promise<void> {
    const { runnable, model } = this.#network;
    if (!runnable || (this.device && !model)) return;
    const made = await make(runnable.graph);
    if (!made) return;
    this.#adopt({ ...made, run: newRun() });
    await nextTask(); // what changes on the page is a task of its own
    const adopt = (): void => {};
    await this.#rebuild(runnable, () => made, adopt, signal);
  }

  /** Changes settings: the optimiser's at once, the batch from the next step, seed and start values at the next reset. */
  set(patch: Partial<RunSettings>): Promise<void> {
    const before = useTraining.getState().settings;
    useTraining.setState({ settings: { ...before, ...patch } });
    this.#training.set(patch);
    if (patch.batch === undefined || patch.batch === before.batch) return Promise.resolve();
    return this.#changes.run(async () => {
      await this.#training.pause();
      this.#training.drop();
      if (this.#training.wanted) void this.#train(Number.POSITIVE_INFINITY);
    });
  }

  /** Puts a picture (0 .. 1, C, H, W) in front of the network. */
  setPicture(pixels: Float32Array, shape: Shape, source: InputSource): void {
    this.#network.setPicture(pixels, shape, source);
  }

  /** Chooses a unit to explain; null for none. */
  select(unit: Unit | null): void {
    useInspection.setState({ unit });
    void this.#network.view?.look(unit);
  }
}

/** The app's session. Screens call it; what it knows stands in the stores. */
export const session = new Session();
