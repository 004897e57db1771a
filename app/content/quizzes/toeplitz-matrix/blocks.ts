/** Convolutions with several channels and filters over a signal, and what is asked of their matrices. */
import type { Random } from "#nn/random.ts";
import { allDiffer, between, pick } from "#quiz/build.ts";
import { type ConvCase, convCase, convCounts } from "../../conv-case.ts";

export type BlockAsked = "rows" | "columns" | "row" | "nonzero" | "different";

export interface Blocks {
  readonly blockAsked: BlockAsked;
  readonly layer: ConvCase;
}

/** The letters: signal, kernel, channels, filters, places, and what they make. */
export function lettersOf({ layer }: Blocks) {
  const { filterWeights, parameters, depth, filters, output, macs } = convCounts(layer);
  const n = layer.input.w;
  const k = layer.spec.kernel[1];
  return { n, k, c: depth, f: filters, places: output.w, filterWeights, parameters, nonzero: macs };
}

export function drawBlocks(random: Random): Blocks | null {
  const [n, k] = [between(6, 10, random), pick([2, 3, 4], random)];
  const [c, f] = [pick([2, 3, 4], random), pick([2, 3, 4, 5], random)];
  if (!allDiffer(c, f, k, n - k + 1)) return null;
  const layer = convCase({ c, h: 1, w: n }, { channels: f, kernel: [1, k], padding: "valid", bias: false });
  return { layer, blockAsked: pick<BlockAsked>(["rows", "columns", "row", "nonzero", "different"], random) };
}

export function correctOf(drawn: Blocks): number {
  const { n, c, f, places, filterWeights, parameters, nonzero } = lettersOf(drawn);
  return { rows: f * places, columns: c * n, row: filterWeights, nonzero, different: parameters }[drawn.blockAsked];
}
