import { pythonCall, times } from "../format.ts";
import type { CompositeLayerType, LayerField } from "../layer-type.ts";
import type { ActivationSpec, Conv2dSpec, Inference, ResidualSpec, Shape } from "../types.ts";
import { accept, checkWeights, inferOne, refuse, sameShape } from "./checks.ts";

const fields: readonly LayerField[] = [
  {
    key: "channels",
    label: "Channels",
    help: "Filters of both convolutions, and feature maps of the result.",
    kind: "integer",
    min: 1,
    max: 4096,
  },
  {
    key: "kernel",
    label: "Kernel",
    help: "Height and width of both convolutions' filters; odd, so that the branches stay aligned.",
    kind: "integer",
    min: 1,
    max: 31,
  },
  {
    key: "stride",
    label: "Stride",
    help: "Stride of the first convolution; 2 halves the map.",
    kind: "integer",
    min: 1,
    max: 16,
  },
  {
    key: "shortcut",
    label: "Shortcut",
    help: "The path around the convolutions: unchanged, or through a 1 × 1 convolution that changes its shape.",
    kind: "choice",
    options: [
      { value: "auto", label: "Automatic" },
      { value: "identity", label: "Identity" },
      { value: "projection", label: "Projection" },
    ],
  },
  {
    key: "batchNorm",
    label: "Batch normalisation",
    help: "Normalises after each convolution, as in ResNet.",
    kind: "toggle",
  },
];

/** Output of the block; both convolutions pad "same". */
function blockOutput(spec: ResidualSpec, input: Shape): Shape {
  return { c: spec.channels, h: Math.ceil(input.h / spec.stride), w: Math.ceil(input.w / spec.stride) };
}

/** Whether the shortcut goes through a 1 x 1 convolution. */
export function projects(spec: ResidualSpec, input: Shape): boolean {
  return spec.shortcut === "projection" || (spec.shortcut === "auto" && !sameShape(input, blockOutput(spec, input)));
}

function conv(spec: ResidualSpec, part: string, kernel: number, stride: number): Conv2dSpec {
  return {
    type: "conv2d",
    id: `${spec.id}.${part}`,
    channels: spec.channels,
    kernel: [kernel, kernel],
    stride: [stride, stride],
    padding: "same",
    dilation: [1, 1],
    groups: 1,
    bias: !spec.batchNorm,
  };
}

function relu(id: string): ActivationSpec {
  return { type: "activation", id, kind: "relu", slope: 0 };
}

function mismatch(input: Shape, output: Shape): Inference {
  return refuse(
    `An identity shortcut adds the input, ${times(input.c, input.h, input.w)}, to a result of ${times(output.c, output.h, output.w)}: they must be equal.`,
    input.h === output.h && input.w === output.w
      ? `Set the channels to ${input.c}, or the shortcut to Projection.`
      : `Set the stride to 1${input.c === output.c ? "" : ` and the channels to ${input.c}`}, or the shortcut to Projection.`,
  );
}

/** Residual block of two convolutions, He et al. 2016 (basic block). Without batch norm the convolutions have biases. */
export const residual: CompositeLayerType<ResidualSpec> = {
  type: "residual",
  composite: true,
  title: "Residual block",
  labelPrefix: "res",
  group: "residual",
  summary: "Two convolutions beside a shortcut: they learn what to add to their input.",
  fields,
  create: (id) => ({ type: "residual", id, channels: 8, kernel: 3, stride: 1, shortcut: "auto", batchNorm: true }),
  infer: (spec, inputs) =>
    inferOne(spec, fields, inputs, (input) => {
      if (spec.kernel % 2 === 0) {
        return refuse(
          `An even kernel (${spec.kernel}) moves the block's result half a pixel against its shortcut.`,
          `Use ${spec.kernel - 1} or ${spec.kernel + 1}.`,
        );
      }
      const output = blockOutput(spec, input);
      if (spec.shortcut === "identity" && !sameShape(input, output)) return mismatch(input, output);
      const problem = checkWeights(spec.kernel ** 2 * spec.channels * Math.max(input.c, spec.channels));
      return problem ? { ok: false, ...problem } : accept(output);
    }),
  lower(spec, input, builder) {
    const named = (part: string): string => `${spec.id}.${part}`;
    const normalised = (part: string, value: number): number =>
      spec.batchNorm
        ? builder.add(named(part), { type: "batch_norm", id: named(part), eps: 1e-5, momentum: 0.1 }, [value])
        : value;
    const first = builder.add(named("conv1"), conv(spec, "conv1", spec.kernel, spec.stride), [input]);
    const inner = builder.add(named("relu1"), relu(named("relu1")), [normalised("bn1", first)]);
    const second = builder.add(named("conv2"), conv(spec, "conv2", spec.kernel, 1), [inner]);
    const branch = normalised("bn2", second);
    const shortcut = projects(spec, builder.shape(input))
      ? normalised("proj_bn", builder.add(named("proj"), conv(spec, "proj", 1, spec.stride), [input]))
      : input;
    const sum = builder.add(named("add"), { type: "add", id: named("add") }, [branch, shortcut]);
    return builder.add(named("relu2"), relu(named("relu2")), [sum]);
  },
  pytorch(spec, input) {
    const usual = spec.stride !== 1 || input.c !== spec.channels;
    const projected = projects(spec, input);
    return pythonCall(
      "ResidualBlock",
      input.c,
      spec.channels,
      spec.kernel === 3 ? null : `kernel=${spec.kernel}`,
      spec.stride === 1 ? null : `stride=${spec.stride}`,
      projected === usual ? null : `projection=${projected ? "True" : "False"}`,
      spec.batchNorm ? null : "batch_norm=False",
    );
  },
};
