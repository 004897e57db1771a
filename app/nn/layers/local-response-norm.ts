import { pythonCall } from "../format.ts";
import type { LayerField, PrimitiveLayerType } from "../layer-type.ts";
import { readInput, valueAt } from "../unit-explanation.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { accept, inferOne } from "./checks.ts";
import { range, termsOf } from "./explain.ts";
import { noWeights } from "./no-weights.ts";
import { inTorch } from "./torch-class.ts";
import { POINTS } from "./windows.ts";

/**
 * Krizhevsky et al. 2012 in PyTorch's form: `x / (k + alpha / size * sum x^2)^beta` over `size` neighbouring channels.
 */
export interface LocalResponseNormSpec extends BaseSpec<"local_response_norm"> {
  readonly size: number;
  readonly alpha: number;
  readonly beta: number;
  readonly k: number;
}

const number = (key: string, label: string, help: string, max: number, step: number): LayerField => ({
  key,
  label,
  help,
  kind: "number",
  min: 0,
  max,
  step,
});

const fields: readonly LayerField[] = [
  {
    key: "size",
    label: "Channels",
    help: "Number of adjacent channels that enter each value's divisor.",
    kind: "integer",
    min: 1,
    max: 64,
  },
  number("alpha", "Alpha", "Weight of the mean of squares over those channels.", 1000, 0.0001),
  number("beta", "Beta", "Exponent of the divisor.", 10, 0.05),
  number("k", "k", "Constant term of the divisor; with k = 1, small values pass almost unchanged.", 1000, 0.1),
];

/** Local response normalisation across channels (Krizhevsky et al. 2012), torch.nn.LocalResponseNorm. */
export const localResponseNorm: PrimitiveLayerType<LocalResponseNormSpec> = {
  type: "local_response_norm",
  composite: false,
  placeable: true,
  title: "Local response norm",
  labelPrefix: () => "lrn",
  group: "norm",
  summary: "Reduces values whose neighbouring channels are strong, as in AlexNet.",
  fields,
  create: (id) => ({ type: "local_response_norm", id, size: 5, alpha: 1e-4, beta: 0.75, k: 2 }),
  settings: ({ size }) => `${size} channels`,
  infer: (spec, inputs) => inferOne(spec, fields, inputs, accept),
  ...noWeights,
  // With weight or exponent 0, the neighbours have no effect.
  window: ({ size, alpha, beta }) =>
    alpha * beta === 0
      ? POINTS
      : { ...POINTS, c: { kernel: size, stride: 1, padding: Math.floor(size / 2), dilation: 1 } },
  pointwise: false,
  sign: () => "keeps",
  explain({ size, alpha, beta, k }, reading) {
    const { unit } = reading;
    const input = readInput(reading);
    const first = Math.max(0, unit.c - Math.floor(size / 2));
    const last = Math.min(input.shape.c - 1, unit.c + Math.floor((size - 1) / 2));
    const terms = termsOf(
      reading,
      range(first, last).map((c) => ({ ...unit, c })),
    );
    const squares = terms.reduce((sum, { value }) => sum + value * value, 0);
    const value = valueAt(input, unit) * (k + (alpha / size) * squares) ** -beta;
    return { kind: "mix", rule: "norm", terms, value };
  },
  torch: inTorch("LocalResponseNorm"),
  pytorch: (spec) =>
    pythonCall(
      "nn.LocalResponseNorm",
      spec.size,
      spec.alpha === 1e-4 ? null : `alpha=${spec.alpha}`,
      spec.beta === 0.75 ? null : `beta=${spec.beta}`,
      spec.k === 1 ? null : `k=${spec.k}`,
    ),
};
