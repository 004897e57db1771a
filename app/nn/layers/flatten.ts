import type { PrimitiveLayerType } from "../layer-type.ts";
import { readInput } from "../unit-explanation.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { accept, inferOne } from "./checks.ts";
import { noWeights } from "./no-weights.ts";
import { inTorch } from "./torch-class.ts";

export type FlattenSpec = BaseSpec<"flatten">;

/**
 * Flattens a sample into one vector, channel by channel, then row by row: torch.nn.Flatten().
 * The vector's index is the channel, at the single position (0, 0).
 */
export const flatten: PrimitiveLayerType<FlattenSpec> = {
  type: "flatten",
  composite: false,
  placeable: true,
  title: "Flatten",
  labelPrefix: () => "flatten",
  usuallyOnce: true,
  group: "shape",
  summary: "Turns all feature maps into one long vector for a dense layer.",
  fields: [],
  create: (id) => ({ type: "flatten", id }),
  settings: () => "",
  infer: (spec, inputs) => inferOne(spec, [], inputs, ({ c, h, w }) => accept({ c: c * h * w, h: 1, w: 1 })),
  ...noWeights,
  window: () => "order",
  pointwise: false,
  sign: () => "keeps",
  explain(_spec, reading) {
    const { h, w } = readInput(reading).shape;
    const { c: index } = reading.unit;
    return {
      kind: "copy",
      from: { c: Math.floor(index / (h * w)), y: Math.floor((index % (h * w)) / w), x: index % w },
    };
  },
  torch: inTorch("Flatten", { takes: "either", gives: "vectors" }),
  pytorch: () => "nn.Flatten()",
};
