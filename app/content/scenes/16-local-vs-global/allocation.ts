/** Where layers have their weights, by the distance of the pixels that they join, and where the dependence is. Pure. */
import { avgPool2d } from "#nn/layers/avg-pool2d.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { describe } from "#nn/report.ts";
import type { Architecture, LayerReport, LayerSpec } from "#nn/types.ts";
import { bitsOf, type Curve } from "./dependence.ts";
import { MOST_LEVELS } from "./state.ts";

const TAPS = 3;

/** First distance of each octave: 1, 2 to 3, 4 to 7 ... pixels. */
export const OCTAVES = Array.from({ length: MOST_LEVELS }, (_, i) => 2 ** i);

/** Farthest pixel that so many levels reach: the end of as many octaves. */
export function reachOf(levels: number): number {
  return 2 ** levels - 1;
}

export type Kind = "conv" | "hierarchy" | "dense";

function convOf(id: string): LayerSpec {
  return { ...conv2d.create(id), channels: 1, kernel: [TAPS, TAPS], padding: [1, 1], bias: false };
}

/**
 * One channel without biases: a convolution; convolutions with a mean over 2 × 2 values between them; one unit that sees
 * every pixel that those reach.
 */
export function networkOf(kind: Kind, levels: number): Architecture {
  const side = kind === "dense" ? 2 * reachOf(levels) + 1 : 2 ** MOST_LEVELS;
  const input = { c: 1, h: side, w: side };
  if (kind === "dense")
    return {
      name: kind,
      input,
      layers: [flatten.create("flatten"), { ...dense.create("dense"), units: 1, bias: false }],
    };
  const count = kind === "conv" ? 1 : levels;
  const layers = Array.from({ length: count }, (_, i): readonly LayerSpec[] => [
    ...(i === 0 ? [] : [avgPool2d.create(`pool${i}`)]),
    convOf(`conv${i + 1}`),
  ]);
  return { name: kind, input, layers: layers.flat() };
}

/** Where a network has its weights. */
export interface Allocation {
  readonly parameters: number;
  /** Weights by octave of the distance to what they are laid on; those on the unit's own place are left out. */
  readonly octaves: readonly number[];
}

/** The octave of a distance; null for none. */
function octaveOf(distance: number): number | null {
  return distance < 1 ? null : Math.floor(Math.log2(distance));
}

/** Distances of the weights of one unit's layer, in pixels: the larger of rows and columns. */
function distancesOf({ spec, input }: LayerReport, jump: number): readonly number[] {
  const side = spec.type === "conv2d" ? TAPS : spec.type === "dense" ? Math.sqrt(input?.c ?? 0) : 0;
  const middle = (side - 1) / 2;
  return Array.from({ length: side * side }, (_, i) =>
    Math.max(Math.abs(Math.floor(i / side) - middle), Math.abs((i % side) - middle)),
  ).map((steps) => steps * jump);
}

/** Counts the weights of a network of one channel by the octaves of their distances. */
export function allocationOf(kind: Kind, levels: number): Allocation {
  const { layers, parameters } = describe(networkOf(kind, levels));
  const octaves = OCTAVES.map(() => 0);
  layers.forEach((layer, i) => {
    // A unit of a layer steps over the pixels as far as its neighbours below are apart.
    const jump = layer.spec.type === "dense" ? 1 : (layers[i - 1]?.field?.x.jump ?? 1);
    for (const distance of distancesOf(layer, jump)) {
      const octave = octaveOf(distance);
      if (octave !== null) octaves[octave] = (octaves[octave] ?? 0) + 1;
    }
  });
  return { parameters, octaves };
}

/** The bits that pixels tell of one another, by octave of their distance: the mean over the distances measured in each. */
export function dependenceOf(curve: Curve): readonly number[] {
  return OCTAVES.map((first) => {
    const bits = curve.filter(({ x }) => x >= first && x < 2 * first).map(({ y }) => bitsOf(y));
    return bits.length === 0 ? 0 : bits.reduce((sum, each) => sum + each, 0) / bits.length;
  });
}

/** What each has of the whole; zeros where that is nothing. */
export function sharesOf(parts: readonly number[]): readonly number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => (whole > 0 ? part / whole : 0));
}

/** The part of weights that lie where there is as much to model: 1 where they are spread as the dependence is. */
export function overlapOf(weights: readonly number[], dependence: readonly number[]): number {
  const [mine, theirs] = [sharesOf(weights), sharesOf(dependence)];
  return mine.reduce((sum, share, i) => sum + Math.min(share, theirs[i] ?? 0), 0);
}

/** The number of levels with the largest overlap; the least of several. */
export function bestLevels(dependence: readonly number[]): number {
  const overlaps = OCTAVES.map((_, i) => overlapOf(allocationOf("hierarchy", i + 1).octaves, dependence));
  return 1 + overlaps.indexOf(Math.max(...overlaps));
}

/** How the weights of the three kinds of network are spread, and how well that matches. */
export interface Allocated {
  readonly allocations: Readonly<Record<Kind, Allocation>>;
  /** Null while the dependence is measured. */
  readonly overlaps: Readonly<Record<Kind, number>> | null;
  /** Levels with the largest overlap; null where nothing depends on anything. */
  readonly best: number | null;
}

/** Bits below which a picture counts as one without dependence, all octaves together. */
const NOTHING = 0.01;

/** The three kinds of network with so many levels, beside a dependence by octave. */
export function allocated(levels: number, dependence: readonly number[] | null): Allocated {
  const kinds = <T>(of: (kind: Kind) => T): Readonly<Record<Kind, T>> => ({
    conv: of("conv"),
    hierarchy: of("hierarchy"),
    dense: of("dense"),
  });
  const allocations = kinds((kind) => allocationOf(kind, levels));
  if (dependence === null) return { allocations, overlaps: null, best: null };
  const isNothing = dependence.reduce((sum, bits) => sum + bits, 0) < NOTHING;
  return {
    allocations,
    overlaps: kinds((kind) => (isNothing ? 0 : overlapOf(allocations[kind].octaves, dependence))),
    best: isNothing ? null : bestLevels(dependence),
  };
}
