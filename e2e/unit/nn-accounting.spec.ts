import { expect, test } from "@playwright/test";
import { activation } from "#nn/layers/activation.ts";
import { avgPool2d } from "#nn/layers/avg-pool2d.ts";
import { batchNorm } from "#nn/layers/batch-norm.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { globalAvgPool2d } from "#nn/layers/global-avg-pool2d.ts";
import { residual, type ResidualSpec } from "#nn/layers/residual.ts";
import { nodeParameters } from "#nn/graph.ts";
import { describe, primitiveRows, type PrimitiveRow } from "#nn/report.ts";
import { defaultNetwork, zooEntry } from "#nn/zoo/zoo.ts";
import { conv, golden, graphOf, network, pool } from "../fixtures/unit/network.ts";

interface Accounting {
  readonly outputs: {
    readonly layers: readonly PrimitiveRow[];
    readonly total_parameters: number;
    readonly total_macs: number;
  };
}

function withoutNames(rows: readonly PrimitiveRow[]): readonly Omit<PrimitiveRow, "name">[] {
  return rows.map(({ type, output_shape, parameters, macs }) => ({ type, output_shape, parameters, macs }));
}

test("LeNet-5 has PyTorch's shapes, parameters and MACs", () => {
  const { outputs } = golden<Accounting>("accounting_lenet5");
  const architecture = zooEntry("lenet5")?.architecture;
  if (!architecture) throw new Error("LeNet-5 is missing");
  expect(withoutNames(primitiveRows(graphOf(architecture)))).toEqual(withoutNames(outputs.layers));
  const report = describe(architecture);
  expect([report.parameters, report.macs]).toEqual([outputs.total_parameters, outputs.total_macs]);
  expect(report.layers.map((layer) => layer.label)).toEqual([
    "conv1",
    "tanh1",
    "pool1",
    "conv2",
    "tanh2",
    "pool2",
    "conv3",
    "tanh3",
    "flatten",
    "fc1",
    "tanh4",
    "fc2",
  ]);
});

test("ResNet-18 from residual blocks has torchvision's shapes, parameters and MACs", () => {
  const block = (id: string, channels: number, stride: number): ResidualSpec => ({
    ...residual.create(id),
    channels,
    stride,
  });
  const architecture = network(
    { c: 3, h: 224, w: 224 },
    conv("stem", { channels: 64, kernel: [7, 7], stride: [2, 2], padding: [3, 3], bias: false }),
    batchNorm.create("n"),
    activation.create("r"),
    pool("p", { kernel: [3, 3], stride: [2, 2], padding: [1, 1] }),
    ...[64, 128, 256, 512].flatMap((c) => [block(`a${c}`, c, c === 64 ? 1 : 2), block(`b${c}`, c, 1)]),
    globalAvgPool2d.create("g"),
    flatten.create("f"),
    { ...dense.create("d"), units: 1000 },
  );
  const { outputs } = golden<Accounting>("accounting_resnet18");
  const rows = primitiveRows(graphOf(architecture)).filter((row) => row.type !== "Add" && row.type !== "Flatten");
  expect(withoutNames(rows)).toEqual(withoutNames(outputs.layers));
  const report = describe(architecture);
  expect([report.parameters, report.macs]).toEqual([11_689_512, outputs.total_macs]);
});

test("the first network's rows show the sums that make their numbers", () => {
  const report = describe(defaultNetwork);
  expect(report.layers.map((l) => [l.label, l.parameterFormula, l.macsFormula])).toEqual([
    ["conv1", "8 × (5 × 5 × 1) + 8 = 208", "28 × 28 × 8 × (5 × 5 × 1) = 156,800"],
    ["relu1", "", ""],
    ["pool1", "", ""],
    ["conv2", "16 × (5 × 5 × 8) + 16 = 3,216", "14 × 14 × 16 × (5 × 5 × 8) = 627,200"],
    ["relu2", "", ""],
    ["pool2", "", ""],
    ["flatten", "", ""],
    ["fc1", "10 × 784 + 10 = 7,850", "10 × 784 = 7,840"],
  ]);
  expect([report.parameters, report.macs]).toEqual([11_274, 791_840]);
  expect(report.output).toEqual({ c: 10, h: 1, w: 1 });
});

