import { expect, test } from "@playwright/test";
import { columnsOf } from "#features/lab/stage/layout.ts";
import { partsOf } from "#figures/part.ts";
import { activations, isActivation } from "#nn/activations.ts";
import { GraphAssembly } from "#nn/graph.ts";
import { layerTable, layerType, placeableTypes, primitiveType } from "#nn/layer-table.ts";
import { activation } from "#nn/layers/activation.ts";
import { batchNorm } from "#nn/layers/batch-norm.ts";
import { bottleneck } from "#nn/layers/bottleneck.ts";
import { denseBlock } from "#nn/layers/dense-block.ts";
import { dropout } from "#nn/layers/dropout.ts";
import { fire } from "#nn/layers/fire.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { invertedResidual } from "#nn/layers/inverted-residual.ts";
import { localResponseNorm } from "#nn/layers/local-response-norm.ts";
import { residual } from "#nn/layers/residual.ts";
import { upsample } from "#nn/layers/upsample.ts";
import { createRandom } from "#nn/random.ts";
import { describe } from "#nn/report.ts";
import { neverNegative, neverNegativeValues } from "#nn/sign.ts";
import type { ActivationKind, LayerSpec, LayerTypeName } from "#nn/types.ts";
import { digits } from "#nn/zoo/networks.ts";
import { conv, graphOf, network, pool } from "../fixtures/unit/network.ts";
import { forwardGraph } from "../fixtures/unit/forward-graph.ts";
import { sampleLayer } from "../fixtures/unit/sample-layer.ts";
import { randomNetwork } from "../harness/random-network.ts";

function act(id: string, kind: ActivationKind): LayerSpec {
  return { ...activation.create(id), kind };
}

/** Nodes whose values are never negative, by name, in a network on 3 x 8 x 8 pictures. */
function named(...layers: readonly LayerSpec[]): readonly string[] {
  const graph = graphOf(network({ c: 3, h: 8, w: 8 }, ...layers));
  const found = neverNegativeValues(graph);
  return graph.nodes.flatMap(({ name, output }) => (found.has(output) ? [name] : []));
}

test("what a type says of its sign holds for its values where the input is not negative, and it says no less than it could", () => {
  const seen = new Set<string>();
  const signed = new Set<string>();
  const signedBySaying = new Set<string>();
  for (let seed = 1; seed <= 400; seed++) {
    const { spec, y } = sampleLayer(createRandom(seed), Math.abs);
    const below = y.some((value) => value < -1e-9);
    seen.add(spec.type);
    if (below) signed.add(spec.type);
    if (primitiveType(spec.type).sign(spec) === "any") signedBySaying.add(spec.type);
    else expect(below, JSON.stringify(spec)).toBe(false);
  }
  expect(signed).toEqual(signedBySaying);
  expect([...signed]).toEqual(expect.arrayContaining(["batch_norm", "conv2d", "dense"]));
  expect(seen.size).toBeGreaterThan(8);
});

test("the first network: what comes of a ReLU is never negative, through pooling and flattening", () => {
  const graph = graphOf(digits);
  const values = graph.values.map((_, value) => neverNegative(graph, value));
  expect(values).toEqual([false, false, true, true, false, true, true, true, false]);
});

test("layers that keep the sign keep what they are given", () => {
  const chain = [pool("p"), localResponseNorm.create("n"), upsample.create("u"), dropout.create("d")];
  expect(named(...chain, act("g", "gelu"), act("t", "tanh"), act("l", "leaky_relu"), flatten.create("f"))).toEqual([]);
  expect(named(act("s", "sigmoid"), ...chain, act("g", "gelu"), act("l", "leaky_relu"), flatten.create("f"))).toEqual([
    "s",
    "p",
    "n",
    "u",
    "d",
    "g",
    "l",
    "f",
  ]);
  expect(named(act("r", "relu6"), batchNorm.create("b"), act("t", "tanh"))).toEqual(["r"]);
});

test("blocks: by what they are made of", () => {
  expect(named(act("r", "relu"), { ...residual.create("b"), channels: 3 })).toEqual(["r", "b.relu1", "b.relu2"]);
  expect(named({ ...bottleneck.create("b"), channels: 3 })).toEqual(["b.relu1", "b.relu2", "b.relu3"]);
  expect(named({ ...invertedResidual.create("b"), channels: 3 })).toEqual(["b.relu1", "b.relu2"]);
  expect(named(fire.create("b"))).toEqual(["b.squeeze_relu", "b.expand1_relu", "b.expand3_relu", "b.concat"]);
  expect(named(act("r", "relu"), { ...denseBlock.create("b"), layers: 1 })).toEqual([
    "r",
    "b.layer1_relu1",
    "b.layer1_relu2",
  ]);
});

