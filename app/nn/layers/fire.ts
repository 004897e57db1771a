import { pythonCall } from "../format.ts";
import type { CompositeLayerType, LayerField } from "../layer-type.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { channelsField, checkBlock } from "./block-checks.ts";
import { BlockParts } from "./block-parts.ts";
import { inferOne } from "./checks.ts";
import { definedHere } from "./torch-class.ts";

/** SqueezeNet's block: 1x1 to `squeeze` channels, then 1x1 and 3x3 side by side, concatenated; Iandola et al. 2016. */
export interface FireSpec extends BaseSpec<"fire"> {
  readonly squeeze: number;
  /** Channels of each of the two expanding convolutions. */
  readonly expand: number;
}

const fields: readonly LayerField[] = [
  channelsField("squeeze", "Squeeze", "Output channels of the first 1 × 1 convolution."),
  channelsField(
    "expand",
    "Expand",
    "Channels of the 1 × 1 and of the 3 × 3 convolution: the output has twice as many.",
  ),
];

/** SqueezeNet's fire module (Iandola et al. 2016). */
export const fire: CompositeLayerType<FireSpec> = {
  type: "fire",
  composite: true,
  placeable: true,
  title: "Fire module",
  labelPrefix: () => "fire",
  group: "conv",
  summary: "Reduces the channels, expands them with two parallel convolutions and concatenates the results.",
  fields,
  create: (id) => ({ type: "fire", id, squeeze: 4, expand: 8 }),
  settings: ({ squeeze, expand }) => `squeeze ${squeeze}, expand 2 × ${expand}`,
  infer: (spec, inputs) =>
    inferOne(spec, fields, inputs, (input) =>
      checkBlock({ channels: 2 * spec.expand, stride: 1 }, input, {
        weights: [spec.squeeze * input.c, 9 * spec.squeeze * spec.expand],
        middle: { ...input, c: spec.squeeze },
      }),
    ),
  lower(spec, input, builder) {
    const parts = new BlockParts(spec.id, builder);
    const way = (part: string, channels: number, kernel: number, from: number): number =>
      parts.activation(`${part}_relu`, parts.conv(part, { channels, kernel, bias: true }, from));
    const squeezed = way("squeeze", spec.squeeze, 1, input);
    return parts.concat("concat", way("expand1", spec.expand, 1, squeezed), way("expand3", spec.expand, 3, squeezed));
  },
  torch: definedHere("Fire"),
  pytorch: (spec, input) => pythonCall("Fire", input.c, spec.squeeze, spec.expand),
};
