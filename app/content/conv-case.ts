import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import { describe } from "#nn/report.ts";
import type { Architecture, Shape } from "#nn/types.ts";
import type { Concealed, ConvLayerFigure } from "#quiz/question.ts";

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
export interface ConvCounts {
  /** Weights and biases. */
  readonly parameters: number;
  /** Weights of one filter. */
  readonly filterWeights: number;
  /** Channels that one filter sees. */
  readonly depth: number;
  readonly filters: number;
  readonly output: Shape;
}

/** The network model's counts for a layer. Throws if the layer is impossible, since a quiz draws only possible ones. */
export function convCounts(layer: ConvCase): ConvCounts {
  const report = describe(convArchitecture("quiz", layer));
  const weight = conv2d.parameters(layer.spec, [layer.input]).find(({ name }) => name === "weight");
  const [filters, depth] = weight?.shape ?? [];
  if (!report.output || !weight || filters === undefined || depth === undefined) {
    throw new Error(`A quiz drew an impossible layer: ${report.layers[0]?.problem?.reason ?? "no input"}`);
  }
  return { parameters: report.parameters, filterWeights: weight.fanIn, depth, filters, output: report.output };
}

/** The figure of the layer; `concealed` is what the question asks for. */
export function convFigure(layer: ConvCase, concealed: readonly Concealed[], rgb = false): ConvLayerFigure {
  const { depth, filters, output } = convCounts(layer);
  const { kernel, bias, stride } = layer.spec;
  return { kind: "conv-layer", input: layer.input, rgb, kernel, depth, filters, bias, stride, output, concealed };
}
