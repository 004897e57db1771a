import { bySize, perAxis, pythonCall, pythonPair, settingsText, thousands, times } from "../format.ts";
import type { LayerField, PrimitiveLayerType } from "../layer-type.ts";
import { type Reading, readInput, type Term, valueAt } from "../unit-explanation.ts";
import type { AxisReach, BaseSpec, Inference, Shape } from "../vocabulary.ts";
import { accept, checkWeights, inferOne, onlyInput, refuse, sameShape } from "./checks.ts";
import { type ConvGeometry, convGeometry, type ConvWindow } from "./conv2d-geometry.ts";
import { range, weightedSum } from "./explain.ts";
import { inTorch } from "./torch-class.ts";
import { whole } from "./windows.ts";

export interface Conv2dSpec extends BaseSpec<"conv2d">, ConvWindow {
  readonly groups: number;
  readonly bias: boolean;
}

const fields: readonly LayerField[] = [
  {
    key: "channels",
    label: "Filters",
    help: "Number of patterns the layer detects; each filter produces one feature map.",
    kind: "integer",
    min: 1,
    max: 4096,
  },
  { key: "kernel", label: "Kernel", help: "Height and width of each filter in pixels.", kind: "pair", min: 1, max: 31 },
  {
    key: "stride",
    label: "Stride",
    help: "Pixels that the filter moves from one output to the next; 2 halves the map's height and width.",
    kind: "pair",
    min: 1,
    max: 16,
  },
  {
    key: "padding",
    label: "Padding",
    help: 'Zeros added around the input; "same" with stride 1 keeps its size.',
    kind: "padding",
    max: 64,
  },
  {
    key: "dilation",
    label: "Dilation",
    help: "Distance between neighbouring taps; above 1, the filter covers a larger area with the same number of weights.",
    kind: "pair",
    min: 1,
    max: 32,
  },
  {
    key: "groups",
    label: "Groups",
    help: "Splits the channels into groups that are convolved separately; with as many groups as channels, the convolution is depthwise.",
    kind: "integer",
    min: 1,
    max: 4096,
  },
  { key: "bias", label: "Bias", help: "Adds one trainable constant to each feature map.", kind: "toggle" },
];

/** Input channels that one filter sees. */
function depth(spec: Conv2dSpec, input: Shape): number {
  return input.c / spec.groups;
}

/** The input channels that an output channel reads: those of its group. */
function channelsRead(spec: Conv2dSpec, input: Shape): AxisReach {
  if (spec.groups === 1) return whole(input.c);
  const [width, perGroup] = [depth(spec, input), spec.channels / spec.groups];
  const first = (co: number): number => Math.floor(co / perGroup) * width;
  return { stride: width / perGroup, reads: (co) => range(first(co), first(co) + width - 1) };
}

function weightCount(spec: Conv2dSpec, input: Shape): number {
  return spec.channels * spec.kernel[0] * spec.kernel[1] * depth(spec, input);
}

/** `(5 × 5 × 1)`, with the division written out if there are groups. */
function filterProduct(spec: Conv2dSpec, input: Shape): string {
  const channels = spec.groups === 1 ? thousands(input.c) : `${thousands(input.c)}/${spec.groups}`;
  return `(${times(spec.kernel[0], spec.kernel[1], channels)})`;
}

/** The convolution does not fit on an axis: says by how much, and the largest kernel that fits. */
function tooSmall(spec: Conv2dSpec, input: Shape, geometry: ConvGeometry): Inference {
  const axis = geometry.out.h < 1 ? 0 : 1;
  const dilation = spec.dilation[axis];
  const padding = axis === 0 ? geometry.padY : geometry.padX;
  const extent = axis === 0 ? geometry.extentY : geometry.extentX;
  const side = axis === 0 ? "high" : "wide";
  const size = axis === 0 ? input.h : input.w;
  const most = Math.floor((size + 2 * padding - 1) / dilation) + 1;
  const dilated = dilation > 1 ? ` with dilation ${dilation}` : "";
  return refuse(
    `The ${times(...spec.kernel)} kernel${dilated} is ${extent} pixels ${side}, but the input is only ${times(input.h, input.w)} (padding ${padding}).`,
    `Use a kernel of at most ${most}${dilation > 1 ? ", less dilation" : ""}, or add padding.`,
  );
}

function notDivisible(spec: Conv2dSpec, input: Shape): Inference {
  const inputs = input.c % spec.groups !== 0;
  const count = inputs ? input.c : spec.channels;
  return refuse(
    `${spec.groups} groups do not divide the ${thousands(count)} ${inputs ? "input channels" : "filters"} evenly.`,
    inputs
      ? `Use a number of groups that divides ${thousands(count)}, such as 1 or ${thousands(count)}.`
      : `Use a multiple of ${spec.groups} filters, or fewer groups.`,
  );
}

/**
 * The padding in torch: an argument (`null` for none), or a layer that pads before the convolution.
 * Uses equal zeros on both sides whenever they give the same output; torch's own "same" does not allow a stride.
 */
function torchPadding(
  spec: Conv2dSpec,
  input: Shape,
): { readonly argument: string | null; readonly before: string | null } {
  const g = convGeometry(spec, input);
  const even = convGeometry({ ...spec, padding: [g.padY, g.padX] }, input);
  if (sameShape(even.out, g.out)) {
    return { argument: g.padY === 0 && g.padX === 0 ? null : `padding=${pythonPair([g.padY, g.padX])}`, before: null };
  }
  if (spec.stride[0] === 1 && spec.stride[1] === 1) return { argument: 'padding="same"', before: null };
  return { argument: null, before: `nn.ZeroPad2d((${g.padX}, ${g.padAfterX}, ${g.padY}, ${g.padAfterY}))` };
}

