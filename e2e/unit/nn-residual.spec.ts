import { expect, test } from "@playwright/test";
import { residual, type ResidualSpec } from "#nn/layers/residual.ts";
import { describe } from "#nn/report.ts";
import { graphOf, network } from "../fixtures/unit/network.ts";

const input = { c: 8, h: 28, w: 28 };

function block(more: Partial<ResidualSpec> = {}): ResidualSpec {
  return { ...residual.create("res"), ...more };
}

test("an identity block adds its own input", () => {
  const graph = graphOf(network(input, block()));
  expect(graph.nodes.map((n) => n.name)).toEqual([
    "res.conv1",
    "res.bn1",
    "res.relu1",
    "res.conv2",
    "res.bn2",
    "res.add",
    "res.relu2",
  ]);
  const sum = graph.nodes.find((n) => n.name === "res.add");
  const branch = graph.nodes.find((n) => n.name === "res.bn2");
  expect(sum?.inputs).toEqual([branch?.output, 0]);
  expect(graph.layerOutputs.get("res")).toBe(graph.output);
  expect(graph.nodes.every((n) => n.layerId === "res")).toBe(true);
});

test("a block that changes shape projects its shortcut with the same stride", () => {
  const graph = graphOf(network(input, block({ channels: 16, stride: 2 })));
  expect(graph.nodes.map((n) => n.name)).toEqual([
    "res.conv1",
    "res.bn1",
    "res.relu1",
    "res.conv2",
    "res.bn2",
    "res.proj",
    "res.proj_bn",
    "res.add",
    "res.relu2",
  ]);
  const projection = graph.nodes.find((n) => n.name === "res.proj");
  expect(projection?.spec).toMatchObject({ channels: 16, kernel: [1, 1], stride: [2, 2], bias: false });
  expect(projection?.inputs).toEqual([0]);
  const [layer] = describe(network(input, block({ channels: 16, stride: 2 }))).layers;
  expect(layer?.output).toEqual({ c: 16, h: 14, w: 14 });
  expect(layer?.parameterFormula).toBe("conv1 1,152 + bn1 32 + conv2 2,304 + bn2 32 + proj 128 + proj_bn 32 = 3,680");
  expect(layer?.macsFormula).toBe("conv1 225,792 + conv2 451,584 + proj 25,088 = 702,464");
  expect(layer?.label).toBe("res1");
});

test("without batch norm the convolutions have biases", () => {
  const graph = graphOf(network(input, block({ batchNorm: false, shortcut: "projection" })));
  expect(graph.nodes.map((n) => n.name)).toEqual([
    "res.conv1",
    "res.relu1",
    "res.conv2",
    "res.proj",
    "res.add",
    "res.relu2",
  ]);
  const convolutions = graph.nodes.flatMap((n) => (n.spec.type === "conv2d" ? [n.spec.bias] : []));
  expect(convolutions).toEqual([true, true, true]);
});

test("an identity shortcut between different shapes is refused with what to set", () => {
  const wider = residual.infer(block({ channels: 16, shortcut: "identity" }), [input]);
  expect(wider).toEqual({
    ok: false,
    reason:
      "An identity shortcut adds the input, 8 × 28 × 28, to an output of 16 × 28 × 28: both must have the same shape.",
    fix: "Set the channels to 8, or the shortcut to Projection.",
  });
  const smaller = residual.infer(block({ stride: 2, shortcut: "identity" }), [input]);
  expect(smaller).toMatchObject({ ok: false, fix: "Set the stride to 1, or the shortcut to Projection." });
  expect(residual.infer(block({ shortcut: "identity" }), [input])).toEqual({ ok: true, output: input });
});

test("an even kernel is refused: the branches would not be aligned", () => {
  expect(residual.infer(block({ kernel: 4 }), [input])).toMatchObject({ ok: false, fix: "Use 3 or 5." });
});
