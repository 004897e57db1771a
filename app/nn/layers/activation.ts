import { pythonCall } from "../format.ts";
import type { LayerField, PrimitiveLayerType } from "../layer-type.ts";
import type { ActivationKind, ActivationSpec } from "../types.ts";
import { accept, inferOne } from "./checks.ts";
import { noWeights } from "./no-weights.ts";

/** Names of the activation functions: on screen, as the prefix of a label, and as a class of torch.nn. */
export const activationNames: Readonly<Record<ActivationKind, { title: string; label: string; torch: string }>> = {
  relu: { title: "ReLU", label: "relu", torch: "ReLU" },
  relu6: { title: "ReLU6", label: "relu", torch: "ReLU6" },
  leaky_relu: { title: "Leaky ReLU", label: "lrelu", torch: "LeakyReLU" },
  tanh: { title: "Tanh", label: "tanh", torch: "Tanh" },
  sigmoid: { title: "Sigmoid", label: "sigmoid", torch: "Sigmoid" },
  gelu: { title: "GELU", label: "gelu", torch: "GELU" },
};

const fields: readonly LayerField[] = [
  {
    key: "kind",
    label: "Function",
    help: "What happens to each value on its own; without it, stacked layers would be one linear map.",
    kind: "choice",
    options: Object.entries(activationNames).map(([value, { title }]) => ({ value, label: title })),
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
  title: "Activation",
  labelPrefix: "act",
  group: "activation",
  summary: "Bends each value, so that deeper layers can do more than a single one.",
  fields,
  create: (id) => ({ type: "activation", id, kind: "relu", slope: 0.01 }),
  infer: (spec, inputs) => inferOne(spec, fields, inputs, accept),
  ...noWeights,
  window: () => "point",
  pytorch: (spec) =>
    pythonCall(`nn.${activationNames[spec.kind].torch}`, spec.kind === "leaky_relu" ? spec.slope : null),
};
