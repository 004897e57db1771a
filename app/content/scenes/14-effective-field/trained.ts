/** One network that learns digits, and the spots of its units: what `train.ts` trains. */
import { evaluate } from "#engine/show/evaluate.ts";
import type { Device } from "#gpu/device.ts";
import { activation } from "#nn/layers/activation.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import type { LabelledImages } from "#nn/labelled-images.ts";
import type { Architecture, LayerSpec, ParameterValues } from "#nn/types.ts";
import { type Spot, sideOf, type Spots } from "./spread.ts";
import { TRAINED_DEEPEST } from "./state.ts";

const DIGIT = 28;
const CHANNELS = 8;
/** Digits over which a spot is averaged; each shows the unit of another channel. */
export const SHOWN = 32;

function convolution(i: number): LayerSpec {
  return {
    ...conv2d.create(`conv${i + 1}`),
    channels: CHANNELS,
    kernel: [3, 3] as const,
    padding: "valid" as const,
    bias: false,
  };
}

function convolutions(depth: number): readonly LayerSpec[] {
  return Array.from({ length: depth }, (_, i) =>
    i === 0 ? [convolution(0)] : [activation.create(`relu${i}`), convolution(i)],
  ).flat();
}

/** As deep as spots are measured, then a dense layer for the classes. */
export const classifier: Architecture = {
  name: "classifier",
  input: { c: 1, h: DIGIT, w: DIGIT },
  layers: [
    ...convolutions(TRAINED_DEEPEST),
    activation.create("relu"),
    flatten.create("flat"),
    { ...dense.create("classes"), units: 10 },
  ],
};

/** Its first layers, on exactly the field of one place: the last maps are units of that place. */
export function firstLayers(depth: number): Architecture {
  const side = sideOf(depth);
  return { name: `${depth} layers`, input: { c: 1, h: side, w: side }, layers: convolutions(depth) };
}

/** The middle of the first digits, as the network takes them (N, 1, H, W). */
export function middles({ pixels, mean, std }: LabelledImages, depth: number): Float32Array {
  const side = sideOf(depth);
  const corner = Math.floor((DIGIT - side) / 2);
  return Float32Array.from({ length: SHOWN * side * side }, (_, i) => {
    const [digit, at] = [Math.floor(i / (side * side)), i % (side * side)];
    const [y, x] = [corner + Math.floor(at / side), corner + (at % side)];
    return ((pixels[(digit * DIGIT + y) * DIGIT + x] ?? 0) / 255 - mean) / std;
  });
}

/** The spot of a unit at each depth, that of `first` before all others. */
export async function trainedSpots(
  device: Device,
  weights: ParameterValues,
  digits: LabelledImages,
  first: number,
  signal: AbortSignal,
): Promise<Spots> {
  const depths = Array.from({ length: TRAINED_DEEPEST }, (_, i) => i + 1);
  const spots = new Map<number, Spot>();
  for (const depth of [first, ...depths.filter((each) => each !== first)]) {
    const names = depths.slice(0, depth).map((each) => `conv${each}.weight`);
    const gradient = new Float32Array(SHOWN * CHANNELS);
    for (let i = 0; i < SHOWN; i++) gradient[i * CHANNELS + (i % CHANNELS)] = 1;
    const { inputGradient } = await evaluate(device, firstLayers(depth), {
      weights: new Map([...weights].filter(([name]) => names.includes(name))),
      input: middles(digits, depth),
      batch: SHOWN,
      gradient,
      parameterGradients: false,
      signal,
    });
    const pixels = sideOf(depth) ** 2;
    const counts = new Float64Array(pixels);
    inputGradient?.forEach((value, i) => (counts[i % pixels] = (counts[i % pixels] ?? 0) + value * value));
    spots.set(depth, { depth, counts, networks: 1 });
  }
  return spots;
}
