import type { Device } from "#gpu/device.ts";
import { nextTask } from "#gpu/readback.ts";
import type { Checkpoint } from "#engine/train/trainer.ts";
import type { Graph } from "#nn/types.ts";
import { newRun } from "../stores/run-store.ts";
import { useSettings } from "../stores/settings-store.ts";
import type { Training } from "../training/training.ts";
import type { LiveNetwork } from "./live-network.ts";
import { Shelf } from "./shelf.ts";
import type { WantedNetwork } from "./wanted-network.ts";
import {
  fitsGraph,
  firstState,
  type KeptState,
  nextState,
  restarted,
  type Runnable,
  runnableOf,
  sameGraph,
  shippedState,
  type SourcedState,
  startState,
  type StoredState,
} from "./weights.ts";

/** What follows each other, and who hears of it. */
interface Surroundings {
  readonly network: LiveNetwork;
  readonly wanted: WantedNetwork;
  readonly training: Training;
  readonly device: () => Device | null;
  /** Other weights, or another run, are in the place of the ones before: they are to be stored. */
  readonly adopted: (checkpoint: Checkpoint) => void;
  /** A network has been built. */
  readonly built: () => void;
}

/** Which network, weights and run come after the ones that are there. Each method is one piece of work of the queue. */
export class Succession {
  readonly #around: Surroundings;
  readonly #shelf = new Shelf();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Remembers the state to begin with: that of an earlier visit, else the one that the network is first seen in. */
  async begin(saved: StoredState | null, shipped: Parameters<typeof firstState>[2]): Promise<void> {
    const { network, wanted } = this.#around;
    const runnable = saved ? runnableOf(saved.architecture) : wanted.runnable;
    const first = saved ?? (runnable && (await firstState(runnable.graph, useSettings.getState(), shipped)));
    if (!first) return;
    network.origin = first.origin;
    const isKnown = runnable && fitsGraph(runnable.graph, first.checkpoint);
    network.remember(isKnown ? runnable : null, first.checkpoint);
  }

  /** Builds the network that is wanted, unless it is the one that runs. */
  async update(signal: AbortSignal): Promise<void> {
    const { network, wanted, training, device } = this.#around;
    const { runnable: before, model } = network;
    const { runnable, isReturn } = wanted;
    if (!runnable || !device()) return;
    if (model && before && sameGraph(runnable.graph, before.graph)) {
      network.relabel(runnable);
      return;
    }
    await this.rest();
    signal.throwIfAborted();
    const { checkpoint } = network;
    const left = checkpoint && { checkpoint, origin: network.origin, run: training.state };
    const state = (): KeptState | Promise<KeptState> =>
      (isReturn ? this.#shelf.find(runnable.graph) : null) ??
      nextState(runnable.graph, before?.graph ?? null, left, useSettings.getState(), signal);
    const adopt = (next: KeptState): void => {
      this.#shelf.remove(runnable.graph);
      if (next === left) return;
      if (left && before) this.#shelf.put(before.graph, left);
      this.#adopt(next);
    };
    await this.#rebuild(runnable, state, adopt, signal);
  }

  /** Initialises the weights from the seed: step 0, empty curves. `unless`: ends it while the numbers are drawn. */
  async initialise(signal: AbortSignal, unless?: AbortSignal): Promise<void> {
    await this.#replaceWeights(signal, async (graph) => ({
      checkpoint: await startState(graph, useSettings.getState(), unless),
      origin: "initial",
    }));
  }

  /** Goes back to where training was last set going. */
  async goBack(signal: AbortSignal): Promise<void> {
    const { network, training, device } = this.#around;
    const { runnable, model } = network;
    const { before } = training;
    if (!before || !runnable || (device() && !model)) return;
    this.#adopt(before);
    await this.#put(runnable, before, signal);
  }

  /** Puts the weights that came with the app back, where the network is still the first one. */
  async restoreShipped(signal: AbortSignal): Promise<void> {
    await this.#replaceWeights(signal, (graph) => shippedState(graph));
  }

  /**
   * Other images are used from now on, which `change` sees to. Weights stay, of the networks that were left as well; runs
   * and their scores were on the images before, and begin anew.
   */
  async changeData(signal: AbortSignal, change: () => void): Promise<void> {
    const { network, training, device } = this.#around;
    const { checkpoint, origin, runnable } = network;
    change();
    training.changeData();
    this.#shelf.update(restarted);
    if (!checkpoint) return;
    const next = restarted({ checkpoint, origin });
    this.#adopt(next);
    // Where none runs, the next to be built gets the images.
    if (runnable && device() && network.model) await this.#put(runnable, next, signal);
  }

  /** Stops training and drawing. */
  async rest(): Promise<void> {
    await this.#around.training.rest();
    await this.#around.network.view?.settled();
  }

  /** Shows and stores another state in the place of the one that was. */
  #adopt({ checkpoint, origin, run }: KeptState): void {
    this.#around.training.resume(run);
    this.#around.network.origin = origin;
    this.#around.adopted(checkpoint);
  }

  /** Puts other weights into the network that runs, or will when its context is back; none where `make` has none. */
  async #replaceWeights(signal: AbortSignal, make: (graph: Graph) => Promise<SourcedState | null>): Promise<void> {
    const { network, device } = this.#around;
    const { runnable, model } = network;
    if (!runnable || (device() && !model)) return;
    const made = await make(runnable.graph);
    if (!made) return;
    this.#adopt({ ...made, run: newRun() });
    await this.#put(runnable, made, signal);
  }

  /** Builds a network with a state that is adopted already. */
  async #put(runnable: Runnable, state: SourcedState, signal: AbortSignal): Promise<void> {
    await nextTask(); // what changes on the page is a task of its own
    const adopt = (): void => {};
    await this.#rebuild(runnable, () => state, adopt, signal);
  }

  /** Frees the model and what runs on it, and builds another: see `LiveNetwork.build`. */
  async #rebuild<S extends { readonly checkpoint: Checkpoint }>(
    runnable: Runnable,
    state: () => S | Promise<S>,
    adopt: (state: S) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { network, training, device, built } = this.#around;
    training.drop();
    const current = device();
    const settle = (next: S): void => {
      adopt(next);
      built();
    };
    if (current) await network.build(current, runnable, state, settle, signal);
  }
}
