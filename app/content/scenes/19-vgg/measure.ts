/** What the kernels say of a chain. */
import { evaluate } from "#engine/show/evaluate.ts";
import { storedParameters } from "#engine/show/stored-parameters.ts";
import type { Device } from "#gpu/device.ts";
import { type MeasuredField, measureField } from "#nn/measured-field.ts";
import {
  architectureOf,
  type Chain,
  croppedTo,
  inputOf,
  KERNELS,
  lengths,
  SIDE,
  sidesOf,
  singleOf,
  type State,
  weightsOf,
} from "./chain.ts";

export interface Measured {
  readonly of: Chain;
  /** Weights that are stored on the GPU. */
  readonly stored: number;
  /** Length of the middle unit's gradient at each pixel (H, W), and where it is not zero. */
  readonly lengths: Float32Array;
  readonly field: MeasuredField | null;
  /** Between the chain's map and that of a single kernel, read off the gradient: largest difference, and |output|. */
  readonly difference: number;
  readonly scale: number;
}

/** Runs a chain forward and, from the middle unit of its first map, back; then the single kernel that this gradient is. */
export async function measure(device: Device, chain: Chain, signal: AbortSignal): Promise<Measured> {
  const input = inputOf(chain);
  const side = sidesOf(chain).at(-1) ?? 1;
  const middle = (side * side - 1) / 2;
  const network = architectureOf(chain);
  const seed = new Float32Array(chain.channels * side * side);
  seed[middle] = 1;
  const { output, inputGradient } = await evaluate(device, network, {
    weights: weightsOf(chain),
    input,
    gradient: seed,
    parameterGradients: false,
    signal,
  });
  const gradient = inputGradient ?? new Float32Array(input.length);
  const single = await evaluate(device, singleOf(chain), {
    weights: new Map([["l1.weight", croppedTo(chain, gradient)]]),
    input,
    signal,
  });
  const map = output.subarray(0, side * side);
  return {
    of: chain,
    stored: await storedParameters(device, network, signal),
    lengths: lengths(gradient),
    field: measureField(gradient, { c: chain.channels, h: SIDE, w: SIDE }),
    difference: largest(map.map((value, i) => value - (single.output[i] ?? 0))),
    scale: largest(map),
  };
}

function largest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** Weights of both chains of 3 x 3 layers, by the GPU's store, in units of C². */
export async function brokenSquares(
  device: Device,
  channels: State["channels"],
  signal: AbortSignal,
): Promise<readonly number[]> {
  const counts: number[] = [];
  for (const kernel of KERNELS) {
    const network = architectureOf({ kernel, broken: true, relu: true, channels });
    counts.push((await storedParameters(device, network, signal)) / channels ** 2);
  }
  return counts;
}
