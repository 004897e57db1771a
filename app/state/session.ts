import type { Device, DeviceOptions } from "#gpu/device.ts";
import { nextTask } from "#gpu/readback.ts";
import { initialValues } from "#nn/initialise.ts";
import type { Checkpoint } from "#nn/trainer.ts";
import type { Graph, Shape } from "#nn/types.ts";
import { ComputeHost } from "./compute-host.ts";
import { drawn } from "./drawn.ts";
import { History } from "./history.ts";
import { ImageSets } from "./image-sets.ts";
import { type InputSource, type Unit, useInspection, type WeightOrigin } from "./inspection-store.ts";
import { LiveNetwork } from "./live-network.ts";
import { useNetwork } from "./network-store.ts";
import { Pictures } from "./pictures.ts";
import { initialTraining, type RunSettings, useTraining } from "./training-store.ts";
import { TrainingRun } from "./training-run.ts";
import {
  carryOver,
  firstState,
  fitsGraph,
  freshCheckpoint,
  runnableGraph,
  sameGraph,
  sameParameters,
  shippedWeights,
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
  #changing: Promise<void> = Promise.resolve();

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
   * Opens the device and builds the network: with the state of an earlier visit, if that comes to any, else with the
   * shipped weights if it is the first network, else with start values.
   */
  async start(
    earlier: Promise<{ readonly checkpoint: Checkpoint; readonly origin: WeightOrigin } | null> | null = null,
  ): Promise<void> {
    // First of all: browsers take their time over a context. The rest is fetched side by side.
    const shipped = shippedWeights();
    this.#host.open();
    const saved = await earlier;
    const graph = runnableGraph(useNetwork.getState().architecture);
    this.#network.graph = graph;
    if (saved) {
      const { seed, scheme } = useTraining.getState().settings;
      const fits = graph === null || fitsGraph(graph, saved.checkpoint);
      this.#network.checkpoint = fits ? saved.checkpoint : carryOver(graph, saved.checkpoint, seed, scheme).checkpoint;
      if (!fits) this.#forgetRun();
      useInspection.setState({ origin: saved.origin });
    } else if (graph) await this.#firstWeights(graph, () => shipped);
    if (this.device) this.#network.build(this.device);
    useNetwork.subscribe(({ architecture: changed }, { architecture: before }) => {
      if (changed !== before) void this.#networkChanged();
    });
  }

  /** Resolves when the network that runs now has handed its first pass to the GPU; at once where none runs. */
  get begun(): Promise<void> {
    return this.#network.inspector?.begun ?? Promise.resolve();
  }

  async #firstWeights(graph: Graph, fetched = shippedWeights): Promise<void> {
    const { checkpoint, origin, notice } = await firstState(graph, useTraining.getState().settings, fetched);
    if (notice !== null) useTraining.setState({ notice });
    this.#network.checkpoint = checkpoint;
    useInspection.setState({ origin });
  }

  #opened(device: Device): void {
    this.#images = new ImageSets(device, DATASET);
    this.#network.build(device);
    if (this.#resume) {
      this.#resume = false;
      void this.play();
    }
  }

  #lost(): void {
    this.#resume ||= this.#run?.running === true;
    this.#run?.dispose();
    this.#run = null;
    this.#images = null;
    this.#network.dispose();
    this.pictures.forget();
  }

  #failed(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    useTraining.setState({ failure: { message, canRetry: true } });
  }

  /** Runs changes one after another: each waits until the GPU is at rest. */
  #change(work: () => Promise<void>): Promise<void> {
    this.#changing = this.#changing.then(work).catch((error: unknown) => this.#failed(error));
    return this.#changing;
  }

  #networkChanged(): Promise<void> {
    return this.#change(async () => {
      const { graph: before, checkpoint: last } = this.#network;
      const graph = runnableGraph(useNetwork.getState().architecture);
      if (!graph || (before && sameGraph(graph, before))) return;
      await this.#rest();
      const { seed, scheme } = useTraining.getState().settings;
      const same = before !== null && sameParameters(graph, before);
      const carried = same ? null : carryOver(graph, this.#network.checkpoint ?? last, seed, scheme);
      this.#network.graph = graph;
      if (carried) {
        this.#network.checkpoint = carried.checkpoint;
        this.#forgetRun();
        if (!carried.kept)
          useInspection.setState(({ origin }) => ({ origin: origin === "shipped" ? "initial" : origin }));
      }
      this.#rebuild();
    });
  }

  /** Frees the model and what runs on it, and builds it anew. */
  #rebuild(): void {
    this.#run?.dispose();
    this.#run = null;
    this.#network.dispose();
    const { device } = this.#host;
    if (device) this.#network.build(device);
  }

  /** Forgets curves and scores. */
  #forgetRun(): void {
    const { settings, notice } = useTraining.getState();
    useTraining.setState({ ...initialTraining, history: new History(), settings, notice });
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
    return this.#change(async () => {
      if (useTraining.getState().problem || this.#run?.running) return;
      await drawn();
      if (useInspection.getState().origin === "shipped") await this.#startValues();
      const run = await this.#prepareRun();
      if (!run) return;
      useInspection.setState({ origin: "trained" });
      run.start(steps);
    });
  }

  /** Downloads the data and makes the run, if it is not there yet. */
  async #prepareRun(): Promise<TrainingRun | null> {
    const images = this.#images;
    const { model } = this.#network;
    if (this.#run || !images || !model) return this.#run;
    useTraining.setState({ phase: "loading", loaded: 0, failure: null });
    const sets = await images.load((loaded) => useTraining.setState({ loaded }));
    useTraining.setState({ phase: "paused", loaded: null });
    if (!sets.ok) {
      useTraining.setState({ failure: { message: sets.message, canRetry: sets.canRetry } });
      return null;
    }
    if (this.#network.model !== model) return null;
    const run = new TrainingRun(model, sets.train, sets.test, useTraining.getState().settings, {
      progress: async () => {
        this.#network.inspector?.refresh();
        await this.#network.inspector?.settled();
      },
      checkpoint: (checkpoint) => this.#saved(checkpoint),
      failure: (error) => this.#failed(error),
    });
    if (this.#network.checkpoint) run.restore(this.#network.checkpoint);
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
    return this.#change(async () => {
      await this.#rest();
      await this.#startValues();
    });
  }

  async #startValues(): Promise<void> {
    const { graph } = this.#network;
    if (!graph) return;
    const { seed, scheme } = useTraining.getState().settings;
    await this.#replaceWeights(freshCheckpoint(initialValues(graph, seed, scheme)), "initial");
  }

  async #replaceWeights(checkpoint: Checkpoint, origin: WeightOrigin): Promise<void> {
    this.#forgetRun();
    useInspection.setState({ origin });
    this.#saved(checkpoint);
    await nextTask(); // what changes on the page is a task of its own
    this.#rebuild();
  }

  /** Puts the weights that came with the app back, where the network is still the first one. */
  restoreShipped(): Promise<void> {
    return this.#change(async () => {
      await this.#rest();
      if (!this.#network.graph) return;
      await this.#firstWeights(this.#network.graph);
      if (this.#network.checkpoint)
        await this.#replaceWeights(this.#network.checkpoint, useInspection.getState().origin);
    });
  }

  /** Changes settings: the optimiser's at once, the batch from the next step, seed and start values at the next reset. */
  set(patch: Partial<RunSettings>): Promise<void> {
    const before = useTraining.getState().settings;
    useTraining.setState({ settings: { ...before, ...patch } });
    if (patch.optimizer) this.#run?.setOptimizer(patch.optimizer);
    if (patch.schedule) this.#run?.setSchedule(patch.schedule);
    if (patch.batch === undefined || patch.batch === before.batch) return Promise.resolve();
    return this.#change(async () => {
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
