/** Networks of several layers as questions have them: counted by the network model, drawn layer by layer. */
import { layerType } from "#nn/layer-table.ts";
import { describe } from "#nn/report.ts";
import type { Architecture, LayerReport, LayerSpec, NetworkReport, Shape } from "#nn/types.ts";
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
  return { label, hue, ...(shape === undefined ? {} : { shape }), ...(note === undefined ? {} : { note }) };
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
