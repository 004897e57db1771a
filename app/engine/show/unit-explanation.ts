/** How one unit got its value: terms, bias and result, every number read back from the GPU. */
import type { Device } from "#gpu/device.ts";
import { readTensor } from "#gpu/readback.ts";
import type { Executor } from "../run/executor.ts";
import { valueShape } from "#nn/graph.ts";
import { convGeometry } from "#nn/layers/conv2d-geometry.ts";
import { poolGeometry } from "#nn/layers/pool2d-geometry.ts";
import { type Mix, mixOf } from "#nn/mix-explanation.ts";
import type { AvgPool2dSpec } from "#nn/layers/avg-pool2d.ts";
import type { Conv2dSpec } from "#nn/layers/conv2d.ts";
import type { DenseSpec } from "#nn/layers/dense.ts";
import type { MaxPool2dSpec } from "#nn/layers/max-pool2d.ts";
import type { Graph, GraphNode, Shape } from "#nn/types.ts";

export interface UnitIndex {
  readonly c: number;
  readonly y: number;
  readonly x: number;
}

/** One product of a weighted sum: `weight` times the input value at (ci, iy, ix); outside the image the value is zero. */
export interface Term {
  readonly ci: number;
  readonly ky: number;
  readonly kx: number;
  readonly iy: number;
  readonly ix: number;
  readonly inside: boolean;
  readonly value: number;
  readonly weight: number;
}

export type UnitExplanation = {
  readonly unit: UnitIndex;
  readonly nodeName: string;
  /** The unit's own value, as the GPU computed it. */
  readonly result: number;
} & (
  | {
      readonly kind: "weighted";
      /** `conv2d` or `dense`. */
      readonly layer: "conv2d" | "dense";
      readonly terms: readonly Term[];
      readonly bias: number | null;
      /** The sum of the terms and the bias, added here in double precision. */
      readonly sum: number;
    }
  | {
      readonly kind: "window";
      readonly pool: "max" | "mean";
      readonly terms: readonly Omit<Term, "weight">[];
      /** Place of the winner among the terms (max), or what the sum was divided by (mean). */
      readonly winner: number;
      readonly divisor: number;
    }
  | { readonly kind: "point"; readonly function: string; readonly input: number }
  | {
      readonly kind: "norm";
      readonly input: number;
      readonly mean: number;
      readonly variance: number;
      readonly eps: number;
      readonly gamma: number;
      readonly beta: number;
    }
  | { readonly kind: "add"; readonly inputs: readonly [number, number] }
  | { readonly kind: "copy"; readonly from: UnitIndex }
  | Mix
);

function at(values: Float32Array, { h, w }: Shape, { c, y, x }: UnitIndex): number {
  return values[(c * h + y) * w + x] ?? Number.NaN;
}

/** What an explanation is made from, all read from the GPU after the same pass. */
interface Reading {
  readonly graph: Graph;
  readonly node: GraphNode;
  readonly unit: UnitIndex;
  readonly inputs: readonly Float32Array[];
  readonly output: Float32Array;
  /** The weights that make the unit's channel; empty where the node has none, like its bias. */
  readonly weight: Float32Array;
  readonly bias: Float32Array;
  readonly statistics: { readonly mean: Float32Array; readonly variance: Float32Array } | null;
  /** The first input, and its shape. */
  readonly input: Float32Array;
  readonly inputShape: Shape;
}

function weighted(terms: readonly Term[], reading: Reading) {
  const bias = reading.bias[0] ?? null;
  return {
    kind: "weighted" as const,
    terms,
    bias,
    sum: terms.reduce((sum, { value, weight }) => sum + value * weight, bias ?? 0),
  };
}

function explainConv(reading: Reading, spec: Conv2dSpec) {
  const { unit, weight: row, input, inputShape } = reading;
  const { padY, padX } = convGeometry(spec, inputShape);
  const perGroup = inputShape.c / spec.groups;
  const firstInput = Math.floor((unit.c * spec.groups) / spec.channels) * perGroup;
  const terms = Array.from(row, (weight, i): Term => {
    const kx = i % spec.kernel[1];
    const ky = Math.floor(i / spec.kernel[1]) % spec.kernel[0];
    const ci = firstInput + Math.floor(i / (spec.kernel[0] * spec.kernel[1]));
    const iy = unit.y * spec.stride[0] - padY + ky * spec.dilation[0];
    const ix = unit.x * spec.stride[1] - padX + kx * spec.dilation[1];
    const inside = iy >= 0 && ix >= 0 && iy < inputShape.h && ix < inputShape.w;
    return { ci, ky, kx, iy, ix, inside, value: inside ? at(input, inputShape, { c: ci, y: iy, x: ix }) : 0, weight };
  });
  return { layer: "conv2d" as const, ...weighted(terms, reading) };
}

function explainDense(reading: Reading, _spec: DenseSpec) {
  const { weight: row, input, inputShape } = reading;
  const area = inputShape.h * inputShape.w;
  const terms = Array.from(row, (weight, i): Term => {
    const iy = Math.floor((i % area) / inputShape.w);
    const ix = i % inputShape.w;
    return { ci: Math.floor(i / area), ky: iy, kx: ix, iy, ix, inside: true, value: input[i] ?? Number.NaN, weight };
  });
  return { layer: "dense" as const, ...weighted(terms, reading) };
}

