import { expect, test } from "@playwright/test";
import { activations } from "#nn/activations.ts";
import { explainNode } from "#nn/graph.ts";
import { primitiveType } from "#nn/layer-table.ts";
import { batchNorm } from "#nn/layers/batch-norm.ts";
import { activation } from "#nn/layers/activation.ts";
import { dropout } from "#nn/layers/dropout.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { createRandom } from "#nn/random.ts";
import type { PrimitiveSpec, Shape } from "#nn/types.ts";
import {
  type Explanation,
  readInput,
  type Reading,
  type ReadValue,
  type UnitIndex,
  valueAt,
} from "#nn/unit-explanation.ts";
import { conv } from "../fixtures/unit/network.ts";
import { sampleLayer, type SampleLayer } from "../fixtures/unit/sample-layer.ts";

/** What an explanation comes to. */
function ownValue(explanation: Explanation, reading: Reading): number {
  switch (explanation.kind) {
    case "weighted":
      return explanation.sum;
    case "window":
      return explanation.pool === "max"
        ? (explanation.terms[explanation.winner]?.value ?? Number.NaN)
        : explanation.terms.reduce((sum, { value }) => sum + value, 0) / explanation.divisor;
    case "point":
      return activations[explanation.function].at(explanation.input, explanation.slope);
    case "norm": {
      const { input, mean, variance, eps, gamma, beta } = explanation;
      return ((input - mean) / Math.sqrt(variance + eps)) * gamma + beta;
    }
    case "add":
      return explanation.inputs[0] + explanation.inputs[1];
    case "mix":
      return explanation.value;
    case "copy":
      return valueAt(readInput(reading), explanation.from);
  }
}

/** The numbers of output channel `c`, of a tensor that has them first. */
function row(data: Float64Array | undefined, c: number, channels: number): Float32Array {
  const size = (data?.length ?? 0) / channels;
  return Float32Array.from(data?.subarray(c * size, (c + 1) * size) ?? []);
}

/** Mean and variance of each channel of one sample. */
function statisticsOf(x: Float64Array, { c, h, w }: Shape): Reading["statistics"] {
  const mean = new Float32Array(c);
  const variance = new Float32Array(c);
  for (let i = 0; i < c; i++) {
    const values = x.subarray(i * h * w, (i + 1) * h * w);
    const m = values.reduce((a, b) => a + b, 0) / (h * w);
    mean[i] = m;
    variance[i] = values.reduce((sum, value) => sum + (value - m) ** 2, 0) / (h * w);
  }
  return { mean, variance };
}

function readingOf({ input, output, tensors, y }: SampleLayer, unit: UnitIndex): Reading {
  const x = tensors["x"] ?? new Float64Array();
  return {
    unit,
    inputs: [{ shape: input, data: Float32Array.from(x) }],
    output: { shape: output, data: Float32Array.from(y) },
    weight: row(tensors["weight"], unit.c, output.c),
    bias: row(tensors["bias"], unit.c, output.c),
    statistics: statisticsOf(x, input),
  };
}

test("random layers' units are explained by numbers that come to what plain loops find", () => {
  const kinds = new Set<string>();
  for (let seed = 1; seed <= 300; seed++) {
    const random = createRandom(seed);
    const layer = sampleLayer(random);
    const { spec, output, y } = layer;
    const type = primitiveType(spec.type);
    for (let i = 0; i < 8; i++) {
      const unit = { c: random.integer(output.c), y: random.integer(output.h), x: random.integer(output.w) };
      const expected = y[(unit.c * output.h + unit.y) * output.w + unit.x] ?? Number.NaN;
      const reading = readingOf(layer, unit);
      const explanation = type.explain(spec, reading);
      kinds.add(explanation.kind);
      // Statistics are rounded to single precision.
      expect(Math.abs(ownValue(explanation, reading) - expected), JSON.stringify([spec, unit])).toBeLessThan(
        1e-5 * (1 + Math.abs(expected)),
      );
    }
  }
  expect([...kinds].toSorted()).toEqual(expect.arrayContaining(["copy", "mix", "norm", "weighted", "window"]));
});

function value(shape: Shape, ...data: readonly number[]): ReadValue {
  return { shape, data: Float32Array.from(data) };
}