test("groups divide the filter's depth", () => {
  const input = { c: 6, h: 8, w: 10 };
  const spec = conv("a", { channels: 12, groups: 2, stride: [2, 2], padding: [1, 1] });
  const [weight, bias] = conv2d.parameters(spec, [input]);
  expect([weight?.shape, weight?.fanIn, bias?.shape]).toEqual([[12, 3, 3, 3], 27, [12]]);
  expect(conv2d.parameterFormula(spec, [input])).toBe("12 × (3 × 3 × 6/2) + 12 = 336");
  expect(conv2d.macs(spec, [input], { c: 12, h: 4, w: 5 })).toBe(6_480);
  const depthwise = conv("a", { channels: 8, groups: 8, bias: false });
  expect(conv2d.parameterFormula(depthwise, [{ c: 8, h: 9, w: 9 }])).toBe("8 × (3 × 3 × 8/8) = 72");
});

test("batch norm starts as the identity: gamma 1, beta 0", () => {
  const graph = graphOf(network({ c: 5, h: 4, w: 4 }, batchNorm.create("n")));
  const [node] = graph.nodes;
  if (!node) throw new Error("no node");
  expect(nodeParameters(node, graph)).toEqual([
    { name: "weight", shape: [5], fanIn: 0, constant: 1 },
    { name: "bias", shape: [5], fanIn: 0, constant: 0 },
  ]);
  expect(describe(network({ c: 5, h: 4, w: 4 }, batchNorm.create("n"))).layers[0]?.parameterFormula).toBe("2 × 5 = 10");
});

test("layers read as torch.nn source", () => {
  const input = { c: 3, h: 14, w: 14 };
  const cases: readonly [string, string][] = [
    [conv2d.pytorch(conv("a", { kernel: [5, 5] }), input, "maps"), "nn.Conv2d(3, 8, 5, padding=2)"],
    [conv2d.pytorch(conv("a", { padding: "valid", bias: false }), input, "maps"), "nn.Conv2d(3, 8, 3, bias=False)"],
    [conv2d.pytorch(conv("a", { kernel: [4, 3] }), input, "maps"), 'nn.Conv2d(3, 8, (4, 3), padding="same")'],
    [conv2d.pytorch(conv("a", { stride: [2, 2] }), input, "maps"), "nn.Conv2d(3, 8, 3, stride=2, padding=1)"],
    [
      conv2d.pytorch(conv("a", { kernel: [4, 4], stride: [2, 2] }), input, "maps"),
      "nn.Conv2d(3, 8, 4, stride=2, padding=1)",
    ],
    [
      conv2d.pytorch(conv("a", { kernel: [4, 4], stride: [2, 2] }), { c: 3, h: 7, w: 7 }, "maps"),
      "nn.Sequential(nn.ZeroPad2d((1, 2, 1, 2)), nn.Conv2d(3, 8, 4, stride=2))",
    ],
    [
      conv2d.pytorch(conv("a", { padding: [0, 2], dilation: [2, 1], channels: 6, groups: 3 }), input, "maps"),
      "nn.Conv2d(3, 6, 3, padding=(0, 2), dilation=(2, 1), groups=3)",
    ],
    [avgPool2d.pytorch(avgPool2d.create("a"), input, "maps"), "nn.AvgPool2d(2)"],
    [
      avgPool2d.pytorch(
        { ...avgPool2d.create("a"), kernel: [3, 3], padding: [1, 1], ceilMode: true, countIncludePad: false },
        input,
        "maps",
      ),
      "nn.AvgPool2d(3, stride=2, padding=1, ceil_mode=True, count_include_pad=False)",
    ],
    [activation.pytorch({ ...activation.create("a"), kind: "leaky_relu" }, input, "maps"), "nn.LeakyReLU(0.01)"],
    [batchNorm.pytorch(batchNorm.create("a"), input, "maps"), "nn.BatchNorm2d(3)"],
    [
      dense.pytorch({ ...dense.create("a"), bias: false }, { c: 84, h: 1, w: 1 }, "vectors"),
      "nn.Linear(84, 10, bias=False)",
    ],
    [
      residual.pytorch({ ...residual.create("a"), channels: 16, stride: 2 }, { c: 8, h: 9, w: 9 }, "maps"),
      'ResidualBlock(8, 16, stride=2, shortcut="projection")',
    ],
    [
      residual.pytorch(
        { ...residual.create("a"), shortcut: "projection", batchNorm: false },
        { c: 8, h: 9, w: 9 },
        "maps",
      ),
      'ResidualBlock(8, 8, shortcut="projection", batch_norm=False)',
    ],
  ];
  for (const [source, expected] of cases) expect(source).toBe(expected);
});
