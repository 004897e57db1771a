import { pythonCall, settingsText, times } from "../format.ts";
import type { CompositeLayerType, LayerField } from "../layer-type.ts";
import type { BaseSpec, Inference, Shape } from "../vocabulary.ts";
import { blockOutput, channelsField, checkBlock, strideField } from "./block-checks.ts";
import { BlockParts } from "./block-parts.ts";
import { inferOne, refuse, sameShape } from "./checks.ts";
import { definedHere } from "./torch-class.ts";

/**
 * Two 3x3 (or k x k) convolutions with a shortcut, He et al. 2016:
 * `act(bn2(conv2(act(bn1(conv1 x)))) + shortcut(x))`.
 */
export interface ResidualSpec extends BaseSpec<"residual"> {
  readonly channels: number;
  readonly kernel: number;
  readonly stride: number;
  /**
   * `auto` projects (1x1 conv, same stride) only if the shapes differ. `identity` refuses if they do. `none`: a plain
   * block.
   */
  readonly shortcut: "auto" | "identity" | "projection" | "none";
  readonly batchNorm: boolean;
}

const fields: readonly LayerField[] = [
  channelsField("channels", "Channels", "Number of filters in both convolutions, and of output feature maps."),
  {
    key: "kernel",
    label: "Kernel",
    help: "Height and width of both convolutions' filters; odd, so that the branches stay aligned.",
    kind: "integer",
    min: 1,
    max: 31,
  },
  strideField,
  {
    key: "shortcut",
    label: "Shortcut",
    help: "The path around the convolutions: the identity, a 1 × 1 convolution that changes the shape, or none.",
    kind: "choice",
    options: [
      { value: "auto", label: "Automatic" },
      { value: "identity", label: "Identity" },
      { value: "projection", label: "Projection" },
      { value: "none", label: "None" },
    ],
  },
  {
    key: "batchNorm",
    label: "Batch normalisation",
    help: "Normalises after each convolution, as in ResNet.",
    kind: "toggle",
  },
];

/** Whether the shortcut has a 1 x 1 convolution. */
export function projects(spec: ResidualSpec, input: Shape): boolean {
  return spec.shortcut === "projection" || (spec.shortcut === "auto" && !sameShape(input, blockOutput(spec, input)));
}

function mismatch(input: Shape, output: Shape): Inference {
  return refuse(
    `An identity shortcut adds the input, ${times(input.c, input.h, input.w)}, to an output of ${times(output.c, output.h, output.w)}: both must have the same shape.`,
    input.h === output.h && input.w === output.w
      ? `Set the channels to ${input.c}, or the shortcut to Projection.`
      : `Set the stride to 1${input.c === output.c ? "" : ` and the channels to ${input.c}`}, or the shortcut to Projection.`,
  );
}

/**
 * Residual block of two convolutions, He et al. 2016 (basic block). Without batch norm the convolutions have biases.
 */
export const residual: CompositeLayerType<ResidualSpec> = {
  type: "residual",
  composite: true,
  placeable: true,
  title: "Residual block",
  labelPrefix: () => "res",
  group: "residual",
  summary: "Two convolutions with a shortcut around them: they learn what to add to their input.",
  fields,
  create: (id) => ({ type: "residual", id, channels: 8, kernel: 3, stride: 1, shortcut: "auto", batchNorm: true }),
  settings: ({ channels, kernel, stride }) =>
    settingsText(`${channels} channels ${kernel}×${kernel}`, stride > 1 ? `stride ${stride}` : null),
  infer: (spec, inputs) =>
    inferOne(spec, fields, inputs, (input) => {
      if (spec.kernel % 2 === 0) {
        return refuse(
          `An even kernel (${spec.kernel}) shifts the block's output by half a pixel relative to its shortcut.`,
          `Use ${spec.kernel - 1} or ${spec.kernel + 1}.`,
        );
      }
      const output = blockOutput(spec, input);
      if (spec.shortcut === "identity" && !sameShape(input, output)) return mismatch(input, output);
      return checkBlock(spec, input, {
        weights: [spec.kernel ** 2 * spec.channels * Math.max(input.c, spec.channels)],
      });
    }),
  lower(spec, input, builder) {
    const parts = new BlockParts(spec.id, builder);
    const { channels, kernel, stride, batchNorm } = spec;
    const conv = (part: string, size: number, step: number, from: number): number =>
      parts.conv(part, { channels, kernel: size, stride: step, bias: !batchNorm }, from);
    const normalised = (part: string, value: number): number => (batchNorm ? parts.norm(part, value) : value);
    const first = normalised("bn1", conv("conv1", kernel, stride, input));
    const branch = normalised("bn2", conv("conv2", kernel, 1, parts.activation("relu1", first)));
    if (spec.shortcut === "none") return parts.activation("relu2", branch);
    const shortcut = projects(spec, builder.shape(input))
      ? normalised("proj_bn", conv("proj", 1, stride, input))
      : input;
    return parts.activation("relu2", parts.add("add", branch, shortcut));
  },
  torch: definedHere("ResidualBlock"),
  pytorch: (spec, input) =>
    pythonCall(
      "ResidualBlock",
      input.c,
      spec.channels,
      spec.kernel === 3 ? null : `kernel=${spec.kernel}`,
      spec.stride === 1 ? null : `stride=${spec.stride}`,
      projects(spec, input) ? 'shortcut="projection"' : spec.shortcut === "none" ? 'shortcut="none"' : null,
      spec.batchNorm ? null : "batch_norm=False",
    ),
};
