/** AlexNet as published, layer by layer, by the network model's account. Pure. */
import { thousands } from "#nn/format.ts";
import { describe } from "#nn/report.ts";
import { graphOf } from "#nn/graph.ts";
import type { Architecture, LayerReport } from "#nn/types.ts";
import { alexnet2012 } from "#nn/zoo/imagenet.ts";
import { type LayerName, LAYERS } from "./layer-names.ts";

export interface Layer {
  readonly name: LayerName;
  readonly kind: "conv" | "dense";
  readonly report: LayerReport;
  /** What is shown of it: its output, rectified where a ReLU follows. */
  readonly value: number;
}

function isWeighted({ spec }: LayerReport): boolean {
  return spec.type === "conv2d" || spec.type === "dense";
}

function layersOf(architecture: Architecture): readonly Layer[] {
  const { nodes } = graphOf(architecture);
  const weighted = describe(architecture).layers.filter(isWeighted);
  return weighted.flatMap((report, i): readonly Layer[] => {
    const name = LAYERS[i];
    const at = nodes.findIndex(({ layerId }) => layerId === report.spec.id);
    const [node, next] = [nodes[at], nodes[at + 1]];
    if (!name || !node) return [];
    const shown = next?.spec.type === "activation" ? next : node;
    return [{ name, kind: report.spec.type === "dense" ? "dense" : "conv", report, value: shown.output }];
  });
}

export const layers: readonly Layer[] = layersOf(alexnet2012);

export function layerOf(name: LayerName): Layer {
  const found = layers.find((each) => each.name === name);
  if (!found) throw new Error(`AlexNet has no layer ${name}`);
  return found;
}

/** Its layers before the first dense one. */
export const convolutions: Architecture = {
  ...alexnet2012,
  name: "AlexNet's convolutions",
  layers: alexnet2012.layers.slice(
    0,
    alexnet2012.layers.findIndex(({ type }) => type === "flatten"),
  ),
};

export interface Totals {
  readonly parameters: number;
  readonly dense: number;
  readonly macs: number;
  readonly denseMacs: number;
}

function totalsOf(): Totals {
  const sum = (of: (layer: Layer) => number): number => layers.reduce((all, layer) => all + of(layer), 0);
  const isDense = ({ kind }: Layer): boolean => kind === "dense";
  return {
    parameters: sum(({ report }) => report.parameters),
    dense: sum((layer) => (isDense(layer) ? layer.report.parameters : 0)),
    macs: sum(({ report }) => report.macs),
    denseMacs: sum((layer) => (isDense(layer) ? layer.report.macs : 0)),
  };
}
export const totals: Totals = totalsOf();

/** `61.0 million`, `34,944` */
export function short(count: number): string {
  return count >= 1e6 ? `${(count / 1e6).toFixed(1)} million` : thousands(count);
}

/** Everything of one layer, in words. */
export function layerText({ name, report: { output, parameterFormula, macs, field } }: Layer): string {
  const { c = 0, h = 0, w = 0 } = output ?? {};
  const shape = h * w > 1 ? `${thousands(h)} × ${thousands(w)} × ${thousands(c)}` : thousands(c);
  const sees = field ? ` A unit sees ${thousands(field.y.size)} × ${thousands(field.x.size)} pixels.` : "";
  return `${name} → ${shape}: ${parameterFormula} parameters; ${short(macs)} MACs.${sees}`;
}
