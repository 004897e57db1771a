import type { LayerField, PrimitiveLayerType } from "../layer-type.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { noWeights } from "./no-weights.ts";
import type { PoolWindow } from "./pool2d-geometry.ts";
import { explainPool, inferPool, poolDefaults, poolFields, poolPytorch, poolSettings, poolWindow } from "./pool2d.ts";
import { inTorch } from "./torch-class.ts";

export interface AvgPool2dSpec extends BaseSpec<"avg_pool2d">, PoolWindow {
  /** Whether padded zeros count in the divisor (PyTorch's `count_include_pad`). */
  readonly countIncludePad: boolean;
}

const fields: readonly LayerField[] = [
  ...poolFields,
  {
    key: "countIncludePad",
    label: "Count padding",
    help: "Whether padded zeros count in the divisor of the average.",
    kind: "toggle",
  },
];

/** Average pooling with torch.nn.AvgPool2d's semantics. */
export const avgPool2d: PrimitiveLayerType<AvgPool2dSpec> = {
  type: "avg_pool2d",
  composite: false,
  placeable: true,
  title: "Average pooling",
  labelPrefix: () => "pool",
  group: "pool",
  summary: "Replaces each window by its average, giving a smaller, blurred map.",
  fields,
  create: (id) => ({ type: "avg_pool2d", id, ...poolDefaults, countIncludePad: true }),
  settings: poolSettings,
  infer: (spec, inputs) => inferPool(spec, fields, inputs),
  ...noWeights,
  window: poolWindow,
  pointwise: false,
  sign: () => "keeps",
  explain: (spec, reading) => explainPool(spec, reading, "mean", spec.countIncludePad),
  torch: inTorch("AvgPool2d"),
  pytorch: (spec) => poolPytorch("nn.AvgPool2d", spec, spec.countIncludePad ? null : "count_include_pad=False"),
};
