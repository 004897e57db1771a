import type { DeviceProblem } from "#gpu/open-device.ts";
import { makeStore } from "./store.ts";

export type DeviceStatus =
  | { readonly kind: "starting" }
  /** `isPrecise`: it renders 32-bit floats, not only 16-bit ones. */
  | { readonly kind: "ready"; readonly isPrecise: boolean }
  /** The browser cannot compute here at all. */
  | { readonly kind: "unavailable"; readonly problem: DeviceProblem; readonly message: string }
  /** The browser lost the graphics context. It comes back by itself, or the message says what to do. */
  | { readonly kind: "lost"; readonly message: string };

/** The device that computes, and whether its results are correct. */
export interface DeviceFacts {
  /** The graphics chip's name, as reported by the browser. */
  readonly renderer: string;
  /** The way of computing, in words (see `rungText`). */
  readonly way: string;
  /** Result of the comparison with the CPU; null before it. `wrong`: the first wrong result, null for none. */
  readonly test: { readonly wrong: string | null; readonly milliseconds: number } | null;
  /** Faster ways that were tried and gave wrong results. */
  readonly refused: readonly { readonly way: string; readonly wrong: string }[];
}

interface DeviceState {
  readonly status: DeviceStatus;
  /** Null before the first device was opened. */
  readonly facts: DeviceFacts | null;
  /** Counts the devices opened: GPU objects of an older one must be created again. */
  readonly generation: number;
}

/** The state of the GPU. Written by the compute host. */
export const [useDevice, writeDevice] = makeStore<DeviceState>({
  status: { kind: "starting" },
  facts: null,
  generation: 0,
});
