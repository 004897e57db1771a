import type { Device, DeviceOptions } from "#gpu/device.ts";
import { createComputeCanvas, createDevice } from "#gpu/open-device.ts";
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

  constructor(events: HostEvents, options: DeviceOptions = {}) {
    this.#events = events;
    this.#options = options;
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
    const result = createDevice(this.#canvas, this.#options);
    if (!result.ok) {
      show({ kind: "unavailable", problem: result.problem, message: result.message });
      return;
    }
    this.#device = result.device;
    const { generation } = useDevice.getState();
    show({ kind: "ready", isPrecise: result.device.targetFormat === "rgba32f" }, generation + 1);
    this.#events.opened(result.device);
  }
}
