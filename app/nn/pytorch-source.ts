import { layerType } from "./layer-table.ts";
import type { TorchForm } from "./layer-type.ts";
import type { LayerReport, NetworkReport, Shape } from "./types.ts";

/** A network as source, or what it would need to run in PyTorch as it stands. */
export type PytorchSource =
  | { readonly ok: true; readonly source: string }
  | { readonly ok: false; readonly needs: readonly string[] };

/** What a layer reads in PyTorch; an input of one pixel may be given as either. */
type Form = TorchForm | "either";

/** Why a layer's source would not run on what comes before it; null if it would. */
function missing({ spec, label }: LayerReport, reads: Form): string | null {
  const torch = layerType(spec.type).torch(spec);
  if (!torch.isInTorch) return `${label} needs the class ${torch.class}, which torch.nn does not have.`;
  if (reads === "either" || torch.takes === "either" || torch.takes === reads) return null;
  return torch.takes === "vectors"
    ? `${label} reads vectors in PyTorch, but it comes after maps: it needs a flatten layer before it.`
    : `${label} reads maps in PyTorch, but it comes after a vector.`;
}

function formAfter({ spec }: LayerReport, reads: Form): Form {
  const { takes, gives } = layerType(spec.type).torch(spec);
  if (gives !== "same") return gives;
  return reads === "either" ? takes : reads;
}

/**
 * A network as a `torch.nn.Sequential` that runs as it stands: every class is in torch.nn, and each gets maps or vectors
 * as it wants them. Layers after an impossible one are left out.
 */
export function pytorchSource({ layers }: Pick<NetworkReport, "layers">): PytorchSource {
  const lines: string[] = [];
  const needs: string[] = [];
  let reads: Form | null = null;
  for (const row of layers) {
    const { spec, input, output } = row;
    if (!input || !output) break;
    reads ??= formOfInput(input);
    const problem = missing(row, reads);
    if (problem !== null) needs.push(problem);
    lines.push(`    ${layerType(spec.type).pytorch(spec, input)},`);
    reads = formAfter(row, reads);
  }
  if (needs.length > 0) return { ok: false, needs };
  return { ok: true, source: ["import torch.nn as nn", "", "model = nn.Sequential(", ...lines, ")", ""].join("\n") };
}

function formOfInput({ h, w }: Shape): Form {
  return h === 1 && w === 1 ? "either" : "maps";
}
