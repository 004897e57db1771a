import type { Device } from "#gpu/device.ts";
import { CapacityError, ContextLostError } from "#gpu/errors.ts";
import { valueShape } from "#nn/graph.ts";
import type { Model } from "#engine/run/model.ts";
import type { Checkpoint } from "#engine/train/checkpoint.ts";
import { trainingProblem } from "#nn/training-problem.ts";
import type { Shape } from "#nn/types.ts";
import { drawn } from "../drawn.ts";
import { fitPixels } from "./fit-pixels.ts";
import { useData } from "../stores/data-store.ts";
import { type InputSource, writeInput } from "../stores/input-store.ts";
import { chooseUnit, useInspection } from "../stores/inspection-store.ts";
import { NetworkView } from "#engine/show/network-view.ts";
import type { LiveView } from "./live-view.ts";
import { showProgress } from "./preparation.ts";
import { useRunning, type WeightOrigin, writeRunning } from "../stores/running-store.ts";
import { carriedUnit } from "./carried-unit.ts";
import { type Runnable, sameGraph } from "./weights.ts";

/** The running network: its graph, its latest state on the CPU, and, while there is a device, its model and view. */
export class LiveNetwork {
  readonly #live: LiveView;
  #view: NetworkView | null = null;
  #picture: { readonly pixels: Float32Array; readonly shape: Shape } | null = null;
  #runnable: Runnable | null = null;
  /** What a lost context is rebuilt from. */
  checkpoint: Checkpoint | null = null;

  constructor(live: LiveView) {
    this.#live = live;
  }

  /** The network of the checkpoint; null if there is none, or if it is not known. */
  get runnable(): Runnable | null {
    return this.#runnable;
  }

  get model(): Model | null {
    return this.#view?.model ?? null;
  }

  /** Its view; null while there is no device. */
  get view(): NetworkView | null {
    return this.#view;
  }

  /** Where its weights come from. */
  get origin(): WeightOrigin {
    return useRunning.getState().origin;
  }

  set origin(origin: WeightOrigin) {
    writeRunning({ origin });
  }

  /** Call it when only the builder's names for the network have changed: it computes the same as before. */
  relabel({ graph, report }: Runnable): void {
    const { graph: shown } = useRunning.getState();
    if (shown && sameGraph(shown, graph)) writeRunning({ report });
  }

  /** Remembers a network that does not run yet. */
  remember(runnable: Runnable | null, checkpoint: Checkpoint): void {
    this.#runnable = runnable;
    this.checkpoint = checkpoint;
  }

  /**
   * Replaces the running network, in pieces. `state` is called only after its textures exist: a network that does not
   * fit is refused before that, with the reason as the store's `obstacle`, and the remembered state stays. `adopt` is
   * called with the state in the task in which the page changes. Throws the reason of `signal` once aborted.
   */
  async build<S extends { readonly checkpoint: Checkpoint }>(
    device: Device,
    runnable: Runnable,
    state: () => S | Promise<S>,
    adopt: (state: S) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { graph, report } = runnable;
    const { source } = useData.getState();
    this.dispose();
    const { graph: shown, obstacle } = useRunning.getState();
    if (obstacle !== null) writeRunning({ obstacle: null });
    const made: S[] = [];
    try {
      this.#view = await NetworkView.open(device, graph, {
        values: async () => {
          const next = await state();
          made.push(next);
          const { slots, statistics } = next.checkpoint;
          return { values: slots.get("values") ?? new Map<string, Float32Array>(), statistics };
        },
        backward: true,
        pictures: this.#live.pictures,
        normalisation: source.normalisation,
        // If the page shows a network, the browser's drawing and our GPU work would block each other: they alternate.
        isLazy: !shown,
        onProgress: showProgress(),
        signal,
      });
    } catch (error) {
      signal.throwIfAborted();
      if (device.lost || error instanceof ContextLostError) return; // it is rebuilt when the context is back
      if (!(error instanceof CapacityError)) throw error;
      writeRunning({ obstacle: error.message });
      return;
    }
    const [next] = made;
    if (!next) return;
    this.remember(runnable, next.checkpoint);
    adopt(next);
    const isSame = shown === graph;
    this.#live.attach(this.#view, !isSame);
    const problem = trainingProblem(graph, source);
    writeRunning(isSame ? { problem } : { graph, report, problem });
    const { unit } = useInspection.getState();
    if (!isSame) chooseUnit(shown && unit && carriedUnit(shown, graph, unit));
    void this.#view.look(useInspection.getState().unit);
    if (shown && !isSame) await drawn();
    this.#show();
  }

  /** Frees the model and what runs on it. */
  dispose(): void {
    this.#live.attach(null, false);
    this.#view?.dispose();
    this.#view = null;
  }

  /** Sets the input image (0 .. 1, C, H, W); another size is fitted to the network's input. */
  setPicture(pixels: Float32Array, shape: Shape, source: InputSource): void {
    this.#picture = { pixels, shape };
    writeInput({ source });
    this.#show();
  }

  #show(): void {
    const view = this.#view;
    if (!view) return;
    if (!this.#picture) {
      view.refresh();
      return;
    }
    const pixels = fitPixels(this.#picture.pixels, this.#picture.shape, valueShape(view.graph, 0));
    writeInput({ pixels });
    view.setInput(pixels);
  }
}
