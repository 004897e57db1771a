import { pythonCall } from "../format.ts";
import type { CompositeLayerType, LayerField } from "../layer-type.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { channelsField, checkBlock } from "./block-checks.ts";
import { BlockParts } from "./block-parts.ts";
import { inferOne } from "./checks.ts";
import { definedHere } from "./torch-class.ts";

/** DenseNet's block: each layer adds `growth` channels, computed from all channels before it; Huang et al. 2017. */
export interface DenseBlockSpec extends BaseSpec<"dense_block"> {
  readonly layers: number;
  readonly growth: number;
  /** Channels of a layer's 1x1 convolution, in multiples of `growth`. */
  readonly bottleneck: number;
}

const fields: readonly LayerField[] = [
  {
    key: "layers",
    label: "Layers",
    help: "Number of layers, each of which adds channels.",
    kind: "integer",
    min: 1,
    max: 64,
  },
  channelsField("growth", "Growth", "Growth rate: channels that each layer adds."),
  {
    key: "bottleneck",
    label: "Bottleneck",
    help: "Channels of each layer's 1 × 1 convolution, as a multiple of the growth.",
    kind: "integer",
    min: 1,
    max: 16,
  },
];

/** DenseNet's block (Huang et al. 2017): batch norm and ReLU before each convolution. */
export const denseBlock: CompositeLayerType<DenseBlockSpec> = {
  type: "dense_block",
  composite: true,
  placeable: true,
  title: "Dense block",
  labelPrefix: () => "dblock",
  group: "residual",
  summary: "Each layer reads the feature maps of all layers before it and adds a few of its own.",
  fields,
  create: (id) => ({ type: "dense_block", id, layers: 3, growth: 4, bottleneck: 4 }),
  settings: ({ layers, growth }) => `${layers} layers of ${growth}`,
  infer: (spec, inputs) =>
    inferOne(spec, fields, inputs, (input) => {
      const channels = input.c + spec.layers * spec.growth;
      const middle = spec.bottleneck * spec.growth;
      return checkBlock({ channels, stride: 1 }, input, {
        weights: [channels * middle, 9 * middle * spec.growth],
        middle: { ...input, c: middle },
      });
    }),
  lower(spec, input, builder) {
    const parts = new BlockParts(spec.id, builder);
    const middle = spec.bottleneck * spec.growth;
    let features = input;
    for (let layer = 1; layer <= spec.layers; layer++) {
      const part = (name: string): string => `layer${layer}_${name}`;
      const first = parts.activation(part("relu1"), parts.norm(part("norm1"), features));
      const squeezed = parts.conv(part("conv1"), { channels: middle, kernel: 1 }, first);
      const second = parts.activation(part("relu2"), parts.norm(part("norm2"), squeezed));
      const added = parts.conv(part("conv2"), { channels: spec.growth, kernel: 3 }, second);
      features = parts.concat(part("concat"), features, added);
    }
    return features;
  },
  torch: definedHere("DenseBlock"),
  pytorch: (spec, input) =>
    pythonCall("DenseBlock", input.c, spec.layers, `growth=${spec.growth}`, `bottleneck=${spec.bottleneck}`),
};