function explainPool({ unit, input, inputShape }: Reading, spec: MaxPool2dSpec | AvgPool2dSpec) {
  const { padY, padX } = poolGeometry(spec, inputShape);
  const top = unit.y * spec.stride[0] - padY;
  const left = unit.x * spec.stride[1] - padX;
  const terms: Omit<Term, "weight">[] = [];
  for (let ky = 0; ky < spec.kernel[0]; ky++) {
    for (let kx = 0; kx < spec.kernel[1]; kx++) {
      const [iy, ix] = [top + ky, left + kx];
      const inside = iy >= 0 && ix >= 0 && iy < inputShape.h && ix < inputShape.w;
      terms.push({
        ci: unit.c,
        ky,
        kx,
        iy,
        ix,
        inside,
        value: inside ? at(input, inputShape, { c: unit.c, y: iy, x: ix }) : 0,
      });
    }
  }
  const inside = terms.filter((term) => term.inside);
  const best = Math.max(...inside.map(({ value }) => value));
  const reach = (start: number, kernel: number, size: number, pad: number): number =>
    Math.min(start + kernel, size + pad) - start;
  const padded = reach(top, spec.kernel[0], inputShape.h, padY) * reach(left, spec.kernel[1], inputShape.w, padX);
  return {
    kind: "window" as const,
    pool: spec.type === "max_pool2d" ? ("max" as const) : ("mean" as const),
    terms,
    winner: terms.findIndex((term) => term.inside && term.value === best),
    divisor: spec.type === "avg_pool2d" && spec.countIncludePad ? padded : inside.length,
  };
}

function explainNode(reading: Reading): UnitExplanation {
  const { graph, node, unit, inputs, input, inputShape, output, statistics } = reading;
  const base = { unit, nodeName: node.name, result: at(output, valueShape(graph, node.output), unit) };
  const [, other = new Float32Array()] = inputs;
  const own = { input: at(input, inputShape, unit) };
  const { spec } = node;
  switch (spec.type) {
    case "conv2d":
      return { ...base, ...explainConv(reading, spec) };
    case "dense":
      return { ...base, ...explainDense(reading, spec) };
    case "max_pool2d":
    case "avg_pool2d":
      return { ...base, ...explainPool(reading, spec) };
    case "global_avg_pool2d": {
      const { h, w } = inputShape;
      const whole = {
        kernel: [h, w],
        stride: [h, w],
        padding: [0, 0],
        ceilMode: false,
        countIncludePad: true,
        id: spec.id,
      } as const;
      return {
        ...base,
        ...explainPool({ ...reading, unit: { c: unit.c, y: 0, x: 0 } }, { ...whole, type: "avg_pool2d" }),
      };
    }
    case "activation":
      return { ...base, kind: "point", function: spec.kind, ...own };
    case "batch_norm":
      return {
        ...base,
        kind: "norm",
        ...own,
        mean: statistics?.mean[unit.c] ?? Number.NaN,
        variance: statistics?.variance[unit.c] ?? Number.NaN,
        eps: spec.eps,
        gamma: reading.weight[0] ?? Number.NaN,
        beta: reading.bias[0] ?? Number.NaN,
      };
    case "add":
      return { ...base, kind: "add", inputs: [own.input, at(other, inputShape, unit)] };
    case "concat": {
      const isFirst = unit.c < inputShape.c;
      const from = isFirst ? unit : { ...unit, c: unit.c - inputShape.c };
      const shape = isFirst ? inputShape : valueShape(graph, node.inputs[1] ?? 0);
      const value = at(isFirst ? input : other, shape, from);
      return { ...base, kind: "mix", rule: "sum", terms: [{ from, value, weight: 1 }], value };
    }
    case "channel_max_pool":
    case "local_response_norm":
    case "adaptive_avg_pool2d":
    case "upsample":
    case "dropout": {
      const lookup = (place: UnitIndex): number => at(input, inputShape, place);
      const mix = mixOf(spec, unit, inputShape, valueShape(graph, node.output), lookup);
      if (!mix) throw new Error(`No explanation for ${spec.type}`);
      return { ...base, ...mix };
    }
    case "flatten": {
      const { h, w } = inputShape;
      const from = { c: Math.floor(unit.c / (h * w)), y: Math.floor((unit.c % (h * w)) / w), x: unit.c % w };
      return { ...base, result: at(input, inputShape, from), kind: "copy", from };
    }
  }
}

/**
 * Explains one unit of the value that `node` makes, for the executor's first sample after a forward pass. Everything that
 * is read back is enqueued at once, so whatever runs afterwards changes nothing of it.
 */
export async function explainUnit(
  device: Device,
  executor: Executor,
  node: GraphNode,
  unit: UnitIndex,
): Promise<UnitExplanation> {
  const { graph, parameters } = executor.model;
  const valueOf = (value: number): Promise<Float32Array> => readTensor(device, executor.tensor(value), 1);
  const parameterOf = (name: string): Promise<Float32Array> =>
    parameters.downloadOutput(`${node.name}.${name}`, unit.c);
  const [inputs, output, weight, bias, statistics] = await Promise.all([
    Promise.all(node.inputs.map(valueOf)),
    valueOf(node.output),
    parameterOf("weight"),
    parameterOf("bias"),
    node.spec.type === "batch_norm" ? parameters.statistics(node.name).download() : null,
  ]);
  const [input = new Float32Array()] = inputs;
  const inputShape = valueShape(graph, node.inputs[0] ?? 0);
  return explainNode({ graph, node, unit, inputs, output, weight, bias, statistics, input, inputShape });
}
