/** AlexNet and the two VGG networks, layer by layer, by the network model's account. Pure. */
import { thousands } from "#nn/format.ts";
import { describe } from "#nn/report.ts";
import type { Architecture, LayerReport, Shape } from "#nn/types.ts";
import { alexnet2012, vgg16, vgg19 } from "#nn/zoo/imagenet.ts";
import type { State } from "./chain.ts";

export type Measure = State["measure"];

/** A layer with weights. */
export interface Column {
  readonly label: string;
  readonly kind: "conv" | "dense";
  /** Side of its kernel; null for a dense layer. */
  readonly kernel: number | null;
  readonly sizes: Readonly<Record<Measure, number>>;
  readonly input: Shape;
  readonly output: Shape;
  readonly formulas: { readonly weights: string; readonly macs: string };
}

export interface Drawn {
  readonly id: State["network"];
  readonly name: string;
  readonly columns: readonly Column[];
}

const NOTHING: Shape = { c: 0, h: 0, w: 0 };

function columnOf(report: LayerReport): readonly Column[] {
  const { spec, label, input, output, parameters, macs, parameterFormula, macsFormula } = report;
  if (spec.type !== "conv2d" && spec.type !== "dense") return [];
  const { c, h, w } = output ?? NOTHING;
  return [
    {
      label,
      kind: spec.type === "dense" ? "dense" : "conv",
      kernel: spec.type === "dense" ? null : spec.kernel[0],
      sizes: { weights: parameters, macs, values: c * h * w },
      input: input ?? NOTHING,
      output: output ?? NOTHING,
      formulas: { weights: parameterFormula, macs: macsFormula },
    },
  ];
}

function drawn(id: State["network"], architecture: Architecture): Drawn {
  return { id, name: architecture.name, columns: describe(architecture).layers.flatMap(columnOf) };
}

/** In the order in which they are drawn. */
export const networks: readonly Drawn[] = [drawn("alexnet", alexnet2012), drawn("vgg16", vgg16), drawn("vgg19", vgg19)];

/** The largest column of all three: they are drawn to one scale. */
export function tallest(measure: Measure): number {
  return Math.max(...networks.flatMap(({ columns }) => columns.map(({ sizes }) => sizes[measure])));
}

/** All columns together; of some kind only, where that is given. */
export function totalOf({ columns }: Drawn, measure: Measure, kind?: Column["kind"]): number {
  return columns.reduce((sum, column) => sum + (kind && column.kind !== kind ? 0 : column.sizes[measure]), 0);
}

export function countOf({ columns }: Drawn, kind: Column["kind"]): number {
  return columns.filter((column) => column.kind === kind).length;
}

/** `138.4 million`, `15.47 billion` */
export function large(value: number): string {
  if (value >= 1e9) return `${(value / 1e9).toPrecision(4)} billion`;
  return value >= 1e6 ? `${(value / 1e6).toPrecision(4)} million` : thousands(value);
}

export const UNITS: Readonly<Record<Measure, string>> = {
  weights: "parameters",
  macs: "MACs",
  values: "output values",
};

/** What a network amounts to, in one line. */
export function totalText(network: Drawn, measure: Measure): string {
  const dense = totalOf(network, measure, "dense");
  const all = totalOf(network, measure);
  const share = dense < all / 100 ? "under 1 %" : `${Math.round((100 * dense) / all)} %`;
  return `${countOf(network, "conv")} convolutional + ${countOf(network, "dense")} dense layers: ${large(all)} ${UNITS[measure]}, ${share} of them in the dense layers`;
}

function shapeText({ c, h, w }: Shape): string {
  return h === 1 && w === 1 ? thousands(c) : `${thousands(h)} × ${thousands(w)} × ${thousands(c)}`;
}

/** Everything of one layer, in one line. */
export function columnText(
  { name }: Drawn,
  { label, kernel, input, output, sizes, formulas }: Column,
  measure: Measure,
): string {
  const what = kernel === null ? "dense" : `${kernel} × ${kernel}`;
  const count = measure === "values" ? `${thousands(sizes.values)} values` : `${formulas[measure]} ${UNITS[measure]}`;
  return `${name}, ${label}: ${what}, ${shapeText(input)} → ${shapeText(output)}. ${count}.`;
}

/** The layer that is looked at: the last one where a network has fewer. */
export function chosenOf(state: Pick<State, "network" | "layer">): {
  readonly network: Drawn;
  readonly index: number;
  readonly column: Column;
} {
  const network = networks.find(({ id }) => id === state.network) ?? networks[0];
  if (!network) throw new Error("No network is drawn");
  const index = Math.min(state.layer, network.columns.length - 1);
  const column = network.columns[index];
  if (!column) throw new Error(`${network.name} has no layers`);
  return { network, index, column };
}
