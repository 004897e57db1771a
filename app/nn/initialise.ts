import { nodeParameters } from "./graph.ts";
import { createRandom, type Random } from "./random.ts";
import type { Graph, ParameterSpec, ParameterValues } from "./types.ts";

/**
 * Weight initialisation.
 * - `he`: normal, variance 2 / fan-in; biases zero (He et al. 2015).
 * - `pytorch`: weights and biases uniform within 1 / sqrt(fan-in), PyTorch's default for conv and dense.
 */
export type InitialScheme = "he" | "pytorch";

/** How a parameter's values are drawn; null if they are all equal. */
function source(parameter: ParameterSpec, scheme: InitialScheme, random: Random): (() => number) | null {
  if (parameter.constant !== undefined || (scheme === "he" && parameter.name === "bias")) return null;
  if (scheme === "pytorch") {
    const bound = 1 / Math.sqrt(Math.max(1, parameter.fanIn));
    return () => bound * (2 * random.next() - 1);
  }
  const deviation = Math.sqrt(2 / Math.max(1, parameter.fanIn));
  return () => deviation * random.normal();
}

/** Values drawn at once: about a millisecond of work. */
const PIECE = 2 ** 14;

/** Initial values of every parameter of a graph; the same seed gives the same values. */
export function initialValues(graph: Graph, seed: number, scheme: InitialScheme = "he"): ParameterValues {
  const drawing = drawValues(graph, seed, scheme);
  for (;;) {
    const { done, value } = drawing.next();
    if (done) return value;
  }
}

/** The same in pieces, for large networks: pass it to `inPieces`. Yields the fraction done. */
export function* drawValues(
  graph: Graph,
  seed: number,
  scheme: InitialScheme = "he",
): Generator<number, ParameterValues> {
  const random = createRandom(seed);
  const values = new Map<string, Float32Array>();
  const all = graph.nodes.flatMap((node) =>
    nodeParameters(node, graph).map((parameter) => ({
      parameter,
      name: `${node.name}.${parameter.name}`,
      count: parameter.shape.reduce((a, b) => a * b, 1),
    })),
  );
  const total = all.reduce((sum, { count }) => sum + count, 0);
  let done = 0;
  for (const { parameter, name, count } of all) {
    const data = new Float32Array(count);
    if (parameter.constant !== undefined && parameter.constant !== 0) data.fill(parameter.constant);
    const next = source(parameter, scheme, random);
    for (let first = 0; first < count; first += PIECE) {
      const end = Math.min(count, first + PIECE);
      if (next) {
        for (let i = first; i < end; i++) data[i] = next();
      }
      done += end - first;
      yield done / total;
    }
    values.set(name, data);
  }
  return values;
}
