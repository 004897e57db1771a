import type { Device } from "#gpu/device.ts";
import type { Limits } from "#gpu/limits.ts";
import { createComputeCanvas, createDevice } from "#gpu/open-device.ts";
import { loadAllShaders } from "#gpu/shader-files.ts";

// Tests draw without compiling first.
await loadAllShaders();

/** Limits of a device weaker than this one. */
export interface Weaker extends Partial<Limits> {
  readonly halfFloat?: boolean;
  /** Whether textures are sampled instead of fetched; by default as the app does. */
  readonly sampled?: boolean;
  /** Whether work is cut as for a software renderer; by default as the app does. */
  readonly isSoftware?: boolean;
  /** Not the device's: whether single layers run as those that are looked at do, in one phase. */
  readonly keepAll?: boolean;
}

/** A device of its own, with errors checked after every launch. Throws with the message that a user would see. */
export function openDevice(
  { halfFloat = false, sampled, isSoftware, keepAll: _, ...limits }: Weaker = {},
  debug = true,
): Device {
  const opened = createDevice(createComputeCanvas(), {
    debug,
    limits,
    halfFloat,
    ...(sampled === undefined ? {} : { sampled }),
    ...(isSoftware === undefined ? {} : { isSoftware }),
  });
  if (!opened.ok) throw new Error(opened.message);
  return opened.device;
}
