import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { nodeParameters, vectorValues } from "#nn/graph.ts";
import { layerTable, layerType, placeableTypes } from "#nn/layer-table.ts";
import { activation } from "#nn/layers/activation.ts";
import { batchNorm } from "#nn/layers/batch-norm.ts";
import { bottleneck } from "#nn/layers/bottleneck.ts";
import { channelMaxPool } from "#nn/layers/channel-max-pool.ts";
import { dense } from "#nn/layers/dense.ts";
import { dropout } from "#nn/layers/dropout.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { globalAvgPool2d } from "#nn/layers/global-avg-pool2d.ts";
import { residual } from "#nn/layers/residual.ts";
import { pytorchSource } from "#nn/pytorch-source.ts";
import { torchDefinitions } from "#nn/torch-definitions.ts";
import { describe } from "#nn/report.ts";
import type { Architecture, LayerSpec, Shape } from "#nn/types.ts";
import { digits } from "#nn/zoo/networks.ts";
import { zoo } from "#nn/zoo/zoo.ts";
import { conv, graphOf, network, pool } from "../fixtures/unit/network.ts";
import { pytorchExamples } from "../fixtures/unit/pytorch-examples.ts";
import { runTorchSource } from "../fixtures/unit/torch/run.ts";
import { randomNetwork } from "../harness/random-network.ts";
import { settingsSeen } from "../fixtures/unit/settings-seen.ts";

const image = { c: 4, h: 6, w: 6 };

function sourceOf(architecture: Architecture): string {
  const source = pytorchSource(describe(architecture));
  if (source === null) throw new Error("There is no source");
  return source;
}

/** The lines within `nn.Sequential( ... )`. */
function modules(input: Shape, ...layers: readonly LayerSpec[]): readonly string[] {
  const [, body = ""] = sourceOf(network(input, ...layers)).split("model = nn.Sequential(\n");
  return body.split("\n").flatMap((line) => (line.startsWith("    ") ? [line.trim().replace(/,$/, "")] : []));
}

/** Names and shapes of a network's parameters as PyTorch should have them, and the shape that two images become. */
function expected(architecture: Architecture) {
  const graph = graphOf(architecture);
  const parameters = graph.nodes.flatMap((node) => nodeParameters(node, graph).map(({ name, shape }) => [name, shape]));
  const { c, h, w } = graph.values[graph.output]?.shape ?? { c: 0, h: 0, w: 0 };
  return { parameters, output: vectorValues(graph).has(graph.output) ? [2, c] : [2, c, h, w] };
}

/** The same of its source, by PyTorch's rules. */
function found(architecture: Architecture) {
  const { c, h, w } = architecture.input;
  const { parameters, output } = runTorchSource(sourceOf(architecture), [2, c, h, w]);
  return { parameters: parameters.map(([name, shape]) => [name.split(".").at(-1), shape]), output };
}

test("the first network as PyTorch source", () => {
  expect(sourceOf(digits)).toBe(`import torch.nn as nn

# Input: (N, 1, 28, 28). Output: (N, 10).
model = nn.Sequential(
    nn.Conv2d(1, 8, 5, padding=2),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Conv2d(8, 16, 5, padding=2),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(784, 10),
)
`);
});

for (const type of placeableTypes) {
  test(`the source of an example of ${type} is what it should be, definition included`, () => {
    const [input, ...layers] = pytorchExamples[type];
    const file = new URL(`../fixtures/pytorch/${type.replaceAll("_", "-")}.py`, import.meta.url);
    expect(layers.some((layer) => layer.type === type)).toBe(true);
    expect(sourceOf(network(input, ...layers))).toBe(readFileSync(file, "utf8"));
  });
}

test("random networks of all types and settings: by PyTorch's rules they have the parameters and the output that are shown here", () => {
  const seen = settingsSeen();
  for (let seed = 1; seed <= 2000; seed++) {
    const architecture = randomNetwork(seed);
    for (const spec of architecture.layers) seen.add(spec);
    expect(found(architecture), JSON.stringify(architecture)).toEqual(expected(architecture));
  }
  expect(seen.missing()).toEqual([]);
});

test("the comment says the shapes", () => {
  for (let seed = 1; seed <= 100; seed++) {
    const architecture = randomNetwork(seed);
    const { c, h, w } = architecture.input;
    const output = expected(architecture).output.slice(1).join(", ");
    expect(sourceOf(architecture)).toContain(`# Input: (N, ${c}, ${h}, ${w}). Output: (N, ${output}).\n`);
  }
});

test("the well-known networks have the parameters and the output of their source", () => {
  for (const { id, architecture } of zoo) expect(found(architecture), id).toEqual(expected(architecture));
});

