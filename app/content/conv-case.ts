import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import type { Architecture, Shape } from "#nn/types.ts";
import { countLayer, type LayerCounts } from "./network-case.ts";
import type { Concealed, ConvLayerFigure, Written } from "#quiz/figure.ts";

/** A network of one convolutional layer. */
export interface ConvCase {
  readonly input: Shape;
  readonly spec: Conv2dSpec;
}

/** A convolution padded "same" with stride 1, unless `more` says otherwise. */
export function convCase(input: Shape, more: Partial<Conv2dSpec>): ConvCase {
  return { input, spec: { ...conv2d.create("conv1"), ...more } };
}

/** The same layer with another input or other settings: the layer that a misconception takes it for. */
export function altered({ input, spec }: ConvCase, input2: Partial<Shape>, more: Partial<Conv2dSpec> = {}): ConvCase {
  return { input: { ...input, ...input2 }, spec: { ...spec, ...more } };
}

/** The layer as a network for the lab. */
export function convArchitecture(name: string, { input, spec }: ConvCase): Architecture {
  return { name, input, layers: [spec] };
}

/** The network model's counts for one convolutional layer. */
export interface ConvCounts extends LayerCounts {
  /** Weights of one filter. */
  readonly filterWeights: number;
  /** Channels that one filter sees. */
  readonly depth: number;
  readonly filters: number;
}

/** Whether the layer can be built: a kernel may be too large for its input. */
export function isPossible({ input, spec }: ConvCase): boolean {
  return conv2d.infer(spec, [input]).ok;
}

const counted = new WeakMap<ConvCase, ConvCounts>();

function count({ input, spec }: ConvCase): ConvCounts {
  const counts = countLayer(spec, input);
  const weight = conv2d.parameters(spec, [input]).find(({ name }) => name === "weight");
  const [filters = 0, depth = 0] = weight?.shape ?? [];
  return { ...counts, filterWeights: weight?.fanIn ?? 0, depth, filters };
}

/**
 * The network model's counts for a layer, which is counted once. Throws if the layer is impossible, since a quiz draws only
 * possible ones.
 */
export function convCounts(layer: ConvCase): ConvCounts {
  const counts = counted.get(layer) ?? count(layer);
  counted.set(layer, counts);
  return counts;
}

interface Drawn {
  readonly rgb?: boolean;
  readonly notes?: readonly Written[];
}

/** The figure of the layer; `concealed` is what the question asks for. */
export function convFigure(
  layer: ConvCase,
  concealed: readonly Concealed[],
  { rgb = false, notes }: Drawn = {},
): ConvLayerFigure {
  const { depth, filters, output } = convCounts(layer);
  const { kernel, bias, stride } = layer.spec;
  const drawn = { input: layer.input, rgb, kernel, depth, filters, bias, stride, output, concealed };
  return { kind: "conv-layer", ...drawn, ...(notes ? { notes } : {}) };
}
