import type { Device, DeviceOptions } from "#gpu/device.ts";
import { GpuError } from "#gpu/errors.ts";
import { createComputeCanvas, createDevice, rendererOf } from "#gpu/open-device.ts";
import { LADDER, rungText } from "#gpu/rungs.ts";
import { tellOfDevice } from "./device-notices.ts";
import { type DeviceStatus, useDevice, writeDevice } from "./stores/device-store.ts";

export interface HostEvents {
  /** A device is there: at the start, and again after a lost context. */
  opened(device: Device): void;
  /** Every GPU object is gone. */
  lost(): void;
}

const LOST =
  "The network, its weights and the step count are safe; it goes on by itself as soon as the browser gives the context back. If nothing happens within a few seconds, reload the page: your work is kept.";

/** Puts the device's state on the screens. */
function show(status: DeviceStatus, generation = useDevice.getState().generation): void {
  writeDevice({ status, generation });
  tellOfDevice(status);
}

/** Owns the one compute context, outside React, and brings it back when the browser takes it away. */
export class ComputeHost {
  readonly #canvas = createComputeCanvas();
  readonly #events: HostEvents;
  readonly #options: DeviceOptions;
  #device: Device | null = null;
  /** Where on the ladder of ways to compute it is tried next. */
  #rung: number;

  constructor(events: HostEvents, options: DeviceOptions = {}) {
    this.#events = events;
    this.#options = options;
    this.#rung = options.rung ?? 0;
    this.#canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();
      if (this.#device) this.#device.abandoned = true;
      this.#device = null;
      show({ kind: "lost", message: LOST });
      this.#events.lost();
    });
    this.#canvas.addEventListener("webglcontextrestored", () => this.open());
  }

  get device(): Device | null {
    return this.#device;
  }

  /** Opens the context; the store says what came of it. */
  open(): void {
    const device = this.#create();
    if (device) this.#adopt(device);
  }

  /** A device on the rung of the ladder that it is tried on; null, said on every screen, where there is none. */
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
    // The same way as before: the context was lost, and is back.
    const test = facts?.way === way ? facts.test : null;
    writeDevice({ facts: { renderer: rendererOf(device.gl), way, test, refused: facts?.refused ?? [] } });
    return device;
  }

  #adopt(device: Device): void {
    this.#device = device;
    const { generation } = useDevice.getState();
    show({ kind: "ready", isPrecise: device.targetFormat === "rgba32f" }, generation + 1);
    this.#events.opened(device);
  }

  /**
   * Compares what the device computes with the processor, and goes down the ladder of ways to compute for as long as that
   * differs. The store says what came of it. Resolves when one is right, or none is left; rejects where it cannot be told.
   */
  async verify(): Promise<void> {
    const { selfTest } = await import("#engine/run/self-test.ts");
    const first = this.#device;
    if (!first || useDevice.getState().facts?.test) return;
    for (let device: Device | null = first; device;) {
      const test = await selfTest(device).catch((error: unknown) => {
        if (error instanceof GpuError) return { wrong: error.message, milliseconds: 0 };
        throw error; // says nothing of what the device computes
      });
      const { facts } = useDevice.getState();
      if (device.lost || !facts || this.#device !== (device === first ? first : null)) return; // the next is tested then
      if (test.wrong === null) {
        writeDevice({ facts: { ...facts, test } });
        if (device !== first) this.#adopt(device);
        return;
      }
      writeDevice({ facts: { ...facts, refused: [...facts.refused, { way: facts.way, wrong: test.wrong }] } });
      device.abandoned = true;
      if (device === first) {
        this.#device = null;
        this.#events.lost();
      }
      device.dispose();
      this.#rung = device.rung + 1;
      device = this.#create();
    }
  }
}
