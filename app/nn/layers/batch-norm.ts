import { pythonCall, thousands, times } from "../format.ts";
import type { LayerField, PrimitiveLayerType, TorchForm } from "../layer-type.ts";
import { readInput, valueAt } from "../unit-explanation.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { accept, inferOne, onlyInput } from "./checks.ts";
import { POINTS } from "./windows.ts";

export interface BatchNormSpec extends BaseSpec<"batch_norm"> {
  readonly eps: number;
  /** Weight of the new batch in the running statistics, as in PyTorch. */
  readonly momentum: number;
}

const fields: readonly LayerField[] = [
  {
    key: "eps",
    label: "Epsilon",
    help: "Small constant added to the variance to avoid division by zero.",
    kind: "number",
    min: 1e-8,
    max: 1,
    step: 1e-5,
  },
  {
    key: "momentum",
    label: "Momentum",
    help: "Weight of the newest batch in the running mean and variance.",
    kind: "number",
    min: 0,
    max: 1,
    step: 0.05,
  },
];

/** torch.nn has one class for maps and one for vectors. */
function className(reads: TorchForm): string {
  return reads === "maps" ? "BatchNorm2d" : "BatchNorm1d";
}

/** Batch normalisation of each channel (Ioffe and Szegedy 2015) with torch.nn.BatchNorm2d's semantics. */
export const batchNorm: PrimitiveLayerType<BatchNormSpec> = {
  type: "batch_norm",
  composite: false,
  placeable: true,
  title: "Batch normalisation",
  labelPrefix: () => "norm",
  group: "norm",
  summary: "Normalises each channel to mean 0 and variance 1, then applies a trainable scale and shift.",
  fields,
  create: (id) => ({ type: "batch_norm", id, eps: 1e-5, momentum: 0.1 }),
  settings: () => "",
  infer: (spec, inputs) => inferOne(spec, fields, inputs, accept),
  parameters(_spec, inputs) {
    const shape = [onlyInput(inputs).c];
    return [
      { name: "weight", shape, fanIn: 0, constant: 1 },
      { name: "bias", shape, fanIn: 0, constant: 0 },
    ];
  },
  parameterFormula(_spec, inputs) {
    const { c } = onlyInput(inputs);
    return `${times(2, c)} = ${thousands(2 * c)}`;
  },
  macs: () => 0,
  macsFormula: () => "",
  window: () => POINTS,
  pointwise: false,
  sign: () => "any",
  explain: ({ eps }, reading) => ({
    kind: "norm",
    input: valueAt(readInput(reading), reading.unit),
    mean: reading.statistics?.mean[reading.unit.c] ?? Number.NaN,
    variance: reading.statistics?.variance[reading.unit.c] ?? Number.NaN,
    eps,
    gamma: reading.weight[0] ?? Number.NaN,
    beta: reading.bias[0] ?? Number.NaN,
  }),
  torch: (_spec, reads) => ({ class: className(reads), definition: null, takes: "either", gives: "same" }),
  pytorch: (spec, input, reads) =>
    pythonCall(
      `nn.${className(reads)}`,
      input.c,
      spec.eps === 1e-5 ? null : `eps=${spec.eps}`,
      spec.momentum === 0.1 ? null : `momentum=${spec.momentum}`,
    ),
};