test("a sum is never negative where neither part is", () => {
  const assembly = new GraphAssembly({ c: 3, h: 8, w: 8 });
  const first = assembly.add("a", activation.create("a"), [0]);
  const second = assembly.add("c", conv("c", { channels: 3 }), [first]);
  const third = assembly.add("b", activation.create("b"), [second]);
  const both = assembly.add("both", { type: "add", id: "both" }, [first, third]);
  const one = assembly.add("one", { type: "add", id: "one" }, [second, third]);
  const side = assembly.add("side", { type: "concat", id: "side" }, [second, third]);
  const graph = assembly.graph();
  expect([both, one, side].map((value) => neverNegative(graph, value))).toEqual([true, false, false]);
});

/** Whether a layer of each type, with its usual settings, can make a negative value: of any maps, and of maps without one. */
const EXPECTED: Readonly<Record<LayerTypeName, readonly [ofAny: boolean, ofNonNegative: boolean]>> = {
  conv2d: [true, true],
  activation: [false, false],
  max_pool2d: [true, false],
  avg_pool2d: [true, false],
  batch_norm: [true, true],
  dropout: [true, false],
  residual: [false, false],
  bottleneck: [false, false],
  inverted_residual: [true, true],
  fire: [false, false],
  dense_block: [true, true],
  global_avg_pool2d: [true, false],
  adaptive_avg_pool2d: [true, false],
  channel_max_pool: [true, false],
  channel_shuffle: [true, false],
  upsample: [true, false],
  local_response_norm: [true, false],
  flatten: [true, false],
  unflatten: [true, false],
  dense: [true, true],
};

test("every layer type is coloured by whether its values can be negative, in the strip and in the inspector", () => {
  for (const type of placeableTypes) {
    const [input, spec] = [
      type === "unflatten" ? { c: 784, h: 1, w: 1 } : type === "dense" ? { c: 4, h: 1, w: 1 } : { c: 8, h: 8, w: 8 },
      layerType(type).create("x"),
    ];
    const scales = [[], [act("r", "relu6")]].map((before) => {
      const architecture = network(input, ...before, spec);
      const graph = graphOf(architecture);
      const inspected = partsOf(graph, "x", "x").at(-1)?.scale;
      const column = columnsOf(graph, describe(architecture), 300).find(({ layerId }) => layerId === "x");
      if (type !== "flatten") expect(column?.magnitude, type).toBe(inspected === "magnitude");
      return inspected === "signed";
    });
    expect(scales, type).toEqual(EXPECTED[type]);
  }
});

test("every activation function, of any maps and of maps without negative values", () => {
  const signs = Object.fromEntries(
    Object.keys(activations).map((kind) => {
      if (!isActivation(kind)) throw new Error(kind);
      return [
        kind,
        [named(act("x", kind)), named(act("s", "sigmoid"), act("x", kind))].map((names) => names.includes("x")),
      ];
    }),
  );
  expect(signs).toEqual({
    relu: [true, true],
    relu6: [true, true],
    leaky_relu: [false, true],
    tanh: [false, true],
    sigmoid: [true, true],
    gelu: [false, true],
  });
  expect(named({ ...activation.create("x"), kind: "leaky_relu", slope: 0 })).toEqual(["x"]);
});

test("in random networks no value is negative that is said not to be, and every kind of layer is somewhere negative that is said to be", () => {
  const wrong: string[] = [];
  const [mayBe, is] = [new Set<string>(), new Set<string>()];
  for (let seed = 1; seed <= 150; seed++) {
    const graph = graphOf(randomNetwork(seed));
    const found = neverNegativeValues(graph);
    for (let draw = 0; draw < 3; draw++) {
      const values = forwardGraph(graph, createRandom(1000 * seed + draw));
      for (const { name, spec, inputs, output } of graph.nodes) {
        const type = spec.type === "activation" ? spec.kind : spec.type;
        const kind = `${type} of ${inputs.every((value) => found.has(value)) ? "non-negative" : "any"} maps`;
        const isNegative = values[output]?.some((each) => each < -1e-9) ?? true;
        if (!found.has(output)) mayBe.add(kind);
        if (isNegative) is.add(kind);
        if (isNegative && found.has(output)) wrong.push(`${name} of network ${seed}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect([...is].toSorted()).toEqual([...mayBe].toSorted());
  // Every primitive layer but those that make nothing negative, of maps of any kind.
  expect([...is].filter((kind) => kind.endsWith("any maps"))).toHaveLength(Object.keys(layerTable).length - 6 + 3);
});
