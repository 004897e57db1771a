import type { PrimitiveLayerType } from "../layer-type.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { accept, inferOne } from "./checks.ts";
import { noWeights } from "./no-weights.ts";

export type GlobalAvgPool2dSpec = BaseSpec<"global_avg_pool2d">;

/** Mean of each feature map (Lin et al. 2013), torch.nn.AdaptiveAvgPool2d(1). */
export const globalAvgPool2d: PrimitiveLayerType<GlobalAvgPool2dSpec> = {
  type: "global_avg_pool2d",
  composite: false,
  placeable: true,
  title: "Global average pooling",
  labelPrefix: "gap",
  group: "pool",
  summary: "Replaces each whole feature map by its mean: one number a channel.",
  fields: [],
  create: (id) => ({ type: "global_avg_pool2d", id }),
  infer: (spec, inputs) => inferOne(spec, [], inputs, (input) => accept({ c: input.c, h: 1, w: 1 })),
  ...noWeights,
  window: () => "all",
  pytorch: () => "nn.AdaptiveAvgPool2d(1)",
};