test("a block's parameters have the names that its parts have here, but for those of a dense block, which PyTorch numbers", () => {
  const names = (layer: LayerSpec): readonly (readonly [string, string])[] => {
    const architecture = network(image, layer);
    const graph = graphOf(architecture);
    const ours = graph.nodes.flatMap((node) => nodeParameters(node, graph).map(({ name }) => `${node.name}.${name}`));
    const theirs = runTorchSource(sourceOf(architecture), [2, 4, 6, 6]).parameters;
    return ours.map((name, i) => [name.replace(/^[^.]*/, "0"), theirs[i]?.[0] ?? ""] as const);
  };
  for (const type of placeableTypes) {
    if (!layerTable[type].composite || type === "dense_block") continue;
    for (const [ours, theirs] of names({ ...layerType(type).create("b") })) expect(theirs, type).toBe(ours);
  }
  expect(names(layerType("dense_block").create("b"))[0]).toEqual(["0.layer1_norm1.weight", "0.layers.0.0.weight"]);
});

test("a class is defined once, however often it is used, and torch is imported where it is needed", () => {
  const neck = { ...bottleneck.create("b"), channels: 4 };
  const source = sourceOf(network(image, neck, { ...neck, id: "c" }, { ...residual.create("d"), channels: 4 }));
  expect(source.match(/^class \w+/gm)).toEqual(["class Bottleneck", "class ResidualBlock"]);
  expect(source.match(/^import .*/gm)).toEqual(["import torch.nn as nn", "import torch.nn.functional as F"]);
  expect(sourceOf(network(image, layerType("fire").create("f")))).toContain("import torch\nimport torch.nn as nn\n");
  expect(sourceOf(network(image, channelMaxPool.create("m"))).match(/^import .*/gm)).toEqual(["import torch.nn as nn"]);
});

test("what torch has is written as a call of it, and what it lacks comes with a class of that name", () => {
  for (const type of placeableTypes) {
    const [input, ...layers] = pytorchExamples[type];
    const { class: name, definition } = layerType(type).torch(
      layers.find((each) => each.type === type) ?? flatten.create("f"),
      "maps",
    );
    const source = sourceOf(network(input, ...layers));
    expect(source, type).toContain(definition === null ? `    nn.${name}(` : `    ${name}(`);
    if (definition === null) continue;
    expect(definition, type).toBe(name);
    expect(torchDefinitions[definition], type).toMatch(new RegExp(`^class ${name}\\(nn\\.Module\\):\n`));
  }
});

test("a shortcut is a projection where sizes differ, and only there", () => {
  const neck = { ...bottleneck.create("b"), channels: 4, width: 2, stride: 2 };
  const block = { ...residual.create("c"), channels: 4, stride: 2 };
  expect(modules(image, neck, block)).toEqual([
    'Bottleneck(4, 2, 4, stride=2, shortcut="projection")',
    'ResidualBlock(4, 4, stride=2, shortcut="projection")',
  ]);
  // One pixel stays one pixel, whatever the stride.
  expect(modules({ c: 4, h: 1, w: 1 }, neck, block)).toEqual([
    "Bottleneck(4, 2, 4, stride=2)",
    "ResidualBlock(4, 4, stride=2)",
  ]);
});

test("maps of one pixel are flattened before a dense layer, and a vector becomes maps where a layer wants them", () => {
  const [gap, fc] = [globalAvgPool2d.create("g"), dense.create("d")];
  expect(modules(image, gap, flatten.create("f"), fc)).toEqual([
    "nn.AdaptiveAvgPool2d(1)",
    "nn.Flatten()",
    "nn.Linear(4, 10)",
  ]);
  expect(modules(image, gap, activation.create("a"), dropout.create("o"), fc)).toEqual([
    "nn.AdaptiveAvgPool2d(1)",
    "nn.ReLU()",
    "nn.Dropout()",
    "nn.Flatten()",
    "nn.Linear(4, 10)",
  ]);
  expect(modules(image, flatten.create("f"), conv("c", { kernel: [1, 1] }), { ...fc, units: 3 })).toEqual([
    "nn.Flatten()",
    "nn.Unflatten(1, (144, 1, 1))",
    "nn.Conv2d(144, 8, 1)",
    "nn.Flatten()",
    "nn.Linear(8, 3)",
  ]);
});

test("what takes both takes vectors as they are: activation, dropout, the largest of channels, batch norm by another class", () => {
  const norm = batchNorm.create("n");
  expect(
    modules(image, flatten.create("f"), activation.create("a"), dropout.create("o"), channelMaxPool.create("m"), norm),
  ).toEqual(["nn.Flatten()", "nn.ReLU()", "nn.Dropout()", "ChannelMaxPool(2)", "nn.BatchNorm1d(72)"]);
  expect(modules(image, norm)).toEqual(["nn.BatchNorm2d(4)"]);
});

test("layers from an impossible one on are left out, and the source says so", () => {
  const broken = describe(network(image, conv("a"), pool("p", { kernel: [9, 9] }), residual.create("r")));
  expect(pytorchSource(broken)).toBe(`import torch.nn as nn

# Ends before pool1, which is not possible with its current settings.
# Input: (N, 4, 6, 6). Output: (N, 8, 6, 6).
model = nn.Sequential(
    nn.Conv2d(4, 8, 3, padding=1),
)
`);
  expect(pytorchSource(describe(network(image, pool("p", { kernel: [9, 9] }))))).toBeNull();
  expect(pytorchSource(describe(network(image)))).toBeNull();
  expect(pytorchSource(describe(network({ c: 0, h: 1, w: 1 }, conv("a"))))).toBeNull();
});
