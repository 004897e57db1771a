import { inPieces } from "#gpu/readback.ts";
import { drawValues, initialValues, type InitialScheme } from "#nn/initialise.ts";
import { nodeParameters } from "#nn/graph.ts";
import type { Graph, ParameterValues } from "#nn/types.ts";
import type { Model } from "../run/model.ts";

/** What a large network is waiting for: weights to be drawn, weights to reach the GPU, shaders to be compiled. */
export type ProgressKind = "drawing" | "uploading" | "compiling";

export interface ViewProgress {
  readonly kind: ProgressKind;
  /** Share done, 0 .. 1; null where it is unknown. */
  readonly share: number | null;
}

/** Values of every parameter, and running statistics of batch norms by node (PyTorch's start where there are none). */
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

/** Weights that are there already. */
export function given(values: ParameterValues): WeightSource {
  return () => ({ values });
}

/**
 * Weights that are positive and equal within a layer, so that no gradients cancel: of n inputs each counts with a power of
 * two from 2 / n to 4 / n, so that the middle of a field that widens layer by layer neither grows nor vanishes.
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

/** Weights drawn from a seed, in pieces. */
export function seeded(seed: number, scheme: InitialScheme = "he"): WeightSource {
  return async (graph, { signal, onProgress }) => {
    const show = (share: number): void => void onProgress?.({ kind: "drawing", share });
    return { values: await inPieces(drawValues(graph, seed, scheme), show, signal) };
  };
}

/** Puts weights into a model at once. */
export function setWeights({ parameters }: Model, { values, statistics }: Weights): void {
  parameters.upload(values);
  for (const [name, { mean, variance }] of statistics ?? []) parameters.statistics(name).upload(mean, variance);
}

/** The same in pieces, for large networks. Throws the reason of the signal once that is aborted. */
export async function uploadWeights(
  model: Model,
  weights: Weights,
  { signal, onProgress }: WeightContext,
): Promise<void> {
  const show = (share: number): void => void onProgress?.({ kind: "uploading", share });
  await inPieces(model.parameters.uploading(weights.values), show, signal);
  // The values are there now; what is left is small.
  setWeights(model, weights);
}
