/** The two networks of the race: they differ in nothing but the shortcuts. Pure. */
import { graphOf } from "#nn/graph.ts";
import { activation } from "#nn/layers/activation.ts";
import { batchNorm } from "#nn/layers/batch-norm.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { globalAvgPool2d } from "#nn/layers/global-avg-pool2d.ts";
import { residual } from "#nn/layers/residual.ts";
import type { Architecture, Graph, LayerSpec } from "#nn/types.ts";
import { blocksOf, type Setting } from "./state.ts";

export const KINDS = ["plain", "residual"] as const;
export type Kind = (typeof KINDS)[number];

const CHANNELS = 8;

/** What a block is called, from 1 on. */
export function blockName(block: number): string {
  return `block${block}`;
}

/**
 * A first convolution that makes 7 x 7 maps of a digit, blocks of two 3 x 3 convolutions, a mean over the places and a dense
 * layer. `without`: the number of a block that is left out; 0 for none.
 */
export function racer(kind: Kind, { depth, normalised }: Omit<Setting, "seed">, without = 0): Architecture {
  const first: readonly LayerSpec[] = [
    {
      ...conv2d.create("first"),
      channels: CHANNELS,
      kernel: [5, 5],
      stride: [4, 4],
      padding: "same",
      bias: !normalised,
    },
    ...(normalised ? [batchNorm.create("first-norm")] : []),
    activation.create("first-relu"),
  ];
  const blocks = Array.from({ length: blocksOf(depth) }, (_, i): LayerSpec => ({
    ...residual.create(blockName(i + 1)),
    channels: CHANNELS,
    shortcut: kind === "plain" ? "none" : "identity",
    batchNorm: normalised,
  }));
  return {
    name: `${kind}, ${depth} layers`,
    input: { c: 1, h: 28, w: 28 },
    layers: [
      ...first,
      ...blocks.filter(({ id }) => id !== blockName(without)),
      globalAvgPool2d.create("mean"),
      flatten.create("flat"),
      { ...dense.create("classes"), units: 10 },
    ],
  };
}

/** The layers with weights whose gradients are compared, from the first to the last. */
export function weightedLayers({ depth }: Pick<Setting, "depth">): readonly string[] {
  const blocks = Array.from({ length: blocksOf(depth) }, (_, i) => blockName(i + 1));
  return ["first", ...blocks.flatMap((block) => [`${block}.conv1`, `${block}.conv2`]), "classes"];
}

/** The values of the graph that meet at the end of a residual block. */
export interface BlockValues {
  readonly x: number;
  readonly f: number;
}

/** Those of every block, from the first on; none in a plain network, where nothing is added. */
export function blockValues(graph: Graph): readonly BlockValues[] {
  return graph.nodes.flatMap(({ spec, inputs: [f = 0, x = 0] }) => (spec.type === "add" ? [{ x, f }] : []));
}

/** The same of a network of the race. */
export function racersBlocks(kind: Kind, setting: Omit<Setting, "seed">): readonly BlockValues[] {
  return blockValues(graphOf(racer(kind, setting)));
}
