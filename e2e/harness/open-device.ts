import { createComputeCanvas, createDevice, type Device, type Limits } from "#gpu/device.ts";

/** Limits of a weaker device than this one. */
export interface Weaker extends Partial<Limits> {
  readonly halfFloat?: boolean;
}

/** A device of its own, with errors checked after every launch. Throws with the message that a user would see. */
export function openDevice({ halfFloat = false, ...limits }: Weaker = {}, debug = true): Device {
  const opened = createDevice(createComputeCanvas(), { debug, limits, halfFloat });
  if (!opened.ok) throw new Error(opened.message);
  return opened.device;
}
