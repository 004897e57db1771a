import { expect, test } from "@playwright/test";
import { layerTable, layerType, placeableTypes } from "#nn/layer-table.ts";
import { activation } from "#nn/layers/activation.ts";
import { batchNorm } from "#nn/layers/batch-norm.ts";
import { channelMaxPool } from "#nn/layers/channel-max-pool.ts";
import { dense } from "#nn/layers/dense.ts";
import { dropout } from "#nn/layers/dropout.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { globalAvgPool2d } from "#nn/layers/global-avg-pool2d.ts";
import { residual } from "#nn/layers/residual.ts";
import { pytorchSource } from "#nn/pytorch-source.ts";
import { describe } from "#nn/report.ts";
import type { LayerSpec, Shape } from "#nn/types.ts";
import { digits } from "#nn/zoo/networks.ts";
import { zoo } from "#nn/zoo/zoo.ts";
import { conv, network, pool } from "../fixtures/unit/network.ts";

const image = { c: 4, h: 6, w: 6 };

/** What the source of a network would need; empty where it runs as it stands. */
function needs(input: Shape, ...layers: readonly LayerSpec[]): readonly string[] {
  const written = pytorchSource(describe(network(input, ...layers)));
  return written.ok ? [] : written.needs;
}

test("the first network as PyTorch source", () => {
  expect(pytorchSource(describe(digits))).toEqual({
    ok: true,
    source: `import torch.nn as nn

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
`,
  });
});

test("a layer whose class torch lacks is named with what it needs", () => {
  expect(needs(image, conv("a"), residual.create("b"), channelMaxPool.create("c"), residual.create("d"))).toEqual([
    "res1 needs the class ResidualBlock, which torch.nn does not have.",
    "cpool1 needs the class ChannelMaxPool, which torch.nn does not have.",
    "res2 needs the class ResidualBlock, which torch.nn does not have.",
  ]);
});

test("source is offered for one layer of each type that torch has, and for no other", () => {
  const lacking = placeableTypes.filter((type) => {
    const input = type === "dense" ? { c: 8, h: 1, w: 1 } : { c: 8, h: 12, w: 12 };
    return needs(input, layerType(type).create("a")).length > 0;
  });
  const own = placeableTypes.filter((type) => {
    const spec = layerType(type).create("a");
    return !layerType(type).pytorch(spec, { c: 8, h: 12, w: 12 }).startsWith("nn.");
  });
  expect(lacking).toEqual(own);
  expect(lacking).toEqual(
    expect.arrayContaining(["bottleneck", "channel_max_pool", "dense_block", "fire", "residual"]),
  );
});

test("what torch has is written as a call of it, and so is what it lacks", () => {
  const input = { c: 8, h: 12, w: 12 };
  for (const type of placeableTypes) {
    const spec = layerType(type).create("a");
    const { class: name, isInTorch } = layerType(type).torch(spec);
    const shape = type === "dense" ? { c: 8, h: 1, w: 1 } : input;
    expect(layerType(type).pytorch(spec, shape), type).toMatch(new RegExp(`^${isInTorch ? "nn\\." : ""}${name}\\(`));
  }
  const { add, concat } = layerTable;
  expect([add.torch(add.create("a")).isInTorch, concat.torch(concat.create("a")).isInTorch]).toEqual([false, false]);
});

test("a dense layer needs a vector in PyTorch, though one pixel is enough here", () => {
  const [gap, fc] = [globalAvgPool2d.create("g"), dense.create("d")];
  expect(needs(image, gap, flatten.create("f"), fc)).toEqual([]);
  expect(needs(image, gap, fc)).toEqual([
    "fc1 reads vectors in PyTorch, but it comes after maps: it needs a flatten layer before it.",
  ]);
  expect(needs(image, gap, activation.create("a"), dropout.create("o"), fc)).toHaveLength(1);
});

test("layers that read maps do not follow a vector, those that read anything do", () => {
  const flat = flatten.create("f");
  expect(needs(image, flat, activation.create("a"), dropout.create("o"), dense.create("d"))).toEqual([]);
  expect(needs(image, flat, activation.create("a"), batchNorm.create("n"))).toEqual([
    "norm1 reads maps in PyTorch, but it comes after a vector.",
  ]);
  expect(needs(image, flat, conv("c", { kernel: [1, 1] }))).toHaveLength(1);
});

test("an input of one pixel may be given as a vector or as maps, but not as both", () => {
  const input = { c: 8, h: 1, w: 1 };
  const kernel = { kernel: [1, 1] } as const;
  expect(needs(input, activation.create("a"), dense.create("d"), dense.create("e"))).toEqual([]);
  expect(needs(input, activation.create("a"), conv("c", kernel), conv("e", kernel))).toEqual([]);
  expect(needs(input, batchNorm.create("n"), dense.create("d"))).toHaveLength(1);
  expect(needs(input, dense.create("d"), conv("c", kernel))).toHaveLength(1);
});

test("layers from an impossible one on are left out", () => {
  const broken = describe(network(image, conv("a"), pool("p", { kernel: [9, 9] }), residual.create("r")));
  expect(pytorchSource(broken)).toEqual({
    ok: true,
    source: "import torch.nn as nn\n\nmodel = nn.Sequential(\n    nn.Conv2d(4, 8, 3, padding=1),\n)\n",
  });
});

test("of the well-known networks, those without blocks of their own have source that runs", () => {
  const without = zoo.flatMap(({ id, architecture }) => (pytorchSource(describe(architecture)).ok ? [] : [id]));
  const withBlocks = zoo.flatMap(({ id, architecture }) =>
    architecture.layers.some(({ type }) => layerTable[type].composite) ? [id] : [],
  );
  expect(without).toEqual(withBlocks);
  expect(without.length).toBeLessThan(zoo.length - 10);
});
