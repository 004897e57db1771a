/**
 * The activation functions: everything about them on the CPU. The GPU side of each is its section in
 * `shaders/lib/activations.glsl`.
 */
import type { Sign } from "./vocabulary.ts";

export interface Activation {
  /** Its name on screen. */
  readonly title: string;
  /** Prefix of a layer's automatic label: `relu` gives relu1, relu2 ... */
  readonly label: string;
  /** Its class in torch.nn. */
  readonly torch: string;
  /** What it does, in one sentence. */
  readonly sense: string;
  /** f(x) in double precision; `slope` is leaky ReLU's slope for negative values. */
  readonly at: (x: number, slope: number) => number;
  /** Whether its values can be negative. */
  readonly sign: Sign;
  /** Whether f' can be computed from f(x): then x need not be kept for the backward pass. */
  readonly slopeFromOutput: boolean;
  /** Bottom and top of the axis for plotting its curve if its values are bounded; null: the range of x. */
  readonly axis: readonly [bottom: number, top: number] | null;
  /** Whether it has a negative slope to set. */
  readonly usesSlope: boolean;
}

const SERIES_TERMS = 60;
const FRACTION_TERMS = 60;

/** Gauss error function in double precision (Abramowitz and Stegun 7.1.6 below 2.5, 7.1.14 above). */
export function errorFunction(x: number): number {
  const a = Math.abs(x);
  if (a < 2.5) {
    let term = a;
    let sum = a;
    for (let k = 1; k < SERIES_TERMS; k++) {
      term *= (2 * a * a) / (2 * k + 1);
      sum += term;
    }
    return Math.sign(x) * (2 / Math.sqrt(Math.PI)) * Math.exp(-a * a) * sum;
  }
  let fraction = 0;
  for (let k = FRACTION_TERMS; k >= 1; k--) fraction = (0.5 * k) / (a + fraction);
  return Math.sign(x) * (1 - Math.exp(-a * a) / (Math.sqrt(Math.PI) * (a + fraction)));
}

/** In the order of the builder's list. */
const table = {
  relu: {
    title: "ReLU",
    label: "relu",
    torch: "ReLU",
    sense: "Sets negative values to zero and keeps the others.",
    at: (x) => Math.max(0, x),
    sign: "never-negative",
    slopeFromOutput: true,
    axis: null,
    usesSlope: false,
  },
  relu6: {
    title: "ReLU6",
    label: "relu",
    torch: "ReLU6",
    sense: "Clips values to the range 0 to 6.",
    at: (x) => Math.min(6, Math.max(0, x)),
    sign: "never-negative",
    slopeFromOutput: true,
    axis: null,
    usesSlope: false,
  },
  leaky_relu: {
    title: "Leaky ReLU",
    label: "lrelu",
    torch: "LeakyReLU",
    sense: "Scales negative values down and keeps the others.",
    at: (x, slope) => (x < 0 ? slope * x : x),
    sign: "keeps",
    slopeFromOutput: true,
    axis: null,
    usesSlope: true,
  },
  tanh: {
    title: "Tanh",
    label: "tanh",
    torch: "Tanh",
    sense: "Squashes values into the range −1 to 1.",
    at: (x) => Math.tanh(x),
    sign: "keeps",
    slopeFromOutput: true,
    axis: [-1.25, 1.25],
    usesSlope: false,
  },
  sigmoid: {
    title: "Sigmoid",
    label: "sigmoid",
    torch: "Sigmoid",
    sense: "Squashes values into the range 0 to 1.",
    at: (x) => 1 / (1 + Math.exp(-x)),
    sign: "never-negative",
    slopeFromOutput: true,
    axis: [-1.25, 1.25],
    usesSlope: false,
  },
  gelu: {
    title: "GELU",
    label: "gelu",
    torch: "GELU",
    sense: "Multiplies each value x by the probability that a standard normal variable is below x.",
    at: (x) => 0.5 * x * (1 + errorFunction(x / Math.SQRT2)),
    sign: "keeps",
    slopeFromOutput: false,
    axis: null,
    usesSlope: false,
  },
} as const satisfies Readonly<Record<string, Activation>>;

export type ActivationKind = keyof typeof table;

export const activations: Readonly<Record<ActivationKind, Activation>> = table;

/** Whether a word is the name of an activation function. */
export function isActivation(word: string): word is ActivationKind {
  return Object.hasOwn(activations, word);
}
