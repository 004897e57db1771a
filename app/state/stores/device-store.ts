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

interface DeviceState {
  readonly status: DeviceStatus;
  /** Counts the devices opened: whatever holds GPU objects of an older one must make them anew. */
  readonly generation: number;
}

/** Whether the GPU is there. Written by the compute host. */
export const [useDevice, writeDevice] = makeStore<DeviceState>({ status: { kind: "starting" }, generation: 0 });
