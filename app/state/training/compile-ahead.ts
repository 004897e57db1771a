import { compilePrograms } from "#gpu/compilation.ts";
import type { Device } from "#gpu/device.ts";
import type { DataSource } from "#data/data-source.ts";
import type { Graph } from "#nn/types.ts";
import { useData } from "../stores/data-store.ts";
import { useDevice } from "../stores/device-store.ts";
import { usePreparation } from "../stores/preparation-store.ts";
import { useRun } from "../stores/run-store.ts";
import { useRunning } from "../stores/running-store.ts";
import { type RunSettings, useSettings } from "../stores/settings-store.ts";

/** What the programs of a training depend on. */
interface Wanted {
  readonly device: Device;
  readonly graph: Graph;
  readonly source: DataSource;
  readonly batch: RunSettings["batch"];
  readonly optimizer: RunSettings["optimizer"]["kind"];
}

/** Mark in the browser's timeline: the next training starts at once. */
const COMPILED = "training compiled";

const STORES = [useData, useDevice, usePreparation, useRun, useRunning, useSettings];

function areSame(a: Wanted | null, b: Wanted | null): boolean {
  return a && b ? Object.entries(a).every(([name, value]) => Reflect.get(b, name) === value) : a === b;
}

/**
 * Compiles what training the running network will need, a program at a time in idle moments, while nobody trains; ended and
 * begun again when the network, the images or the settings change.
 */
export class CompileAhead {
  readonly #device: () => Device | null;
  readonly #idle: () => Promise<void>;
  #wanted: Wanted | null = null;
  /** What is there, compiled. */
  #done: Wanted | null = null;
  #ending = new AbortController();

  /** `device`: null while nothing is to be computed. `idle` resolves in an idle moment. */
  constructor(device: () => Device | null, idle: () => Promise<void>) {
    this.#device = device;
    this.#idle = idle;
    for (const store of STORES) store.subscribe(() => this.update());
    this.update();
  }

  /** Looks at what is wanted now. */
  update(): void {
    const wanted = this.#now();
    if (areSame(wanted, this.#wanted)) return;
    this.#wanted = wanted;
    this.#ending.abort();
    this.#ending = new AbortController();
    // What does not compile is told of where it is drawn with; what does not fit, where it is trained.
    if (wanted && !areSame(wanted, this.#done)) this.#compile(wanted, this.#ending.signal).catch(() => {});
  }

  #now(): Wanted | null {
    const device = this.#device();
    const { graph, problem, obstacle } = useRunning.getState();
    const { phase } = useRun.getState();
    const rests = (phase === "idle" || phase === "paused") && usePreparation.getState().preparation === null;
    if (!device || !rests || !graph || problem || obstacle !== null) return null;
    const { batch, optimizer } = useSettings.getState();
    return { device, graph, source: useData.getState().source, batch, optimizer: optimizer.kind };
  }

  async #compile(wanted: Wanted, signal: AbortSignal): Promise<void> {
    const { device, graph, source } = wanted;
    await this.#idle();
    const { rehearseTraining } = await import("#engine/train/rehearse-training.ts");
    signal.throwIfAborted();
    const programs = rehearseTraining(device, graph, source, useSettings.getState());
    await compilePrograms(device, programs, { signal, idle: this.#idle });
    this.#done = wanted;
    performance.mark(COMPILED);
  }
}
