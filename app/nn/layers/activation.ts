import { type ActivationKind, activations } from "../activations.ts";
import { pythonCall } from "../format.ts";
import type { LayerField, PrimitiveLayerType } from "../layer-type.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { accept, inferOne } from "./checks.ts";
import { noWeights } from "./no-weights.ts";

export interface ActivationSpec extends BaseSpec<"activation"> {
  readonly kind: ActivationKind;
  /** Slope for negative inputs; only `leaky_relu` uses it. */
  readonly slope: number;
}

const fields: readonly LayerField[] = [
  {
    key: "kind",
    label: "Function",
    help: "What happens to each value on its own; without it, stacked layers would be one linear map.",
    kind: "choice",
    options: Object.entries(activations).map(([value, { title }]) => ({ value, label: title })),
  },
  {
    key: "slope",
    label: "Negative slope",
    help: "How much of a negative value leaky ReLU lets through.",
    kind: "number",
    min: 0,
    max: 1,
    step: 0.01,
  },
];

/** A function of each value on its own; GELU is the exact one, by the error function. */
export const activation: PrimitiveLayerType<ActivationSpec> = {
  type: "activation",
  composite: false,
  placeable: true,
  title: "Activation",
  labelPrefix: "act",
  group: "activation",
  summary: "Bends each value, so that deeper layers can do more than a single one.",
  fields,
  create: (id) => ({ type: "activation", id, kind: "relu", slope: 0.01 }),
  infer: (spec, inputs) => inferOne(spec, fields, inputs, accept),
  ...noWeights,
  window: () => "point",
  pytorch({ kind, slope }) {
    const { torch, usesSlope } = activations[kind];
    return pythonCall(`nn.${torch}`, usesSlope ? slope : null);
  },
};
