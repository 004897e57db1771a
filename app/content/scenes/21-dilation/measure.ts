import { linearGradient } from "#engine/show/linear-gradient.ts";
import type { Device } from "#gpu/device.ts";
import { LAYERS, MIDDLE, networkOf, SIDE, weightsOf } from "./state.ts";
import { type Touched, touchedBy } from "./taps.ts";

/** What gradients say of a stack. */
export interface Measured {
  readonly dilations: readonly number[];
  /** Ways from the last unit to each place, after 0, 1, 2 and 3 layers on its way down (H, W). */
  readonly down: readonly Float32Array[];
  /** What a unit of each layer touches on the input. */
  readonly fields: readonly Touched[];
}

/** The gradient of the unit in the middle of the last map to the input of these layers, times 9 a layer. */
export async function waysThrough(
  device: Device,
  dilations: readonly number[],
  signal: AbortSignal,
): Promise<Float32Array> {
  const unit = new Float32Array(SIDE * SIDE);
  unit[MIDDLE * SIDE + MIDDLE] = 1;
  if (dilations.length === 0) return unit;
  const gradient = await linearGradient(device, networkOf(dilations, SIDE), {
    weights: weightsOf(dilations),
    gradient: unit,
    signal,
  });
  return gradient.map((value) => value * 9 ** dilations.length);
}

/** Follows the taps down from the last layer, and the field up from the first. */
export async function measure(device: Device, dilations: readonly number[], signal: AbortSignal): Promise<Measured> {
  const down: Float32Array[] = [];
  for (let layers = 0; layers <= LAYERS; layers++)
    down.push(await waysThrough(device, dilations.slice(LAYERS - layers), signal));
  const fields: Touched[] = [];
  for (let layers = 1; layers < LAYERS; layers++)
    fields.push(touchedBy(await waysThrough(device, dilations.slice(0, layers), signal), SIDE));
  return { dilations, down, fields: [...fields, touchedBy(down[LAYERS] ?? new Float32Array(), SIDE)] };
}
