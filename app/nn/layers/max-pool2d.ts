import type { PrimitiveLayerType } from "../layer-type.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { noWeights } from "./no-weights.ts";
import type { PoolWindow } from "./pool2d-geometry.ts";
import { explainPool, inferPool, poolDefaults, poolFields, poolPytorch, poolSettings, poolWindow } from "./pool2d.ts";
import { inTorch } from "./torch-class.ts";

export interface MaxPool2dSpec extends BaseSpec<"max_pool2d">, PoolWindow {}

/** Max pooling with torch.nn.MaxPool2d's semantics; padding counts as minus infinity. */
export const maxPool2d: PrimitiveLayerType<MaxPool2dSpec> = {
  type: "max_pool2d",
  composite: false,
  placeable: true,
  title: "Max pooling",
  labelPrefix: () => "pool",
  group: "pool",
  summary: "Keeps the largest value of each window, so that small shifts matter less.",
  fields: poolFields,
  create: (id) => ({ type: "max_pool2d", id, ...poolDefaults }),
  settings: poolSettings,
  infer: (spec, inputs) => inferPool(spec, poolFields, inputs),
  ...noWeights,
  window: poolWindow,
  pointwise: false,
  sign: () => "keeps",
  explain: (spec, reading) => explainPool(spec, reading, "max"),
  torch: inTorch("MaxPool2d"),
  pytorch: (spec) => poolPytorch("nn.MaxPool2d", spec),
};
