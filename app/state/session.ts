import type { Device } from "#gpu/device.ts";
import { ContextLostError } from "#gpu/errors.ts";
import type { DataSource } from "#data/data-source.ts";
import type { Unit } from "#engine/show/reading.ts";
import type { Checkpoint } from "#engine/train/checkpoint.ts";
import type { Architecture, ParameterValues, Shape } from "#nn/types.ts";
import { compute } from "./compute.ts";
import type { ComputeHost } from "./compute-host.ts";
import { drawn } from "./drawn.ts";
import { CodeError } from "./load-code.ts";
import { DataError } from "./training/image-sets.ts";
import type { InputSource } from "./stores/input-store.ts";
import { chooseUnit } from "./stores/inspection-store.ts";
import { LiveNetwork } from "./network/live-network.ts";
import { LiveView } from "./network/live-view.ts";
import { prepared } from "./network/preparation.ts";
import { Succession } from "./network/succession.ts";
import type { CompileAhead } from "./training/compile-ahead.ts";
import { Training } from "./training/training.ts";
import { useData, writeData } from "./stores/data-store.ts";
import { writeFailure } from "./stores/failure-store.ts";
import { network } from "./stores/network-store.ts";
import { useRun } from "./stores/run-store.ts";
import { useRunning, type WeightOrigin } from "./stores/running-store.ts";
import { defaultSettings, type RunSettings, useSettings, writeSettings } from "./stores/settings-store.ts";
import { WantedNetwork } from "./network/wanted-network.ts";
import { WorkQueue } from "./work-queue.ts";
import { shippedWeights } from "./network/shipped-weights.ts";
import { sameGraph, type StoredLab } from "./network/weights.ts";

