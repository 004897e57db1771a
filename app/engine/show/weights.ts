import { inPieces } from "#gpu/turns.ts";
import { drawValues, initialValues, type InitialScheme } from "#nn/initialise.ts";
import { nodeParameters } from "#nn/graph.ts";
import type { Graph, ParameterValues } from "#nn/types.ts";
import type { Model } from "../run/model.ts";

/** What a large network is waiting for: drawing random weights, uploading them, or compiling shaders. */
export type ProgressKind = "drawing" | "uploading" | "compiling";

export interface ViewProgress {
  readonly kind: ProgressKind;
  /** Fraction done, 0 .. 1; null if unknown. */
  readonly share: number | null;
}

/** Values of every parameter, and running statistics of batch norms by node (PyTorch's initial ones by default). */
export interface Weights {
  readonly values: ParameterValues;
  readonly statistics?: ReadonlyMap<string, { readonly mean: Float32Array; readonly variance: Float32Array }>;
}

interface WeightContext {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ViewProgress) => void | Promise<void>;
}

/** Where a network's weights come from. */
export type WeightSource = (graph: Graph, context: WeightContext) => Weights | Promise<Weights>;

/** Weights given as values. */
export function given(values: ParameterValues): WeightSource {
  return () => ({ values });
}

/**
 * Weights that are positive and equal within a layer, so that no gradients cancel: each of n inputs gets a weight that is a
 * power of two between 2 / n and 4 / n (at most 1), so that gradients at the centre of a growing receptive field neither
 * explode nor vanish.
 */
export const evenWeights: WeightSource = (graph) => {
  const values = initialValues(graph, 0);
  for (const node of graph.nodes) {
    for (const { name, fanIn } of nodeParameters(node, graph)) {
      if (name === "weight" && fanIn > 0)
        values.get(`${node.name}.${name}`)?.fill(2 ** Math.min(0, 1 - Math.floor(Math.log2(fanIn))));
    }
  }
  return { values };
};

/** Weights drawn from a seed, in pieces; by default by He et al. 2015. */
export function seeded(seed: number, scheme: InitialScheme = "he"): WeightSource {
  return async (graph, { signal, onProgress }) => {
    const show = (share: number): void => void onProgress?.({ kind: "drawing", share });
    return { values: await inPieces(drawValues(graph, seed, scheme), show, signal) };
  };
}

/** Sets a model's weights at once. */
export function setWeights({ parameters }: Model, { values, statistics }: Weights): void {
  parameters.upload(values);
  for (const [name, { mean, variance }] of statistics ?? []) parameters.statistics(name).upload(mean, variance);
}

/** The same in pieces, for large networks. Throws the signal's reason once it is aborted. */
export async function uploadWeights(
  model: Model,
  weights: Weights,
  { signal, onProgress }: WeightContext,
): Promise<void> {
  const show = (share: number): void => void onProgress?.({ kind: "uploading", share });
  await inPieces(model.parameters.uploading(weights.values), show, signal);
  // The values are not uploaded twice; the statistics are small.
  setWeights(model, weights);
}