/** Each weight of the unit's filter, with the input value under it. */
function termsOfUnit(spec: Conv2dSpec, reading: Reading): readonly Term[] {
  const { unit, weight: filter } = reading;
  const { kernel, stride, dilation } = spec;
  const input = readInput(reading);
  const { padY, padX } = convGeometry(spec, input.shape);
  const group = Math.floor((unit.c * spec.groups) / spec.channels);
  const firstChannel = group * depth(spec, input.shape);
  return Array.from(filter, (weight, i): Term => {
    const kx = i % kernel[1];
    const ky = Math.floor(i / kernel[1]) % kernel[0];
    const ci = firstChannel + Math.floor(i / (kernel[0] * kernel[1]));
    const iy = unit.y * stride[0] - padY + ky * dilation[0];
    const ix = unit.x * stride[1] - padX + kx * dilation[1];
    const inside = iy >= 0 && ix >= 0 && iy < input.shape.h && ix < input.shape.w;
    return { ci, ky, kx, iy, ix, inside, value: inside ? valueAt(input, { c: ci, y: iy, x: ix }) : 0, weight };
  });
}

/**
 * 2-D convolution (cross-correlation, as in every library) with torch.nn.Conv2d's semantics;
 * arithmetic after Dumoulin and Visin 2016.
 */
export const conv2d: PrimitiveLayerType<Conv2dSpec> = {
  type: "conv2d",
  composite: false,
  placeable: true,
  title: "Convolution",
  labelPrefix: () => "conv",
  group: "conv",
  summary: "Slides small filters over the input and computes a weighted sum at each position.",
  fields,
  create: (id) => ({
    type: "conv2d",
    id,
    channels: 8,
    kernel: [3, 3],
    stride: [1, 1],
    padding: "same",
    dilation: [1, 1],
    groups: 1,
    bias: true,
  }),
  settings: (spec) =>
    settingsText(
      `${spec.channels} filters ${bySize(spec.kernel)}`,
      perAxis(spec.stride) === "1" ? null : `stride ${perAxis(spec.stride)}`,
      typeof spec.padding === "string" ? spec.padding : `padding ${perAxis(spec.padding)}`,
      perAxis(spec.dilation) === "1" ? null : `dilation ${perAxis(spec.dilation)}`,
      spec.groups > 1 ? `${spec.groups} groups` : null,
      spec.bias ? null : "no bias",
    ),
  infer: (spec, inputs) =>
    inferOne(spec, fields, inputs, (input) => {
      if (input.c % spec.groups !== 0 || spec.channels % spec.groups !== 0) return notDivisible(spec, input);
      const geometry = convGeometry(spec, input);
      if (geometry.out.h < 1 || geometry.out.w < 1) return tooSmall(spec, input, geometry);
      const problem = checkWeights(weightCount(spec, input));
      return problem ? { ok: false, ...problem } : accept(geometry.out);
    }),
  parameters(spec, inputs) {
    const input = onlyInput(inputs);
    const fanIn = depth(spec, input) * spec.kernel[0] * spec.kernel[1];
    const shape = [spec.channels, depth(spec, input), spec.kernel[0], spec.kernel[1]];
    const weight = { name: "weight", shape, fanIn } as const;
    return spec.bias ? [weight, { name: "bias", shape: [spec.channels], fanIn }] : [weight];
  },
  parameterFormula(spec, inputs) {
    const input = onlyInput(inputs);
    const total = weightCount(spec, input) + (spec.bias ? spec.channels : 0);
    const bias = spec.bias ? ` + ${thousands(spec.channels)}` : "";
    return `${times(spec.channels, filterProduct(spec, input))}${bias} = ${thousands(total)}`;
  },
  macs: (spec, inputs, output) => output.h * output.w * weightCount(spec, onlyInput(inputs)),
  macsFormula(spec, inputs, output) {
    const input = onlyInput(inputs);
    const total = output.h * output.w * weightCount(spec, input);
    return `${times(output.h, output.w, output.c, filterProduct(spec, input))} = ${thousands(total)}`;
  },
  window(spec, inputs) {
    const input = onlyInput(inputs);
    const { padY, padX } = convGeometry(spec, input);
    return {
      c: channelsRead(spec, input),
      y: { kernel: spec.kernel[0], stride: spec.stride[0], padding: padY, dilation: spec.dilation[0] },
      x: { kernel: spec.kernel[1], stride: spec.stride[1], padding: padX, dilation: spec.dilation[1] },
    };
  },
  pointwise: false,
  sign: () => "any",
  explain: (spec, reading) => weightedSum("conv2d", termsOfUnit(spec, reading), reading),
  torch: inTorch("Conv2d"),
  pytorch(spec, input) {
    const { stride, dilation, groups } = spec;
    const padding = torchPadding(spec, input);
    const conv = pythonCall(
      "nn.Conv2d",
      input.c,
      spec.channels,
      pythonPair(spec.kernel),
      stride[0] !== 1 || stride[1] !== 1 ? `stride=${pythonPair(stride)}` : null,
      padding.argument,
      dilation[0] !== 1 || dilation[1] !== 1 ? `dilation=${pythonPair(dilation)}` : null,
      groups !== 1 ? `groups=${groups}` : null,
      spec.bias ? null : "bias=False",
    );
    return padding.before ? pythonCall("nn.Sequential", padding.before, conv) : conv;
  },
};