/** What the lab holds on the GPU, outside React: the running network, and its training. */
export class Session {
  /** The view of the running network. */
  readonly view = new LiveView((message) => this.#failed(new Error(message)));
  readonly #host: ComputeHost;
  readonly #network = new LiveNetwork(this.view);
  readonly #training = new Training(this.#network, {
    checkpoint: (checkpoint) => this.#saved(checkpoint),
    failed: (error) => this.#failed(error),
  });
  readonly #listeners = new Set<() => void>();
  /** The data chosen last; it takes effect in queue order. */
  #source = useData.getState().source;
  readonly #queue = new WorkQueue((error) => this.#failed(error), prepared);
  readonly #wanted = new WantedNetwork();
  /** Whether the lab is on the screen. */
  #isShown = true;
  #ahead: CompileAhead | null = null;
  readonly #succession = new Succession({
    network: this.#network,
    wanted: this.#wanted,
    training: this.#training,
    device: () => this.device,
    adopted: (checkpoint) => this.#saved(checkpoint),
    built: () => writeFailure({ failure: null }),
  });

  constructor(host: ComputeHost) {
    this.#host = host;
  }

  get device(): Device | null {
    return this.#host.device;
  }

  /** The run's state as of the last checkpoint. */
  get checkpoint(): Checkpoint | null {
    return this.#network.checkpoint;
  }

  /** The network of the checkpoint: not the student's while that is being built, or if it does not fit. */
  get architecture(): Architecture | null {
    const { runnable } = this.#network;
    const wanted = this.#wanted.runnable;
    const isWanted = runnable && wanted && sameGraph(runnable.graph, wanted.graph);
    return (isWanted ? wanted : runnable)?.architecture ?? null;
  }

  /** Calls `listener` after each checkpoint, so that it can be stored. */
  onCheckpoint(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #saved(checkpoint: Checkpoint): void {
    this.#network.checkpoint = checkpoint;
    for (const listener of this.#listeners) listener();
  }

  /**
   * Opens the device and starts building the network: with the state of an earlier visit, if there is one; otherwise
   * with the pretrained weights for the default network, or newly initialised ones. `begun` tells when it runs.
   */
  async start(earlier: Promise<StoredLab | null> | null = null): Promise<void> {
    const shipped = shippedWeights();
    const work = async (): Promise<void> => {
      const lab = await earlier;
      const saved = lab && (await this.#bringBack(lab));
      this.#wanted.follow(saved?.architecture ?? null, {
        changed: () => {
          this.#training.wanted = false;
          this.#queue.supersede();
          this.#update();
        },
        relabelled: (runnable) => this.#network.relabel(runnable),
      });
      await this.#succession.begin(saved, () => shipped);
    };
    const ready = this.#queue.run(work, { mustFinish: true });
    this.#host.listen({ opened: (device) => this.#opened(device), lost: () => this.#lost() });
    this.#host.start(); // now: browsers take their time to create a context, and the rest is loaded meanwhile
    await ready;
  }

  /** Restores the state of an earlier visit; what the student has done since the page opened is kept. */
  async #bringBack({ networks, settings, source, origin, run, checkpoint: reading }: StoredLab) {
    // At once: the page will be shown soon, and edits made there must not be overwritten.
    network.restore(networks);
    if (useSettings.getState() === defaultSettings) writeSettings(settings);
    if (this.#source === useData.getState().source) {
      this.#source = source;
      writeData({ source });
      this.#training.changeData();
    }
    const checkpoint = await reading;
    if (!checkpoint) return null;
    this.#training.resume(run);
    return { checkpoint, origin, architecture: networks[0] };
  }

  /** Resolves when the network has submitted its first pass to the GPU; at once if none can run. */
  get begun(): Promise<void> {
    return this.#queue.settled.then(() => this.#network.view?.begun);
  }

  #opened(device: Device): void {
    this.#training.opened(device);
    if (this.#isShown) this.#goOn();
  }

  /** Builds the network if necessary, and continues a training that the student has started. */
  #goOn(): void {
    this.#update();
    if (this.#training.wanted) void this.#train(Number.POSITIVE_INFINITY);
  }

  /** Call it when the lab appears on screen or disappears: off screen it computes nothing. */
  setShown(isShown: boolean): void {
    if (isShown === this.#isShown) return;
    this.#isShown = isShown;
    this.#ahead?.update();
    if (isShown) this.#goOn();
    else void this.#training.pause();
  }

  /** From now on, compiles in advance what training will need: one program each time that `idle` resolves. */
  compileAhead(idle: () => Promise<void>): void {
    const of = {
      device: () => (this.#isShown ? this.device : null),
      untrained: () => this.#training.untrained,
      idle,
    };
    void import("./training/compile-ahead.ts").then(
      ({ CompileAhead }) => (this.#ahead ??= new CompileAhead(of)),
      () => {}, // without this code, programs are compiled when they are needed
    );
  }

  #lost(): void {
    this.#queue.abort();
    this.#training.lost();
    this.#network.dispose();
    this.view.pictures.forget();
  }

  #failed(error: unknown): void {
    if (error instanceof ContextLostError) return; // the device has its own notice
    const message = error instanceof Error ? error.message : String(error);
    writeFailure({
      failure: { message, canRetry: error instanceof DataError ? error.canRetry : !(error instanceof CodeError) },
    });
  }

  #update(): void {
    void this.#queue.run((signal) => this.#succession.update(signal));
  }

  /** Trains until `pause`. The pretrained weights are not used: the run starts from newly initialised ones. */
  play(): Promise<void> {
    this.#training.wanted = true;
    return this.#train(Number.POSITIVE_INFINITY);
  }

  /** Trains for one step. */
  step(): Promise<void> {
    return this.#train(1);
  }

  #train(steps: number): Promise<void> {
    const isWanted = (): boolean => this.#isShown && (steps < Number.POSITIVE_INFINITY || this.#training.wanted);
    if (useRun.getState().divergence) this.#training.wanted = false;
    return this.#queue.run(async (signal) => {
      if (!isWanted() || !this.#network.model || useRunning.getState().problem) return;
      if (useRun.getState().divergence) return;
      if (this.#training.running && steps < Number.POSITIVE_INFINITY) return;
      await drawn();
      if (this.#network.origin === "shipped") await this.#succession.initialise(signal, signal);
      writeFailure({ failure: null });
      const run = await this.#training.prepare(signal);
      if (!run || !isWanted()) return;
      this.#training.start(run, steps);
    });
  }

  /** Stops training, and resolves when the run is checkpointed and tested. */
  async pause(): Promise<void> {
    this.#training.wanted = false;
    await this.#training.pause();
  }

  /** Initialises the weights from the seed: step 0, empty curves. */
  reset(): Promise<void> {
    return this.#atRest((signal) => this.#succession.initialise(signal));
  }

  /** Goes back to where training was last started, weights and curves included. */
  goBack(): Promise<void> {
    return this.#atRest((signal) => this.#succession.goBack(signal));
  }

  /** Restores the pretrained weights, if the network is still the default one. */
  restoreShipped(): Promise<void> {
    return this.#atRest((signal) => this.#succession.restoreShipped(signal));
  }

  /** Switches to other images for training and testing. Network and weights stay; a new run starts. */
  async useData(source: DataSource): Promise<void> {
    if (source === this.#source) return;
    this.#source = source;
    this.#queue.supersede(); // training may be waiting for a download
    const changed = this.#atRest((signal) => this.#succession.changeData(signal, () => writeData({ source })));
    this.#update(); // in case a network was being built
    await changed;
  }

  /** Stops training and drawing for a task that must be completed. */
  #atRest(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#training.wanted = false;
    const rested = async (signal: AbortSignal): Promise<void> => {
      await this.#succession.rest();
      await work(signal);
    };
    return this.#queue.run(rested, { mustFinish: true });
  }

  /** Replaces the network by one with the given weights, before the first step of a run; undo brings the old one back. */
  async take(architecture: Architecture, values: ParameterValues, origin: WeightOrigin): Promise<void> {
    await this.pause();
    this.#succession.give(architecture, values, origin);
    network.replace(architecture);
    this.#update(); // if the layers are the same as before, nothing else triggers it
  }

  /**
   * Changes settings: optimiser, schedule and batch size from the next step on, seed and initialisation at the next
   * reset.
   */
  set(patch: Partial<RunSettings>): Promise<void> {
    const { batch } = useSettings.getState();
    writeSettings(patch);
    this.#training.set(patch);
    if (patch.batch === undefined || patch.batch === batch) return Promise.resolve();
    return this.#queue.run(async () => {
      await this.#training.rest();
      this.#training.drop();
      if (this.#training.wanted) void this.#train(Number.POSITIVE_INFINITY);
    });
  }

  /** Sets the input image (0 .. 1, C, H, W). */
  setPicture(pixels: Float32Array, shape: Shape, source: InputSource): void {
    this.#network.setPicture(pixels, shape, source);
  }

  /** Chooses a unit to explain; null for none. */
  select(unit: Unit | null): void {
    chooseUnit(unit);
    void this.#network.view?.look(unit);
  }
}

/** The app's session. Screens call it and read its state from the stores. */
export const session = new Session(compute);
