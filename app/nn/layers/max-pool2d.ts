import type { PrimitiveLayerType } from "../layer-type.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { noWeights } from "./no-weights.ts";
import { inferPool, poolDefaults, poolFields, poolPytorch, poolWindow } from "./pool2d.ts";
import type { PoolWindow } from "./pool2d-geometry.ts";

export interface MaxPool2dSpec extends BaseSpec<"max_pool2d">, PoolWindow {}

/** Max pooling with torch.nn.MaxPool2d's semantics; padding counts as minus infinity. */
export const maxPool2d: PrimitiveLayerType<MaxPool2dSpec> = {
  type: "max_pool2d",
  composite: false,
  placeable: true,
  title: "Max pooling",
  labelPrefix: "pool",
  group: "pool",
  summary: "Keeps the strongest value of each window, so that small shifts matter less.",
  fields: poolFields,
  create: (id) => ({ type: "max_pool2d", id, ...poolDefaults }),
  infer: (spec, inputs) => inferPool(spec, poolFields, inputs),
  ...noWeights,
  window: poolWindow,
  pytorch: (spec) => poolPytorch("nn.MaxPool2d", spec),
};
