import type { Device } from "#gpu/device.ts";
import { ContextLostError } from "#gpu/errors.ts";
import { readTensor } from "#gpu/readback.ts";
import type { Tensor } from "#gpu/tensor.ts";
import { graphOf } from "#nn/graph.ts";
import type { Normalisation } from "#nn/labelled-images.ts";
import type { Architecture, Graph } from "#nn/types.ts";
import type { Executor } from "../run/executor.ts";
import { Model } from "../run/model.ts";
import { softmax } from "../run/softmax.ts";
import { Comparisons } from "./comparisons.ts";
import { Pictures, type PictureSource, type PictureSpec } from "./pictures.ts";
import type { NetworkViewOptions } from "./network-view-options.ts";
import { NO_READING, type Pull, type Reading, type Unit } from "./reading.ts";
import { explainUnit } from "./unit-explanation.ts";
import { type Pulled, UnitGradient } from "./unit-gradient.ts";
import { setWeights, uploadWeights, type Weights } from "./weights.ts";

/** How long the previous unit's sum may stay on screen, in ms. */
const LATE_MS = 300;

/** A live view of a network running on an input: canvases that show its values, and a reading of the selected unit. */
export class NetworkView {
  readonly model: Model;
  readonly #device: Device;
  readonly #executor: Executor;
  readonly #comparisons: Comparisons;
  readonly #gradient: UnitGradient;
  readonly #pictures: Pictures;
  readonly #ownsPictures: boolean;
  readonly #normalisation: Normalisation;
  readonly #probabilities: Tensor | null;
  readonly #inputs: (Float32Array | null)[];
  readonly #listeners = new Set<() => void>();
  #reading: Reading = NO_READING;
  #unit: Unit | null = null;
  #pull: Pull | null = null;
  #watched: readonly number[] = [];
  /** The pictures and unit that the compiled programs cover. */
  #compiled: { readonly version: number; readonly unit: Pulled | null } | null = null;
  #isDirty = false;
  #working: Promise<void> | null = null;
  #isDisposed = false;
  #begin: () => void = () => {};
  /** Resolves when the first pass has been submitted to the GPU, or never will be. */
  readonly begun = new Promise<void>((resolve) => {
    this.#begin = resolve;
  });

  private constructor(model: Model, { samples = 1, backward = false, pictures, normalisation }: NetworkViewOptions) {
    this.model = model;
    this.#device = model.device;
    this.#ownsPictures = pictures === undefined;
    this.#pictures = pictures ?? new Pictures();
    this.#normalisation = normalisation ?? { mean: 0, std: 1 };
    this.#inputs = Array.from({ length: samples }, () => null);
    this.#executor = model.executor({ batch: samples, inputGradient: backward, keepAll: true });
    this.#comparisons = new Comparisons(this.#device, this.#executor);
    this.#gradient = new UnitGradient(this.#executor);
    const { n, c, h, w } = this.#executor.output.shape;
    this.#probabilities =
      h === 1 && w === 1 && c > 1 ? this.#device.tensor("probabilities", { n, c, h, w }, { onePhase: true }) : null;
  }

  /**
   * Puts a network on the GPU in pieces, so that the page stays responsive. Weights are requested only once its
   * textures exist. Throws CapacityError, with the numbers, if it does not fit, Error if a layer is impossible, and the
   * reason of `signal` once that is aborted; nothing is then left on the GPU.
   */
  static async open(device: Device, network: Architecture | Graph, options: NetworkViewOptions): Promise<NetworkView> {
    const { values, signal, onProgress = () => {}, isLazy = false } = options;
    const graph = graphOf(network);
    const model = new Model(device, graph);
    let view: NetworkView | null = null;
    try {
      view = new NetworkView(model, options);
      await uploadWeights(model, await values(graph, options), options);
      if (!isLazy) {
        await onProgress({ kind: "compiling", share: null });
        await view.#compile(signal);
      }
      signal?.throwIfAborted();
      return view;
    } catch (error) {
      view?.dispose();
      model.dispose();
      throw error;
    }
  }

  get graph(): Graph {
    return this.model.graph;
  }

  /** The results of the last pass. */
  get reading(): Reading {
    return this.#reading;
  }

  /** Calls back after each change of `reading` until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Shows something on a canvas until the returned function is called. */
  show(canvas: HTMLCanvasElement, picture: PictureSpec): () => void {
    const stop = this.#pictures.show(canvas, picture);
    this.refresh();
    return stop;
  }

  /** Sets an input (C, H, W of the network's input shape, before normalisation). */
  setInput(chw: Float32Array, sample = 0): void {
    this.#inputs[sample] = chw;
    this.refresh();
  }

  /** Replaces the weights; for a network with many, use `open` again. */
  setWeights(weights: Weights): void {
    setWeights(this.model, weights);
    this.refresh();
  }

