import { pythonCall } from "../format.ts";
import type { LayerField, PrimitiveLayerType } from "../layer-type.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { accept, inferOne } from "./checks.ts";
import { sumOfShares, termsOf } from "./explain.ts";
import { noWeights } from "./no-weights.ts";
import { inTorch } from "./torch-class.ts";
import { POINTS } from "./windows.ts";

/** While training, sets each value to zero with probability `rate` and divides the others by `1 - rate`. */
export interface DropoutSpec extends BaseSpec<"dropout"> {
  readonly rate: number;
}

const fields: readonly LayerField[] = [
  {
    key: "rate",
    label: "Rate",
    help: "Probability that a value is set to zero in a training step.",
    kind: "number",
    min: 0,
    max: 0.95,
    step: 0.05,
  },
];

/** Dropout (Srivastava et al. 2014) with torch.nn.Dropout's scaling: what is kept is divided by 1 - rate. */
export const dropout: PrimitiveLayerType<DropoutSpec> = {
  type: "dropout",
  composite: false,
  placeable: true,
  title: "Dropout",
  labelPrefix: () => "drop",
  group: "norm",
  summary: "Sets random values to zero during training, so that the network does not rely on any single one.",
  fields,
  create: (id) => ({ type: "dropout", id, rate: 0.5 }),
  settings: ({ rate }) => `rate ${rate}`,
  infer: (spec, inputs) => inferOne(spec, fields, inputs, accept),
  ...noWeights,
  window: () => POINTS,
  pointwise: true,
  sign: () => "keeps",
  explain: (_spec, reading) => sumOfShares(termsOf(reading, [reading.unit])),
  torch: inTorch("Dropout", { takes: "either", gives: "same" }),
  pytorch: (spec) => pythonCall("nn.Dropout", spec.rate === 0.5 ? null : spec.rate),
};
