import type { PrimitiveLayerType } from "../layer-type.ts";
import { readInput } from "../unit-explanation.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { accept, inferOne, onlyInput } from "./checks.ts";
import { noWeights } from "./no-weights.ts";
import { explainPool } from "./pool2d.ts";
import { inTorch } from "./torch-class.ts";
import { whole, withinMaps } from "./windows.ts";

export type GlobalAvgPool2dSpec = BaseSpec<"global_avg_pool2d">;

/** Average of each feature map (Lin et al. 2013), torch.nn.AdaptiveAvgPool2d(1). */
export const globalAvgPool2d: PrimitiveLayerType<GlobalAvgPool2dSpec> = {
  type: "global_avg_pool2d",
  composite: false,
  placeable: true,
  title: "Global average pooling",
  labelPrefix: () => "gap",
  usuallyOnce: true,
  group: "pool",
  summary: "Replaces each feature map by its average: one number per channel.",
  fields: [],
  create: (id) => ({ type: "global_avg_pool2d", id }),
  settings: () => "",
  infer: (spec, inputs) => inferOne(spec, [], inputs, (input) => accept({ c: input.c, h: 1, w: 1 })),
  ...noWeights,
  window(_spec, inputs) {
    const { h, w } = onlyInput(inputs);
    return withinMaps(whole(h), whole(w));
  },
  pointwise: false,
  sign: () => "keeps",
  explain(_spec, reading) {
    const { h, w } = readInput(reading).shape;
    return explainPool({ kernel: [h, w], stride: [h, w], padding: [0, 0], ceilMode: false }, reading, "mean");
  },
  torch: inTorch("AdaptiveAvgPool2d"),
  pytorch: () => "nn.AdaptiveAvgPool2d(1)",
};
