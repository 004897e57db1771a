import { pythonCall } from "./format.ts";
import { layerType } from "./layer-table.ts";
import { torchDefinitions } from "./torch-definitions.ts";
import type { TorchForm } from "./layer-type.ts";
import type { LayerReport, NetworkReport, Shape } from "./types.ts";

/** A layer that turns 1 x 1 maps into a vector or a vector into 1 x 1 maps; null if neither is needed. */
function converted(from: TorchForm, to: TorchForm | "either", { c, h, w }: Shape): string | null {
  if (to === "either" || to === from) return null;
  return to === "vectors" ? "nn.Flatten()" : pythonCall("nn.Unflatten", 1, `(${c}, ${h}, ${w})`);
}

/** `(N, 8, 28, 28)`, or `(N, 10)` for vectors: `N` images at once. */
function batchShape({ c, h, w }: Shape, form: TorchForm): string {
  return form === "vectors" ? `(N, ${c})` : `(N, ${c}, ${h}, ${w})`;
}

/** The imports that definitions need. */
function imports(definitions: readonly string[]): readonly string[] {
  const uses = (name: RegExp): boolean => definitions.some((text) => name.test(text));
  return [
    ...(uses(/\btorch\./) ? ["import torch"] : []),
    "import torch.nn as nn",
    ...(uses(/\bF\./) ? ["import torch.nn.functional as F"] : []),
  ];
}

/** A layer that can be computed. */
type Possible = LayerReport & { readonly input: Shape; readonly output: Shape };

function isPossible(row: LayerReport): row is Possible {
  return row.input !== null && row.output !== null;
}

/**
 * A network as runnable Python: the classes that torch.nn lacks, then a `torch.nn.Sequential` with maps (N, C, H, W) as
 * input. Vectors are converted to maps, and back, where a layer needs the other form. An impossible layer and all
 * layers after it are left out; null if none is left.
 */
export function pytorchSource({ layers }: Pick<NetworkReport, "layers">): string | null {
  const possible = layers.filter(isPossible);
  const [first] = possible;
  if (!first) return null;
  let form: TorchForm = "maps";
  const lines: string[] = [];
  const definitions = new Set<string>();
  for (const { spec, input } of possible) {
    const type = layerType(spec.type);
    const { takes, gives, definition } = type.torch(spec, form);
    const conversion = converted(form, takes, input);
    if (conversion !== null) lines.push(conversion);
    const reads: TorchForm = takes === "either" ? form : takes;
    if (definition !== null) definitions.add(torchDefinitions[definition]);
    lines.push(type.pytorch(spec, input, reads));
    form = gives === "same" ? reads : gives;
  }
  const output = possible.at(-1)?.output ?? first.input;
  const impossible = layers[possible.length];
  const model = [
    ...(impossible ? [`# Ends before ${impossible.label}, which is not possible with its current settings.`] : []),
    `# Input: ${batchShape(first.input, "maps")}. Output: ${batchShape(output, form)}.`,
    "model = nn.Sequential(",
    ...lines.map((line) => `    ${line},`),
    ")\n",
  ];
  const parts = [imports([...definitions]).join("\n"), ...definitions, model.join("\n")];
  return parts.join(definitions.size > 0 ? "\n\n\n" : "\n\n");
}
