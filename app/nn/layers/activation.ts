import { type ActivationKind, activations } from "../activations.ts";
import { pythonCall } from "../format.ts";
import type { LayerField, PrimitiveLayerType } from "../layer-type.ts";
import { readInput, valueAt } from "../unit-explanation.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { accept, inferOne } from "./checks.ts";
import { noWeights } from "./no-weights.ts";
import { POINTS } from "./windows.ts";

export interface ActivationSpec extends BaseSpec<"activation"> {
  readonly kind: ActivationKind;
  /** Slope for negative inputs; only `leaky_relu` uses it. */
  readonly slope: number;
}

const fields: readonly LayerField[] = [
  {
    key: "kind",
    label: "Function",
    help: "Applied to each value separately. Without it, stacked layers would amount to one linear map.",
    kind: "choice",
    options: Object.entries(activations).map(([value, { title }]) => ({ value, label: title })),
  },
  {
    key: "slope",
    label: "Negative slope",
    help: "Factor by which leaky ReLU multiplies negative values.",
    kind: "number",
    min: 0,
    max: 1,
    step: 0.01,
  },
];

/** A function applied to each value; GELU is the exact version, with the error function. */
export const activation: PrimitiveLayerType<ActivationSpec> = {
  type: "activation",
  composite: false,
  placeable: true,
  title: "Activation",
  labelPrefix: ({ kind }) => activations[kind].label,
  group: "activation",
  summary: "Applies a nonlinear function to each value, so that several layers can do more than one.",
  fields,
  create: (id) => ({ type: "activation", id, kind: "relu", slope: 0.01 }),
  settings: ({ kind }) => activations[kind].title,
  infer: (spec, inputs) => inferOne(spec, fields, inputs, accept),
  ...noWeights,
  window: () => POINTS,
  pointwise: true,
  // With slope 0, leaky ReLU is a ReLU.
  sign: ({ kind, slope }) => (activations[kind].usesSlope && slope === 0 ? "never-negative" : activations[kind].sign),
  explain: ({ kind, slope }, reading) => ({
    kind: "point",
    function: kind,
    slope,
    input: valueAt(readInput(reading), reading.unit),
  }),
  torch: ({ kind }) => ({ class: activations[kind].torch, definition: null, takes: "either", gives: "same" }),
  pytorch({ kind, slope }) {
    const { torch, usesSlope } = activations[kind];
    return pythonCall(`nn.${torch}`, usesSlope ? slope : null);
  },
};