function explain(spec: PrimitiveSpec, unit: UnitIndex, output: ReadValue, ...inputs: readonly ReadValue[]) {
  const node = { name: "res.part", layerId: "res", spec, inputs: inputs.map((_, i) => i), output: inputs.length };
  const none = new Float32Array();
  return explainNode(node, { unit, inputs, output, weight: none, bias: none, statistics: null });
}

const pair = { c: 2, h: 1, w: 2 };
const unit = { c: 1, y: 0, x: 1 };

test("an activation's unit carries the function and the slope, so that a view needs no more", () => {
  const [input, output] = [value(pair, 1, 2, 3, -4), value(pair, 1, 2, 3, -0.5)];
  const spec = { ...activation.create("a"), kind: "leaky_relu", slope: 0.125 } as const;
  expect(explain(spec, unit, output, input)).toEqual({
    unit,
    nodeName: "res.part",
    result: -0.5,
    kind: "point",
    function: "leaky_relu",
    slope: 0.125,
    input: -4,
  });
});

test("a sum's unit has a number from each branch", () => {
  const sum = explain(
    { type: "add", id: "s" },
    unit,
    value(pair, 0, 0, 0, 6),
    value(pair, 1, 2, 3, 4),
    value(pair, 5, 6, 7, 2),
  );
  expect(sum).toMatchObject({ result: 6, kind: "add", inputs: [4, 2] });
});

test("a concatenation's unit comes from the branch that has its channel", () => {
  const [a, b] = [value({ c: 1, h: 1, w: 2 }, 1, 2), value(pair, 3, 4, 5, 6)];
  const all = value({ c: 3, h: 1, w: 2 }, 1, 2, 3, 4, 5, 6);
  const spec = { type: "concat", id: "c" } as const;
  const of = (c: number) => explain(spec, { c, y: 0, x: 1 }, all, a, b);
  expect(of(0)).toMatchObject({ result: 2, rule: "sum", terms: [{ from: { c: 0, y: 0, x: 1 }, value: 2, weight: 1 }] });
  expect(of(2)).toMatchObject({ result: 6, value: 6, terms: [{ from: { c: 1, y: 0, x: 1 }, value: 6, weight: 1 }] });
});

test("a flattened unit is a copy of the one that it was, and dropout passes a unit on", () => {
  const maps = value({ c: 2, h: 2, w: 2 }, 0, 1, 2, 3, 4, 5, 6, 7);
  const flat = value({ c: 8, h: 1, w: 1 }, 0, 1, 2, 3, 4, 5, 6, 7);
  expect(explain(flatten.create("f"), { c: 5, y: 0, x: 0 }, flat, maps)).toMatchObject({
    result: 5,
    kind: "copy",
    from: { c: 1, y: 0, x: 1 },
  });
  const dropped = explain(dropout.create("d"), { c: 1, y: 1, x: 0 }, maps, maps);
  expect(dropped).toMatchObject({ result: 6, terms: [{ from: { c: 1, y: 1, x: 0 }, value: 6, weight: 1 }] });
});

test("a convolution's terms name the padding, which adds nothing", () => {
  const input = value({ c: 1, h: 1, w: 2 }, 5, 7);
  const spec = conv("c", { channels: 1, kernel: [1, 3] });
  const explained = primitiveType("conv2d").explain(spec, {
    unit: { c: 0, y: 0, x: 0 },
    inputs: [input],
    output: input,
    weight: Float32Array.of(10, 2, 3),
    bias: Float32Array.of(0.5),
    statistics: null,
  });
  expect(explained).toEqual({
    kind: "weighted",
    layer: "conv2d",
    bias: 0.5,
    sum: 31.5,
    terms: [
      { ci: 0, ky: 0, kx: 0, iy: 0, ix: -1, inside: false, value: 0, weight: 10 },
      { ci: 0, ky: 0, kx: 1, iy: 0, ix: 0, inside: true, value: 5, weight: 2 },
      { ci: 0, ky: 0, kx: 2, iy: 0, ix: 1, inside: true, value: 7, weight: 3 },
    ],
  });
});

test("a batch norm without statistics explains nothing rather than something wrong", () => {
  const input = value(pair, 1, 2, 3, 4);
  expect(explain(batchNorm.create("n"), unit, input, input)).toMatchObject({ mean: Number.NaN, gamma: Number.NaN });
});
