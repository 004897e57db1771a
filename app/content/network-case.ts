/** Networks of several layers as questions have them: counted by the network model, drawn layer by layer. */
import { graphOf, nodeMacs, parameterCount, valueShape } from "#nn/graph.ts";
import { layerType, primitiveType } from "#nn/layer-table.ts";
import { describe } from "#nn/report.ts";
import type { Architecture, LayerReport, LayerSpec, NetworkReport, PrimitiveSpec, Shape } from "#nn/types.ts";
import { shapeText } from "#quiz/build.ts";
import { hide, type LayerStackFigure, type StackRow, type Written } from "#quiz/figure.ts";

/** A network for a question: its layers, from the input on. */
export function networkCase(name: string, input: Shape, layers: readonly LayerSpec[]): Architecture {
  return { name, input, layers };
}

/** The network model's report. Throws if the network is impossible, since a quiz draws only possible ones. */
export function networkReport(network: Architecture): NetworkReport & { readonly output: Shape } {
  const report = describe(network);
  const { output, firstProblem } = report;
  const reason = report.layers.find(({ problem }) => problem)?.problem?.reason ?? report.inputProblem?.reason;
  if (!output || firstProblem) throw new Error(`A quiz drew an impossible network: ${reason ?? "it has no layers"}`);
  return { ...report, output };
}

/** The network model's counts for one layer. */
export interface LayerCounts {
  readonly output: Shape;
  /** Weights and biases. */
  readonly parameters: number;
  /** Multiply-accumulates for one image. */
  readonly macs: number;
}

/** Counts for one layer that has kernels of its own. Throws if it is impossible. Much quicker than a whole report. */
export function countLayer(spec: PrimitiveSpec, input: Shape): LayerCounts {
  const type = primitiveType(spec.type);
  const inference = type.infer(spec, [input]);
  if (!inference.ok) throw new Error(`A quiz drew an impossible layer: ${inference.reason}`);
  const { output } = inference;
  const sizes = type.parameters(spec, [input]).map(({ shape }) => shape.reduce((a, b) => a * b, 1));
  return { output, parameters: sizes.reduce((a, b) => a + b, 0), macs: type.macs(spec, [input], output) };
}

/** Counts for layers one after the other, in order. */
export function countLayers(layers: readonly PrimitiveSpec[], input: Shape): readonly LayerCounts[] {
  const counts: LayerCounts[] = [];
  for (const layer of layers) counts.push(countLayer(layer, counts.at(-1)?.output ?? input));
  return counts;
}

/** A layer of a network with its counts; a block counts as one layer. */
export interface CountedLayer extends LayerCounts {
  readonly spec: LayerSpec;
  readonly input: Shape;
}

const counted = new WeakMap<Architecture, readonly CountedLayer[]>();

function countAll(network: Architecture): readonly CountedLayer[] {
  const graph = graphOf(network);
  let input = network.input;
  return network.layers.map((spec) => {
    const nodes = graph.nodes.filter(({ layerId }) => layerId === spec.id);
    const output = valueShape(graph, graph.layerOutputs.get(spec.id) ?? graph.output);
    const sum = (count: typeof nodeMacs): number => nodes.reduce((total, node) => total + count(node, graph), 0);
    const layer = { spec, input, output, parameters: sum(parameterCount), macs: sum(nodeMacs) };
    input = output;
    return layer;
  });
}

/**
 * Counts for each layer of a network. Throws if it is impossible. Much quicker than a report, which has fields and
 * formulas as well; and a network is counted once, however often it is asked for.
 */
export function countNetwork(network: Architecture): readonly CountedLayer[] {
  const counts = counted.get(network) ?? countAll(network);
  counted.set(network, counts);
  return counts;
}

/** Parameters of all layers together. */
export function parametersOf(network: Architecture): number {
  return countNetwork(network).reduce((total, { parameters }) => total + parameters, 0);
}

interface Drawn {
  /** Shapes that are asked: positions of layers, the input is −1. */
  readonly hidden?: (layer: number) => boolean;
  /** The words for a layer; its title and settings by default. */
  readonly label?: (layer: LayerReport, i: number) => Written;
  readonly note?: (layer: LayerReport, i: number) => Written | undefined;
  /** Whether the shapes of the maps are written at all. */
  readonly shapes?: boolean;
  readonly notes?: readonly Written[];
}

function shapeRow(
  label: Written,
  hue: StackRow["hue"],
  shape: Written | undefined,
  note: Written | undefined,
): StackRow {
  return {
    label,
    hue,
    ...(shape === undefined ? {} : { shape }),
    ...(note === undefined || note === "" ? {} : { note }),
  };
}

/** The stack of a network's layers with the shape after each; what is asked is hidden. */
export function stackFigure(
  network: Architecture,
  { hidden = () => false, label, note, shapes = true, notes }: Drawn = {},
): LayerStackFigure {
  const { layers } = networkReport(network);
  const written = (shape: Shape | null, i: number): Written | undefined => {
    if (!shape || !shapes) return undefined;
    return hidden(i) ? hide(shapeText(shape)) : shapeText(shape);
  };
  const words = ({ spec }: LayerReport): string => {
    const type = layerType(spec.type);
    return [type.title.toLowerCase(), type.settings(spec)].filter((part) => part !== "").join(", ");
  };
  const rows = layers.map((layer, i) =>
    shapeRow(
      label?.(layer, i) ?? words(layer),
      layerType(layer.spec.type).group,
      written(layer.output, i),
      note?.(layer, i),
    ),
  );
  return {
    kind: "layer-stack",
    rows: [shapeRow("input", "input", written(network.input, -1), undefined), ...rows],
    ...(notes ? { notes } : {}),
  };
}
