import type { LayerField, PrimitiveLayerType } from "../layer-type.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { accept, inferOne, refuse } from "./checks.ts";
import { range, termsOf } from "./explain.ts";
import { noWeights } from "./no-weights.ts";
import { definedHere } from "./torch-class.ts";
import { POINTS } from "./windows.ts";

/** Output channel j is the largest of input channels `j groupSize .. (j + 1) groupSize - 1`. */
export interface ChannelMaxPoolSpec extends BaseSpec<"channel_max_pool"> {
  readonly groupSize: number;
}

const fields: readonly LayerField[] = [
  {
    key: "groupSize",
    label: "Group",
    help: "Number of adjacent channels of which the largest value is kept.",
    kind: "integer",
    min: 2,
    max: 64,
  },
];

/** Maximum over each group of adjacent channels, per pixel (maxout; Goodfellow et al. 2013). */
export const channelMaxPool: PrimitiveLayerType<ChannelMaxPoolSpec> = {
  type: "channel_max_pool",
  composite: false,
  placeable: true,
  title: "Channel max pooling",
  labelPrefix: () => "cpool",
  group: "pool",
  summary: "Keeps the largest of several channels at each pixel: invariance to what those channels distinguish.",
  fields,
  create: (id) => ({ type: "channel_max_pool", id, groupSize: 2 }),
  settings: ({ groupSize }) => `groups of ${groupSize}`,
  infer: (spec, inputs) =>
    inferOne(spec, fields, inputs, (input) =>
      input.c % spec.groupSize === 0
        ? accept({ c: input.c / spec.groupSize, h: input.h, w: input.w })
        : refuse(
            `${input.c} channels do not divide into groups of ${spec.groupSize}.`,
            `Choose a group size that divides ${input.c}, or change the number of channels before this layer.`,
          ),
    ),
  ...noWeights,
  window: ({ groupSize }) => ({ ...POINTS, c: { kernel: groupSize, stride: groupSize, padding: 0, dilation: 1 } }),
  pointwise: false,
  sign: () => "keeps",
  explain({ groupSize }, reading) {
    const first = reading.unit.c * groupSize;
    const places = range(first, first + groupSize - 1).map((c) => ({ ...reading.unit, c }));
    const terms = termsOf(reading, places);
    return { kind: "mix", rule: "max", terms, value: Math.max(...terms.map(({ value }) => value)) };
  },
  torch: definedHere("ChannelMaxPool", { takes: "either", gives: "same" }),
  pytorch: (spec) => `ChannelMaxPool(${spec.groupSize})`,
};
