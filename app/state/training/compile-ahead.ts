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
import { writeShortage } from "../stores/shortage-store.ts";
import type { Untrained } from "./training.ts";

/** What the programs that training needs depend on. */
interface Wanted {
  readonly device: Device;
  readonly graph: Graph;
  readonly source: DataSource;
  readonly batch: RunSettings["batch"];
  readonly optimizer: RunSettings["optimizer"]["kind"];
}

/** What `CompileAhead` needs from the session. */
export interface AheadOf {
  /** The device; null while nothing may be computed. */
  readonly device: () => Device | null;
  readonly untrained: () => Untrained | null;
  /** Resolves in an idle moment. */
  readonly idle: () => Promise<void>;
}

/** Mark in the browser's performance timeline: from here on training can start at once. */
const COMPILED = "training compiled";

const STORES = [useData, useDevice, usePreparation, useRun, useRunning, useSettings];

function areSame(a: Wanted | null, b: Wanted | null): boolean {
  return a && b ? Object.entries(a).every(([name, value]) => Reflect.get(b, name) === value) : a === b;
}

/**
 * Compiles what training the running network will need, one program at a time in idle moments, while no training runs;
 * starts over when the network, the images or the settings change. Checks first whether training would fit the device; the
 * store holds the result.
 */
export class CompileAhead {
  readonly #of: AheadOf;
  #wanted: Wanted | null = null;
  /** What has been compiled. */
  #done: Wanted | null = null;
  #ending = new AbortController();

  constructor(of: AheadOf) {
    this.#of = of;
    for (const store of STORES) store.subscribe(() => this.update());
    this.update();
  }

  /** Checks what is wanted now, and starts over if that has changed. */
  update(): void {
    const wanted = this.#now();
    if (areSame(wanted, this.#wanted)) return;
    this.#wanted = wanted;
    this.#ending.abort();
    this.#ending = new AbortController();
    writeShortage({ shortage: null });
    // A program that does not compile is reported when it is drawn with.
    if (wanted && !areSame(wanted, this.#done)) this.#compile(wanted, this.#ending.signal).catch(() => {});
  }

  #now(): Wanted | null {
    const device = this.#of.device();
    const { graph, problem, obstacle } = useRunning.getState();
    const { phase } = useRun.getState();
    const rests = (phase === "idle" || phase === "paused") && usePreparation.getState().preparation === null;
    if (!device || !rests || !graph || problem || obstacle !== null) return null;
    const { batch, optimizer } = useSettings.getState();
    return { device, graph, source: useData.getState().source, batch, optimizer: optimizer.kind };
  }

  async #compile(wanted: Wanted, signal: AbortSignal): Promise<void> {
    const { device, graph, source } = wanted;
    const { idle, untrained } = this.#of;
    await idle();
    const [{ rehearseTraining }, { trainingShortage }] = await Promise.all([
      import("#engine/train/rehearse-training.ts"),
      import("#engine/train/shortage.ts"),
    ]);
    signal.throwIfAborted();
    const settings = useSettings.getState();
    const { model, lacksImages } = untrained() ?? {};
    const shortage = model ? trainingShortage(model, settings, lacksImages ? source : null) : null;
    if (shortage) {
      writeShortage({ shortage });
      return;
    }
    const programs = rehearseTraining(device, graph, source, settings);
    await compilePrograms(device, programs, { signal, idle });
    this.#done = wanted;
    performance.mark(COMPILED);
  }
}
