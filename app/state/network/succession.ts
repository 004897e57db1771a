import type { Device } from "#gpu/device.ts";
import { nextTask } from "#gpu/turns.ts";
import type { Checkpoint } from "#engine/train/checkpoint.ts";
import type { Architecture, Graph, ParameterValues } from "#nn/types.ts";
import { newRun } from "../stores/run-store.ts";
import type { WeightOrigin } from "../stores/running-store.ts";
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
  startedWith,
  startState,
  type StoredState,
} from "./weights.ts";

/** The objects that follow one another, and the callbacks. */
interface Surroundings {
  readonly network: LiveNetwork;
  readonly wanted: WantedNetwork;
  readonly training: Training;
  readonly device: () => Device | null;
  /** Weights or run have been replaced and should be stored. */
  readonly adopted: (checkpoint: Checkpoint) => void;
  /** A network has been built. */
  readonly built: () => void;
}

/** Decides which network, weights and run come next. Each method is one task of the queue. */
export class Succession {
  readonly #around: Surroundings;
  readonly #shelf = new Shelf();

  /** The state with which a network that is about to be wanted begins. */
  #given: { readonly architecture: Architecture; readonly state: KeptState } | null = null;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Remembers the initial state: that of an earlier visit, or else the network's default one. */
  async begin(saved: StoredState | null, shipped: Parameters<typeof firstState>[2]): Promise<void> {
    const { network, wanted } = this.#around;
    const runnable = saved ? runnableOf(saved.architecture) : wanted.runnable;
    const first = saved ?? (runnable && (await firstState(runnable.graph, useSettings.getState(), shipped)));
    if (!first) return;
    network.origin = first.origin;
    const isKnown = runnable && fitsGraph(runnable.graph, first.checkpoint);
    network.remember(isKnown ? runnable : null, first.checkpoint);
  }

  /** Gives the weights with which a network that is about to be wanted begins, if they fit it. */
  give(architecture: Architecture, values: ParameterValues, origin: WeightOrigin): void {
    this.#given = { architecture, state: { ...startedWith(values, origin), run: newRun() } };
  }

  /** The state given for a network; null if there is none, or it does not fit. */
  #givenFor({ architecture, graph }: Runnable): KeptState | null {
    const given = this.#given?.architecture === architecture ? this.#given.state : null;
    return given && fitsGraph(graph, given.checkpoint) ? given : null;
  }

  /** Builds the wanted network, unless it is already running. */
  async update(signal: AbortSignal): Promise<void> {
    const { network, wanted, training, device } = this.#around;
    const { runnable: before, model } = network;
    const { runnable, isReturn } = wanted;
    if (!runnable || !device()) return;
    const given = this.#givenFor(runnable);
    if (model && before && !given && sameGraph(runnable.graph, before.graph)) {
      network.relabel(runnable);
      return;
    }
    await this.rest();
    signal.throwIfAborted();
    const { checkpoint } = network;
    const left = checkpoint && { checkpoint, origin: network.origin, run: training.state };
    const state = (): KeptState | Promise<KeptState> =>
      given ??
      (isReturn ? this.#shelf.find(runnable.graph) : null) ??
      nextState(runnable.graph, before?.graph ?? null, left, useSettings.getState(), signal);
    const adopt = (next: KeptState): void => {
      if (next === given) this.#given = null;
      this.#shelf.remove(runnable.graph);
      if (next === left) return;
      if (left && before) this.#shelf.put(before.graph, left);
      this.#adopt(next);
    };
    await this.#rebuild(runnable, state, adopt, signal);
  }

  /** Initialises the weights from the seed: step 0, empty curves. `unless` cancels it while the weights are drawn. */
  async initialise(signal: AbortSignal, unless?: AbortSignal): Promise<void> {
    await this.#replaceWeights(signal, async (graph) => ({
      checkpoint: await startState(graph, useSettings.getState(), unless),
      origin: "initial",
    }));
  }

  /** Goes back to where training was last started. */
  async goBack(signal: AbortSignal): Promise<void> {
    const { network, training, device } = this.#around;
    const { runnable, model } = network;
    const { before } = training;
    if (!before || !runnable || (device() && !model)) return;
    this.#adopt(before);
    await this.#put(runnable, before, signal);
  }

  /** Restores the pretrained weights, if the network is still the default one. */
  async restoreShipped(signal: AbortSignal): Promise<void> {
    await this.#replaceWeights(signal, (graph) => shippedState(graph));
  }

  /**
   * Switches to other images, by calling `change`. Weights stay, also those of networks that were left; runs and their
   * scores belong to the previous images, and start again.
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
    // If none is running, the next network to be built gets the images.
    if (runnable && device() && network.model) await this.#put(runnable, next, signal);
  }

  /** Stops training and drawing. */
  async rest(): Promise<void> {
    await this.#around.training.rest();
    await this.#around.network.view?.settled();
  }

  /** Replaces the state, on screen and in storage. */
  #adopt({ checkpoint, origin, run }: KeptState): void {
    this.#around.training.resume(run);
    this.#around.network.origin = origin;
    this.#around.adopted(checkpoint);
  }

  /**
   * Replaces the weights of the network that runs, or will run once the context is back; nothing if `make` gives none.
   */
  async #replaceWeights(signal: AbortSignal, make: (graph: Graph) => Promise<SourcedState | null>): Promise<void> {
    const { network, device } = this.#around;
    const { runnable, model } = network;
    if (!runnable || (device() && !model)) return;
    const made = await make(runnable.graph);
    if (!made) return;
    this.#adopt({ ...made, run: newRun() });
    await this.#put(runnable, made, signal);
  }

  /** Builds a network with a state that is already adopted. */
  async #put(runnable: Runnable, state: SourcedState, signal: AbortSignal): Promise<void> {
    await nextTask(); // changes of the page are a task of their own
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
