import { GraphAssembly } from "#nn/graph.ts";
import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import { describe } from "#nn/report.ts";
import type { Architecture, Graph, ParameterValues } from "#nn/types.ts";

/** Side of the picture. */
export const SIDE = 64;
/** Channels of the picture. */
export const RGB = 3;
const TAPS = 3;

const INPUT = { c: RGB, h: SIDE, w: SIDE };

/** Axes that the filters have: each row of the picture is a signal by itself, or all of them are an image. */
export type Axes = 1 | 2;

/** Weights of one slice. */
export function tapsOf(axes: Axes): number {
  return TAPS ** axes;
}

/** Size of a slice in words. */
export function sliceText(axes: Axes): string {
  return axes === 1 ? `${TAPS}` : `${TAPS} × ${TAPS}`;
}

function bankOf(filters: number, axes: Axes): Conv2dSpec {
  return { ...conv2d.create("bank"), channels: filters, kernel: [axes === 1 ? 1 : TAPS, TAPS] };
}

/** The bank as a network, for counts and for the lab. */
export function bankArchitecture(filters: number, axes: Axes): Architecture {
  return { name: "RGB image, filter bank", input: INPUT, layers: [bankOf(filters, axes)] };
}

/** Weights of one 3 × 3 filter that is laid on the stack of a bank's maps. */
export function weightsOfNextFilter(filters: number): number {
  const next = { ...conv2d.create("next"), channels: 1, bias: false };
  const { layers } = describe({ name: "next layer", input: { ...INPUT, c: filters }, layers: [next] });
  return layers[0]?.parameters ?? 0;
}

/** How the bank's parameters add up. */
export function parametersNote(filters: number, axes: Axes): string {
  const of = (noun: string, plural: string): string => `${filters} ${filters === 1 ? noun : plural}`;
  return `${of("filter", "filters")} × (${sliceText(axes)} × ${RGB} = ${tapsOf(axes) * RGB} weights) + ${of("bias", "biases")}`;
}

/** Values of the graph. */
export const BANK = 1;
export const PARTS = 2;

/** The bank; and beside it one filter taken apart: a convolution in three groups, each slice on its own channel. */
export function bankGraph(filters: number, axes: Axes): Graph {
  const assembly = new GraphAssembly(INPUT);
  assembly.append(bankOf(filters, axes));
  assembly.add("slices", { ...bankOf(RGB, axes), id: "slices", groups: RGB, bias: false }, [0]);
  return assembly.graph();
}

/** The bank's weights, and those of one filter's slices. */
export function withSlices(values: ParameterValues, filters: number, filter: number): ParameterValues {
  const weights = values.get("bank.weight");
  const size = (weights?.length ?? 0) / filters;
  const slices = weights?.slice(filter * size, (filter + 1) * size);
  return new Map([...values, ...(slices ? [["slices.weight", slices] as const] : [])]);
}
