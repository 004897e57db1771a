import { pythonCall, settingsText } from "../format.ts";
import type { CompositeLayerType, LayerField } from "../layer-type.ts";
import type { BaseSpec, Shape } from "../vocabulary.ts";
import { blockOutput, channelsField, checkBlock, strideField } from "./block-checks.ts";
import { BlockParts } from "./block-parts.ts";
import { inferOne, sameShape } from "./checks.ts";
import { definedHere } from "./torch-class.ts";

/**
 * ResNet's block of three convolutions, 1x1 to `width` channels, 3x3 with the stride, 1x1 to `channels`; He et al.
 * 2016.
 */
export interface BottleneckSpec extends BaseSpec<"bottleneck"> {
  readonly channels: number;
  readonly width: number;
  readonly stride: number;
}

const fields: readonly LayerField[] = [
  channelsField("channels", "Channels", "Number of output feature maps."),
  channelsField(
    "width",
    "Width",
    "Channels of the 3 × 3 convolution in the middle; a quarter of the output channels in ResNet-50.",
  ),
  strideField,
];

/** Whether the shortcut has a 1 x 1 convolution: only if the shapes differ. */
function projects(spec: BottleneckSpec, input: Shape): boolean {
  return !sameShape(input, blockOutput(spec, input));
}

/** ResNet's bottleneck block (He et al. 2016), with the stride in the 3 x 3 convolution as in torchvision. */
export const bottleneck: CompositeLayerType<BottleneckSpec> = {
  type: "bottleneck",
  composite: true,
  placeable: true,
  title: "Bottleneck block",
  labelPrefix: () => "neck",
  group: "residual",
  summary: "Reduces the channels, convolves, then expands them: a cheap residual block for deep networks.",
  fields,
  create: (id) => ({ type: "bottleneck", id, channels: 32, width: 8, stride: 1 }),
  settings: ({ channels, width, stride }) =>
    settingsText(`${channels} channels by ${width}`, stride > 1 ? `stride ${stride}` : null),
  infer: (spec, inputs) =>
    inferOne(spec, fields, inputs, (input) =>
      checkBlock(spec, input, {
        weights: [9 * spec.width ** 2, input.c * spec.width, spec.channels * Math.max(input.c, spec.width)],
        middle: { ...input, c: spec.width },
      }),
    ),
  lower(spec, input, builder) {
    const parts = new BlockParts(spec.id, builder);
    const { channels, width, stride } = spec;
    const squeezed = parts.conv("conv1", { channels: width, kernel: 1 }, input);
    const first = parts.activation("relu1", parts.norm("bn1", squeezed));
    const middle = parts.conv("conv2", { channels: width, kernel: 3, stride }, first);
    const second = parts.activation("relu2", parts.norm("bn2", middle));
    const branch = parts.norm("bn3", parts.conv("conv3", { channels, kernel: 1 }, second));
    const shortcut = projects(spec, builder.shape(input))
      ? parts.norm("proj_bn", parts.conv("proj", { channels, kernel: 1, stride }, input))
      : input;
    return parts.activation("relu3", parts.add("add", branch, shortcut));
  },
  torch: definedHere("Bottleneck"),
  pytorch: (spec, input) =>
    pythonCall(
      "Bottleneck",
      input.c,
      spec.width,
      spec.channels,
      spec.stride === 1 ? null : `stride=${spec.stride}`,
      projects(spec, input) ? 'shortcut="projection"' : null,
    ),
};
