import type { DeviceProblem } from "#gpu/open-device.ts";
import { makeStore } from "./store.ts";

export type DeviceStatus =
  | { readonly kind: "starting" }
  /** `isPrecise`: it renders whole floats, not only half ones. */
  | { readonly kind: "ready"; readonly isPrecise: boolean }
  /** The browser cannot compute here at all. */
  | { readonly kind: "unavailable"; readonly problem: DeviceProblem; readonly message: string }
  /** The browser took the graphics context away; it comes back by itself, or the message says what to do. */
  | { readonly kind: "lost"; readonly message: string };

/** What computes, and whether it does so rightly. */
export interface DeviceFacts {
  /** The graphics chip, as the browser calls it. */
  readonly renderer: string;
  /** How it is computed with. */
  readonly way: string;
  /** What comparing it with the processor came to; null before. `wrong`: what was wrong first, null for nothing. */
  readonly test: { readonly wrong: string | null; readonly milliseconds: number } | null;
  /** Faster ways that were tried and computed wrongly. */
  readonly refused: readonly { readonly way: string; readonly wrong: string }[];
}

interface DeviceState {
  readonly status: DeviceStatus;
  /** Null before the first device was opened. */
  readonly facts: DeviceFacts | null;
  /** Counts the devices opened: whatever holds GPU objects of an older one must make them anew. */
  readonly generation: number;
}

/** Whether the GPU is there. Written by the compute host. */
export const [useDevice, writeDevice] = makeStore<DeviceState>({
  status: { kind: "starting" },
  facts: null,
  generation: 0,
});
