import { pythonCall, settingsText } from "../format.ts";
import type { CompositeLayerType, LayerField } from "../layer-type.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { channelsField, checkBlock, strideField } from "./block-checks.ts";
import { BlockParts } from "./block-parts.ts";
import { inferOne } from "./checks.ts";
import { definedHere } from "./torch-class.ts";

/**
 * MobileNetV2's block: 1x1 to `expansion` times the channels, 3x3 depthwise with the stride, 1x1 down without ReLU;
 * Sandler et al. 2018.
 */
export interface InvertedResidualSpec extends BaseSpec<"inverted_residual"> {
  readonly channels: number;
  readonly expansion: number;
  readonly stride: number;
}

const fields: readonly LayerField[] = [
  channelsField("channels", "Channels", "Number of output feature maps."),
  {
    key: "expansion",
    label: "Expansion",
    help: "Channels of the depthwise convolution in the middle, as a multiple of the input channels.",
    kind: "integer",
    min: 1,
    max: 16,
  },
  strideField,
];

/** MobileNetV2's inverted residual (Sandler et al. 2018): a shortcut only if the stride is 1 and the channels match. */
export const invertedResidual: CompositeLayerType<InvertedResidualSpec> = {
  type: "inverted_residual",
  composite: true,
  placeable: true,
  title: "Inverted residual",
  labelPrefix: () => "inv",
  group: "residual",
  summary: "Expands the channels, filters each one separately, then reduces them without ReLU: MobileNetV2's block.",
  fields,
  create: (id) => ({ type: "inverted_residual", id, channels: 8, expansion: 4, stride: 1 }),
  settings: ({ channels, expansion, stride }) =>
    settingsText(`${channels} channels, expanded ${expansion} times`, stride > 1 ? `stride ${stride}` : null),
  infer: (spec, inputs) =>
    inferOne(spec, fields, inputs, (input) => {
      const wide = spec.expansion * input.c;
      return checkBlock(spec, input, {
        weights: [wide * Math.max(input.c, spec.channels)],
        middle: { ...input, c: wide },
      });
    }),
  lower(spec, input, builder) {
    const parts = new BlockParts(spec.id, builder);
    const { c } = builder.shape(input);
    const { channels, expansion, stride } = spec;
    const wide = expansion * c;
    const expanded =
      expansion === 1
        ? input
        : parts.activation(
            "relu1",
            parts.norm("bn1", parts.conv("expand", { channels: wide, kernel: 1 }, input)),
            "relu6",
          );
    const depthwise = parts.conv("depthwise", { channels: wide, kernel: 3, stride, groups: wide }, expanded);
    const filtered = parts.activation("relu2", parts.norm("bn2", depthwise), "relu6");
    const projected = parts.norm("bn3", parts.conv("project", { channels, kernel: 1 }, filtered));
    return stride === 1 && c === channels ? parts.add("add", projected, input) : projected;
  },
  torch: definedHere("InvertedResidual"),
  pytorch: (spec, input) =>
    pythonCall(
      "InvertedResidual",
      input.c,
      spec.channels,
      `expansion=${spec.expansion}`,
      spec.stride === 1 ? null : `stride=${spec.stride}`,
    ),
};
