import { createComputeCanvas, createDevice, type Device, type Limits } from "#gpu/device.ts";

/** A device of its own, with errors checked after every launch. Throws with the message that a user would see. */
export function openDevice(limits: Partial<Limits> = {}, debug = true): Device {
  const opened = createDevice(createComputeCanvas(), { debug, limits });
  if (!opened.ok) throw new Error(opened.message);
  return opened.device;
}
