import { findCatalogEntry } from "#data/catalog.ts";
import type { Device } from "#gpu/device.ts";
import { CapacityError, ContextLostError } from "#gpu/errors.ts";
import { valueShape } from "#nn/graph.ts";
import { Model } from "#engine/run/model.ts";
import type { Checkpoint } from "#engine/train/trainer.ts";
import { trainingProblem } from "#nn/training-problem.ts";
import type { Shape } from "#nn/types.ts";
import { drawn } from "../drawn.ts";
import { fitPixels } from "../view/fit-pixels.ts";
import { type InputSource, useInspection } from "../stores/inspection-store.ts";
import { Inspector } from "../view/inspector.ts";
import type { Pictures } from "../view/pictures.ts";
import { compiling, prepare } from "./preparation.ts";
import { writeRunning } from "../stores/running-store.ts";
import type { Runnable } from "./weights.ts";

/** A network on the GPU, and what shows it. */
interface Built {
  readonly model: Model;
  readonly inspector: Inspector;
}

/** The network that runs: its graph, its last state on the CPU, and (while there is a device) its model and inspector. */
export class LiveNetwork {
  readonly #pictures: Pictures;
  readonly #entry: ReturnType<typeof findCatalogEntry>;
  readonly #failed: (error: unknown) => void;
  #built: Built | null = null;
  #picture: { readonly pixels: Float32Array; readonly shape: Shape } | null = null;
  #runnable: Runnable | null = null;
  /** What a lost context is rebuilt from. */
  checkpoint: Checkpoint | null = null;

  /** `dataset`: id of the data set whose normalisation the input gets. */
  constructor(pictures: Pictures, dataset: string, failed: (error: unknown) => void) {
    this.#pictures = pictures;
    this.#entry = findCatalogEntry(dataset);
    this.#failed = failed;
  }

  /** The network of the checkpoint; null where there is none, or where it is not known. */
  get runnable(): Runnable | null {
    return this.#runnable;
  }

  get model(): Model | null {
    return this.#built?.model ?? null;
  }

  get inspector(): Inspector | null {
    return this.#built?.inspector ?? null;
  }

  /** Remembers a network that does not run yet. */
  remember(runnable: Runnable | null, checkpoint: Checkpoint): void {
    this.#runnable = runnable;
    this.checkpoint = checkpoint;
  }

  /**
   * Puts a network in the place of the one that runs, in pieces. `state` is asked for only once its textures are there:
   * a network that does not fit is refused before, with the reason as the store's `obstacle`, and what is remembered stays.
   * `adopt` is called with the state in the task that the page changes in. Throws the reason of `signal` once aborted.
   */
  async build<S extends { readonly checkpoint: Checkpoint }>(
    device: Device,
    runnable: Runnable,
    state: () => S | Promise<S>,
    adopt: (state: S) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { graph, report } = runnable;
    this.dispose();
    const { graph: shown, obstacle } = useInspection.getState();
    if (obstacle !== null) useInspection.setState({ obstacle: null });
    let model: Model | null = null;
    let inspector: Inspector | null = null;
    let made: S;
    try {
      model = new Model(device, graph);
      const normalisation = this.#entry?.normalisation ?? { mean: 0, std: 1 };
      inspector = new Inspector(model, this.#pictures, normalisation, this.#failed);
      made = await state();
      const { slots, statistics } = made.checkpoint;
      const { parameters } = model;
      const values = slots.get("values");
      if (values) await prepare("uploading", parameters.uploading(values), signal);
      for (const [name, { mean, variance }] of statistics) parameters.statistics(name).upload(mean, variance);
      // Where the page shows a network, the browser's drawing and the GPU's work would wait for each other: they take turns.
      if (shown) {
        compiling();
        await drawn();
        await inspector.prepare(signal);
      }
      signal.throwIfAborted();
    } catch (error) {
      inspector?.dispose();
      model?.dispose();
      signal.throwIfAborted();
      if (device.lost || error instanceof ContextLostError) return; // it is built anew when the context is back
      if (!(error instanceof CapacityError)) throw error;
      useInspection.setState({ obstacle: error.message });
      return;
    }
    this.remember(runnable, made.checkpoint);
    this.#built = { model, inspector };
    adopt(made);
    const isSame = shown === graph;
    useInspection.setState(isSame ? {} : { graph, report, unit: null, explanation: null, effective: null });
    writeRunning({ problem: this.#entry ? trainingProblem(graph, this.#entry) : null });
    if (shown && !isSame) await drawn();
    this.#show();
  }

  /** Frees the model and what runs on it. */
  dispose(): void {
    this.#built?.inspector.dispose();
    this.#built?.model.dispose();
    this.#built = null;
  }

  /** Puts a picture (0 .. 1, C, H, W) in front of the network; another size is fitted to its input. */
  setPicture(pixels: Float32Array, shape: Shape, source: InputSource): void {
    this.#picture = { pixels, shape };
    useInspection.setState({ source });
    this.#show();
  }

  #show(): void {
    if (!this.#built) return;
    const { inspector, model } = this.#built;
    if (!this.#picture) {
      inspector.refresh();
      return;
    }
    const pixels = fitPixels(this.#picture.pixels, this.#picture.shape, valueShape(model.graph, 0));
    useInspection.setState({ pixels });
    inspector.setPixels(pixels);
  }
}
