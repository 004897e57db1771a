import type { Device, DeviceOptions } from "#gpu/device.ts";
import { GpuError } from "#gpu/errors.ts";
import { createComputeCanvas, createDevice, rendererOf } from "#gpu/open-device.ts";
import { LADDER, rungText } from "#gpu/rungs.ts";
import { loadAllShaders } from "#gpu/shader-files.ts";
import { tellOfDevice } from "./device-notices.ts";
import { type DeviceStatus, useDevice, writeDevice } from "./stores/device-store.ts";

/** Callbacks for owners of GPU objects. */
export interface HostEvents {
  /** A device has been opened: at the start, and again after a lost context. */
  readonly opened: (device: Device) => void;
  /** Every GPU object is gone. */
  readonly lost: () => void;
}

const LOST =
  "The network, its weights and the step count are safe, and computing resumes as soon as the browser restores the context. If nothing happens within a few seconds, reload the page: your work is stored.";

/** Publishes the device's state to the screens. */
function show(status: DeviceStatus, generation = useDevice.getState().generation): void {
  writeDevice({ status, generation });
  tellOfDevice(status);
}

/** Owns the only compute context, outside React, and restores it when the browser loses it. */
export class ComputeHost {
  readonly #canvas = createComputeCanvas();
  readonly #listeners = new Set<HostEvents>();
  readonly #options: DeviceOptions;
  #device: Device | null = null;
  #isStarted = false;
  #verifying: Promise<void> | null = null;
  /** The rung of the fallback ladder to try next. */
  #rung: number;

  constructor(options: DeviceOptions = {}) {
    this.#options = options;
    this.#rung = options.rung ?? 0;
    this.#canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();
      if (this.#device) this.#device.abandoned = true;
      this.#device = null;
      show({ kind: "lost", message: LOST });
      this.#tellLost();
    });
    this.#canvas.addEventListener("webglcontextrestored", () => this.#open());
  }

  get device(): Device | null {
    return this.#device;
  }

  /** Calls back about the device from now on; at once, if it is open. */
  listen(events: HostEvents): void {
    this.#listeners.add(events);
    if (this.#device) events.opened(this.#device);
  }

  /** Opens the context, unless that was done before; the store holds the result. */
  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.#open();
  }

  #tellLost(): void {
    for (const { lost } of this.#listeners) lost();
  }

  #open(): void {
    const device = this.#create();
    if (device) this.#adopt(device);
  }

  /** A device on the current rung of the ladder; null, with a notice on every screen, if there is none. */
  #create(): Device | null {
    const result = createDevice(this.#canvas, { ...this.#options, rung: this.#rung });
    if (!result.ok) {
      show({ kind: "unavailable", problem: result.problem, message: result.message });
      return null;
    }
    const { device } = result;
    this.#rung = device.rung;
    const { facts } = useDevice.getState();
    const way = rungText(LADDER[device.rung] ?? LADDER[0]);
    // The same rung as before: the context was lost, and is back.
    const test = facts?.way === way ? facts.test : null;
    writeDevice({ facts: { renderer: rendererOf(device.gl), way, test, refused: facts?.refused ?? [] } });
    return device;
  }

  #adopt(device: Device): void {
    this.#device = device;
    const { generation } = useDevice.getState();
    show({ kind: "ready", isPrecise: device.targetFormat === "rgba32f" }, generation + 1);
    for (const { opened } of this.#listeners) opened(device);
  }

  /**
   * Compares the device's results with the CPU's and moves down the fallback ladder as long as they differ. The store
   * holds the outcome. Resolves when a rung is correct or none is left; rejects if the results could not be checked.
   */
  verify(): Promise<void> {
    this.#verifying ??= this.#verify().finally(() => {
      this.#verifying = null;
    });
    return this.#verifying;
  }

  async #verify(): Promise<void> {
    // Code or shaders that fail to load must not be taken for a wrong result.
    const [{ selfTest }] = await Promise.all([import("#engine/run/self-test.ts"), loadAllShaders()]);
    const first = this.#device;
    if (!first || useDevice.getState().facts?.test) return;
    for (let device: Device | null = first; device;) {
      const test = await selfTest(device).catch((error: unknown) => {
        if (error instanceof GpuError) return { wrong: error.message, milliseconds: 0 };
        throw error; // unrelated to the device's results
      });
      const { facts } = useDevice.getState();
      if (device.lost || !facts || this.#device !== (device === first ? first : null)) return; // tested later
      if (test.wrong === null) {
        writeDevice({ facts: { ...facts, test } });
        if (device !== first) this.#adopt(device);
        return;
      }
      writeDevice({ facts: { ...facts, refused: [...facts.refused, { way: facts.way, wrong: test.wrong }] } });
      device.abandoned = true;
      if (device === first) {
        this.#device = null;
        this.#tellLost();
      }
      device.dispose();
      this.#rung = device.rung + 1;
      device = this.#create();
    }
  }
}
