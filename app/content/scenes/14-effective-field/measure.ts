import { evaluate } from "#engine/show/evaluate.ts";
import { linearGradient } from "#engine/show/linear-gradient.ts";
import type { Device } from "#gpu/device.ts";
import { activation as activationLayer } from "#nn/layers/activation.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { createRandom } from "#nn/random.ts";
import type { Architecture, LayerSpec, ParameterValues } from "#nn/types.ts";
import type { StageNetwork } from "../../scene-lab.ts";
import { type Spot, sideOf, type Spots } from "./spread.ts";
import { DEEPEST, type Setting } from "./state.ts";

/** Networks that go through the GPU side by side, as groups of one; how often; and channels of each. */
const TOGETHER = 16;
const ROUNDS = 2;
const CHANNELS = 8;
/** Networks whose gradients are averaged. */
export const DRAWS = TOGETHER * ROUNDS;
const TAPS = 9;

/** Channels within a network, and networks side by side. */
function sizeOf({ weights }: Setting): { readonly channels: number; readonly networks: number } {
  return weights === "random" ? { channels: CHANNELS, networks: TOGETHER } : { channels: 1, networks: 1 };
}

/**
 * So many 3 × 3 convolutions on exactly the field of one unit: no padding, so that the last map is that unit. Networks that
 * do not see one another run as groups of one.
 */
export function stackOf(depth: number, setting: Setting, networks = sizeOf(setting).networks): Architecture {
  const { channels } = sizeOf(setting);
  const side = sideOf(depth);
  const layers = Array.from({ length: depth }, (_, i): readonly LayerSpec[] => {
    const isLast = i === depth - 1;
    const conv = {
      ...conv2d.create(`conv${i + 1}`),
      channels: networks * (isLast ? 1 : channels),
      kernel: [3, 3] as const,
      padding: "valid" as const,
      groups: networks,
      bias: false,
    };
    return isLast || setting.activation === "none" ? [conv] : [conv, activationLayer.create(`relu${i + 1}`)];
  });
  return { name: `${depth} layers`, input: { c: networks, h: side, w: side }, layers: layers.flat() };
}

/** Weights of one round: normal, so scaled that gradients neither grow nor vanish; or all equal, a mean over the window. */
function weightsOf(depth: number, setting: Setting, round: number): ParameterValues {
  const { channels, networks } = sizeOf(setting);
  const random = createRandom((setting.seed * DEEPEST + depth) * ROUNDS + round);
  const values = new Map<string, Float32Array>();
  for (let i = 0; i < depth; i++) {
    const fanIn = TAPS * (i === 0 ? 1 : channels);
    const count = networks * (i === depth - 1 ? 1 : channels) * fanIn;
    // Of two values one gets through a ReLU.
    const scale = Math.sqrt((setting.activation === "relu" && i > 0 ? 2 : 1) / fanIn);
    const next = setting.weights === "uniform" ? () => 1 / TAPS : () => scale * random.normal();
    values.set(`conv${i + 1}.weight`, Float32Array.from({ length: count }, next));
  }
  return values;
}

/** The first of all networks, alone. */
export function firstStack(depth: number, setting: Setting): StageNetwork {
  const { networks } = sizeOf(setting);
  const all = weightsOf(depth, setting, 0);
  return {
    architecture: stackOf(depth, setting, 1),
    values: new Map([...all].map(([name, values]) => [name, values.slice(0, values.length / networks)])),
  };
}

/** The pictures of one round: noise; of one sign where the weights are, as a photo is. */
function inputOf(depth: number, setting: Setting, round: number): Float32Array {
  const { networks } = sizeOf(setting);
  const random = createRandom(-1 - ((setting.seed * DEEPEST + depth) * ROUNDS + round));
  const next = setting.weights === "uniform" ? () => random.next() : () => random.normal();
  return Float32Array.from({ length: networks * sideOf(depth) ** 2 }, next);
}

/** Goes back from the last unit of each network of one round to its picture. */
async function roundOf(
  device: Device,
  depth: number,
  setting: Setting,
  round: number,
  signal: AbortSignal,
): Promise<Spot> {
  const { networks } = sizeOf(setting);
  const stack = stackOf(depth, setting);
  const common = { weights: weightsOf(depth, setting, round), gradient: new Float32Array(networks).fill(1), signal };
  const inputGradient =
    setting.activation === "none"
      ? await linearGradient(device, stack, common)
      : (await evaluate(device, stack, { ...common, input: inputOf(depth, setting, round), parameterGradients: false }))
          .inputGradient;
  const pixels = sideOf(depth) ** 2;
  const counts = new Float64Array(pixels);
  // Random gradients have either sign and cancel in a mean: their squares are added up. Equal weights give one sign.
  const count = setting.weights === "uniform" ? Math.abs : (value: number): number => value * value;
  inputGradient?.forEach((value, i) => (counts[i % pixels] = (counts[i % pixels] ?? 0) + count(value)));
  return { depth, counts, networks };
}

function added(a: Spot | undefined, b: Spot): Spot {
  if (!a) return b;
  return { ...b, counts: b.counts.map((count, i) => count + (a.counts[i] ?? 0)), networks: a.networks + b.networks };
}

/**
 * Measures the spot of every depth, round by round, that of `first` before all others; shows what there is after each.
 */
export async function measureSpots(
  device: Device,
  setting: Setting,
  first: number,
  signal: AbortSignal,
  show: (spots: Spots) => void,
): Promise<Spots> {
  const depths = Array.from({ length: DEEPEST }, (_, i) => i + 1);
  const order = [first, ...depths.filter((depth) => depth !== first)];
  let spots: Spots = new Map();
  for (let round = 0; round < (setting.weights === "random" ? ROUNDS : 1); round++) {
    for (const depth of order) {
      const spot = added(spots.get(depth), await roundOf(device, depth, setting, round, signal));
      spots = new Map([...spots, [depth, spot]]);
      show(spots);
    }
  }
  return spots;
}