  /** Selects a unit, or none; resolves with the reading that includes it. */
  async look(unit: Unit | null): Promise<Reading> {
    this.#unit = unit;
    if (!unit && this.#reading.unit) this.#tell({ unit: null, explanation: null, field: null });
    this.refresh();
    await this.settled();
    return this.#reading;
  }

  /** Backpropagates from a weighted sum of units instead of the selected unit; null ends this. */
  pull(pull: Pull | null): void {
    this.#pull = pull;
    this.refresh();
  }

  /** Reads these values of the graph after each pass from now on; see `Reading.values`. */
  watch(values: readonly number[]): void {
    this.#watched = values;
    this.refresh();
  }

  /** Computes and paints again soon; several calls make one pass. */
  refresh(): void {
    this.#isDirty = true;
    if (!this.#reading.isBusy) this.#tell({ isBusy: true });
    this.#working ??= this.#work();
  }

  /** Resolves when nothing is left to compute or paint. */
  async settled(): Promise<void> {
    await this.#working;
  }

  #tell(change: Partial<Reading>): void {
    this.#reading = { ...this.#reading, ...change };
    for (const listener of this.#listeners) listener();
  }

  async #work(): Promise<void> {
    while (this.#isDirty && !this.#isDisposed) {
      this.#isDirty = false;
      try {
        await this.#pass();
      } catch (error) {
        // The owner of the device reports a lost context.
        if (!(error instanceof ContextLostError) && !this.#isDisposed)
          this.#tell({ problem: error instanceof Error ? error.message : String(error) });
      }
    }
    this.#working = null;
    this.#begin();
    if (this.#reading.isBusy) this.#tell({ isBusy: false });
  }

  async #pass(): Promise<void> {
    const inputs = this.#inputs.flatMap((input) => input ?? []);
    if (inputs.length < this.#inputs.length) {
      // No picture yet: its programs are compiled meanwhile, so that the first result is read at once.
      await this.#compile();
      if (!this.#isDisposed) this.#forward();
      return;
    }
    this.#upload(inputs);
    const unit = this.#unit;
    const pulled = this.#pull ?? unit;
    await this.#compile(undefined, pulled);
    if (this.#isDisposed) return;
    this.#forward();
    this.#begin();
    // All reads are enqueued in one task, so that ranges, sum and probabilities belong to the same pass; only filters are
    // drawn in their latest state if training continues meanwhile.
    const gradient = this.#gradient.compute(pulled);
    gradient.catch(() => {}); // handled below, unless measuring fails first
    const { ranges, paint } = this.#pictures.measure(this.#source());
    const explanation = unit ? this.#explain(unit) : Promise.resolve(null);
    const probabilities = this.#probabilities
      ? readTensor(this.#device, this.#probabilities, 1)
      : Promise.resolve(null);
    const watched = this.#watched;
    const values = Promise.all(watched.map((value) => readTensor(this.#device, this.#executor.tensor(value))));
    const late = setTimeout(() => this.#forgetOther(unit), LATE_MS);
    const results = await Promise.all([ranges, explanation, probabilities, gradient, values]).finally(() =>
      clearTimeout(late),
    );
    if (this.#isDisposed) return;
    if (this.#gradient.improves(results[3])) {
      await this.#pass();
      return;
    }
    // Only now may the page change: while the browser draws it, reads from the GPU have to wait.
    paint();
    this.#tell({
      frame: this.#reading.frame + 1,
      isBusy: this.#isDirty,
      ranges: results[0],
      probabilities: results[2],
      gradient: results[3]?.data ?? null,
      values: new Map(watched.map((value, i) => [value, results[4][i] ?? new Float32Array()])),
      problem: null,
      ...(this.#unit === unit ? { unit, explanation: results[1], field: results[3]?.field ?? null } : {}),
    });
  }

  #upload(inputs: readonly Float32Array[]): void {
    const { mean, std } = this.#normalisation;
    const all = new Float32Array(inputs.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const input of inputs) for (const value of input) all[at++] = (value - mean) / std;
    this.#executor.input.upload(all);
  }

  /** Hides the previous unit's data if this one takes long. */
  #forgetOther(unit: Unit | null): void {
    if (this.#reading.unit !== unit && !this.#isDisposed) this.#tell({ unit: null, explanation: null, field: null });
  }

  #forward(): void {
    this.#executor.forward("eval");
    this.#comparisons.begin();
    if (this.#probabilities) softmax(this.#device, this.#executor.output, this.#probabilities);
  }

  #source(): PictureSource {
    return {
      device: this.#device,
      executor: this.#executor,
      normalisation: this.#normalisation,
      fieldFactor: this.#gradient.of && this.#gradient.factor,
      comparisons: this.#comparisons,
    };
  }

  /**
   * Compiles what the pass will draw with, where it may be something new. Throws the reason of `signal` once aborted.
   */
  async #compile(signal?: AbortSignal, unit: Pulled | null = null): Promise<void> {
    const { version } = this.#pictures;
    if (this.#compiled?.version === version && this.#compiled.unit === unit) return;
    await this.#device.compile(
      () => {
        this.#forward();
        void this.#gradient.compute(unit);
        this.#pictures.rehearse(this.#source());
        this.#comparisons.begin();
      },
      { signal },
    );
    this.#compiled = { version, unit };
  }

  #explain(unit: Unit) {
    const node = this.graph.nodes.find(({ output }) => output === unit.value);
    return node ? explainUnit(this.#device, this.#executor, node, unit) : Promise.resolve(null);
  }

  /** Frees everything on the GPU, the model too. */
  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#listeners.clear();
    this.#probabilities?.dispose();
    this.#comparisons.dispose();
    if (this.#ownsPictures) this.#pictures.dispose();
    this.model.dispose();
  }
}
