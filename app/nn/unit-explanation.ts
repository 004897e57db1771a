/** How one unit got its value: terms, bias and result, every number read back from the GPU. */
import type { Device } from "#gpu/device.ts";
import { readTensor } from "#gpu/readback.ts";
import type { Executor } from "./executor.ts";
import { valueShape } from "./graph.ts";
import { convGeometry } from "./layers/conv2d-geometry.ts";
import { poolGeometry } from "./layers/pool2d-geometry.ts";
import { type Mix, mixOf } from "./mix-explanation.ts";
import type { Conv2dSpec, DenseSpec, GraphNode, MaxPool2dSpec, AvgPool2dSpec, Shape } from "./types.ts";

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

async function readValue(device: Device, executor: Executor, value: number): Promise<Float32Array> {
  return readTensor(device, executor.tensor(value), 1);
}

interface Reading {
  readonly device: Device;
  readonly executor: Executor;
  readonly node: GraphNode;
  readonly unit: UnitIndex;
  readonly input: Float32Array;
  readonly inputShape: Shape;
}

async function bankRow({
  executor,
  node,
  unit,
}: Reading): Promise<{ readonly row: Float32Array; readonly bias: number | null }> {
  const { parameters } = executor.model;
  const [weights, biases] = await Promise.all([
    parameters.download("values", `${node.name}.weight`),
    parameters.view(`${node.name}.bias`) ? parameters.download("values", `${node.name}.bias`) : null,
  ]);
  const all = weights.get(`${node.name}.weight`) ?? new Float32Array();
  const view = parameters.view(`${node.name}.weight`);
  const length = view ? view.count / (view.shape[0] ?? 1) : 0;
  return {
    row: all.slice(unit.c * length, (unit.c + 1) * length),
    bias: biases ? (biases.get(`${node.name}.bias`)?.[unit.c] ?? 0) : null,
  };
}

function weighted(terms: readonly Term[], bias: number | null) {
  return {
    kind: "weighted" as const,
    terms,
    bias,
    sum: terms.reduce((sum, { value, weight }) => sum + value * weight, bias ?? 0),
  };
}

async function explainConv(reading: Reading, spec: Conv2dSpec) {
  const { unit, input, inputShape } = reading;
  const { padY, padX } = convGeometry(spec, inputShape);
  const { row, bias } = await bankRow(reading);
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
  return { layer: "conv2d" as const, ...weighted(terms, bias) };
}

async function explainDense(reading: Reading, _spec: DenseSpec) {
  const { input, inputShape } = reading;
  const { row, bias } = await bankRow(reading);
  const area = inputShape.h * inputShape.w;
  const terms = Array.from(row, (weight, i): Term => {
    const iy = Math.floor((i % area) / inputShape.w);
    const ix = i % inputShape.w;
    return { ci: Math.floor(i / area), ky: iy, kx: ix, iy, ix, inside: true, value: input[i] ?? Number.NaN, weight };
  });
  return { layer: "dense" as const, ...weighted(terms, bias) };
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

async function explainNode(reading: Reading): Promise<UnitExplanation> {
  const { device, executor, node, unit, input, inputShape } = reading;
  const { graph, parameters } = executor.model;
  const output = await readValue(device, executor, node.output);
  const base = { unit, nodeName: node.name, result: at(output, valueShape(graph, node.output), unit) };
  const own = { input: at(input, inputShape, unit) };
  const { spec } = node;
  switch (spec.type) {
    case "conv2d":
      return { ...base, ...(await explainConv(reading, spec)) };
    case "dense":
      return { ...base, ...(await explainDense(reading, spec)) };
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
    case "batch_norm": {
      const [{ mean, variance }, values] = await Promise.all([
        parameters.statistics(node.name).download(),
        parameters.download(),
      ]);
      const parameter = (name: string): number => values.get(`${node.name}.${name}`)?.[unit.c] ?? Number.NaN;
      return {
        ...base,
        kind: "norm",
        ...own,
        mean: mean[unit.c] ?? Number.NaN,
        variance: variance[unit.c] ?? Number.NaN,
        eps: spec.eps,
        gamma: parameter("weight"),
        beta: parameter("bias"),
      };
    }
    case "add": {
      const other = await readValue(device, executor, node.inputs[1] ?? 0);
      return { ...base, kind: "add", inputs: [own.input, at(other, inputShape, unit)] };
    }
    case "concat": {
      const own = unit.c < inputShape.c;
      const other = own ? input : await readValue(device, executor, node.inputs[1] ?? 0);
      const from = own ? unit : { ...unit, c: unit.c - inputShape.c };
      const shape = own ? inputShape : valueShape(graph, node.inputs[1] ?? 0);
      const value = at(other, shape, from);
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
 * Explains one unit of the value that `node` makes, for the executor's first sample after a forward
 * pass. Reads everything back from the GPU; nothing may run on the executor meanwhile.
 */
export async function explainUnit(
  device: Device,
  executor: Executor,
  node: GraphNode,
  unit: UnitIndex,
): Promise<UnitExplanation> {
  const source = node.inputs[0] ?? 0;
  const input = await readValue(device, executor, source);
  return explainNode({ device, executor, node, unit, input, inputShape: valueShape(executor.model.graph, source) });
}
