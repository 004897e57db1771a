import { expect, test } from "@playwright/test";
import { activation } from "#nn/layers/activation.ts";
import { add } from "#nn/layers/add.ts";
import { avgPool2d } from "#nn/layers/avg-pool2d.ts";
import { batchNorm } from "#nn/layers/batch-norm.ts";
import { bottleneck } from "#nn/layers/bottleneck.ts";
import { checkInput } from "#nn/layers/checks.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { denseBlock } from "#nn/layers/dense-block.ts";
import { fire } from "#nn/layers/fire.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { invertedResidual } from "#nn/layers/inverted-residual.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import { residual } from "#nn/layers/residual.ts";
import { lower } from "#nn/graph.ts";
import { layerTable, layerType, placeableTypes } from "#nn/layer-table.ts";
import { describe } from "#nn/report.ts";
import { createRandom } from "#nn/random.ts";
import type { LayerSpec, Shape } from "#nn/types.ts";
import { conv, network, pool } from "../fixtures/unit/network.ts";

const small = { c: 6, h: 7, w: 7 };

test("a kernel that does not fit is refused with the numbers and the largest that does", () => {
  const wide = conv("a", { kernel: [5, 5], dilation: [2, 2], padding: "valid" });
  expect(conv2d.infer(wide, [small])).toEqual({
    ok: false,
    reason: "The 5 × 5 kernel with dilation 2 is 9 pixels high, but the input is only 7 × 7 (padding 0).",
    fix: "Use a kernel of at most 4, less dilation, or add padding.",
  });
  expect(conv2d.infer({ ...wide, kernel: [4, 4] }, [small]).ok).toBe(true);
  const long = conv("a", { kernel: [1, 9], padding: [0, 0] });
  expect(conv2d.infer(long, [small])).toMatchObject({
    reason: "The 1 × 9 kernel is 9 pixels wide, but the input is only 7 × 7 (padding 0).",
    fix: "Use a kernel of at most 7, or add padding.",
  });
  expect(conv2d.infer({ ...long, padding: [0, 1] }, [small])).toEqual({ ok: true, output: { c: 8, h: 7, w: 1 } });
});

test("groups must divide both channel counts", () => {
  expect(conv2d.infer(conv("a", { channels: 8, groups: 4 }), [small])).toMatchObject({
    ok: false,
    reason: "4 groups do not divide the 6 input channels evenly.",
  });
  expect(conv2d.infer(conv("a", { channels: 8, groups: 3 }), [small])).toMatchObject({
    ok: false,
    reason: "3 groups do not divide the 8 filters evenly.",
    fix: "Use a multiple of 3 filters, or fewer groups.",
  });
});

test("a pool's padding is at most half of its window, and its window fits", () => {
  expect(maxPool2d.infer(pool("a", { kernel: [3, 3], padding: [2, 1] }), [small])).toMatchObject({
    ok: false,
    reason: "Padding 2 × 1 is more than half of the 3 × 3 window.",
    fix: "Use padding of at most 1 × 1.",
  });
  expect(avgPool2d.infer({ ...avgPool2d.create("a"), kernel: [8, 2], stride: [2, 2] }, [small])).toMatchObject({
    ok: false,
    reason: "The 8 × 2 window does not fit into the input, which is only 7 × 7 (padding 0 × 0).",
    fix: "Use a window of at most 7 × 7, or remove this layer.",
  });
  expect(maxPool2d.infer(pool("a"), [{ c: 3, h: 1, w: 4 }]).ok).toBe(false);
});

test("a dense layer refuses maps", () => {
  expect(dense.infer(dense.create("a"), [small])).toEqual({
    ok: false,
    reason: "A dense layer takes one vector, but its input is 6 maps of 7 × 7.",
    fix: "Put a flatten layer before it.",
  });
});

test("a sum refuses branches of different shapes, or one branch alone", () => {
  expect(add.infer(add.create("a"), [small, { c: 6, h: 7, w: 8 }])).toMatchObject({
    ok: false,
    reason: "The branches have different shapes: 6 × 7 × 7 and 6 × 7 × 8.",
  });
  expect(add.infer(add.create("a"), [small]).ok).toBe(false);
  expect(add.infer(add.create("a"), [small, small])).toEqual({ ok: true, output: small });
});

test("settings out of range are problems, never exceptions", () => {
  const bad: readonly (readonly [LayerSpec, string])[] = [
    [conv("a", { channels: 5000 }), "Filters is 5000."],
    [conv("a", { channels: 2.5 }), "Filters is 2.5."],
    [conv("a", { channels: Number.NaN }), "Filters is NaN."],
    [conv("a", { kernel: [0, 3] }), "Kernel is 0 × 3."],
    [conv("a", { stride: [1, -1] }), "Stride is 1 × -1."],
    [conv("a", { padding: [Number.POSITIVE_INFINITY, 0] }), "Padding is Infinity × 0."],
    [conv("a", { groups: 0 }), "Groups is 0."],
    [pool("a", { kernel: [2, 99] }), "Window is 2 × 99."],
    [{ ...dense.create("a"), units: 0 }, "Units is 0."],
    [{ ...activation.create("a"), slope: 2 }, "Negative slope is 2."],
    [{ ...batchNorm.create("a"), eps: 0 }, "Epsilon is 0."],
  ];
  for (const [spec, reason] of bad) {
    expect(layerType(spec.type).infer(spec, [{ c: 1, h: 1, w: 1 }])).toMatchObject({ ok: false, reason });
  }
  expect(conv2d.infer(conv("a", { channels: 5000 }), [small])).toMatchObject({
    fix: "Choose a whole number from 1 to 4,096.",
  });
});

test("absurd sizes are refused before they reach a GPU", () => {
  expect(conv2d.infer(conv("a", { channels: 4096 }), [{ c: 1, h: 128, w: 128 }])).toMatchObject({
    ok: false,
    reason: "4,096 × 128 × 128 is 67,108,864 values per image; the maximum is 16,777,216.",
  });
  expect(dense.infer({ ...dense.create("a"), units: 4096 }, [{ c: 65_537, h: 1, w: 1 }])).toMatchObject({
    ok: false,
    reason: "This layer would have 268,439,552 weights; the maximum is 268,435,456.",
  });
  for (const input of [
    { c: 0, h: 4, w: 4 },
    { c: 1, h: 4.5, w: 4 },
    { c: 1, h: 4, w: Number.NaN },
    { c: 64, h: 4096, w: 4096 },
  ]) {
    const report = describe(network(input, conv("a")));
    expect(report.inputProblem?.reason).toBeTruthy();
    expect(report.layers[0]).toMatchObject({ input: null, output: null, problem: null, parameters: 0 });
    expect(report.output).toBeNull();
    expect(lower(network(input))).toMatchObject({ ok: false, at: "input" });
  }
});

test("a block whose parts are too large is a problem at the block", () => {
  const cases: readonly (readonly [LayerSpec, Shape, string])[] = [
    [
      { ...invertedResidual.create("a"), expansion: 8 },
      { c: 1024, h: 4, w: 4 },
      "This block has 8,192 channels inside",
    ],
    [{ ...invertedResidual.create("a"), expansion: 16 }, { c: 64, h: 256, w: 256 }, "1,024 × 256 × 256 is 67,108,864"],
    [{ ...denseBlock.create("a"), growth: 1100 }, { c: 8, h: 4, w: 4 }, "This block has 4,400 channels inside"],
    [{ ...bottleneck.create("a"), width: 512, stride: 4 }, { c: 8, h: 256, w: 256 }, "512 × 256 × 256 is 33,554,432"],
    [{ ...fire.create("a"), squeeze: 512, expand: 2 }, { c: 8, h: 256, w: 256 }, "512 × 256 × 256 is 33,554,432"],
  ];
  for (const [spec, input, reason] of cases) {
    const { problem } = describe(network(input, spec)).layers[0] ?? {};
    expect(problem?.reason.slice(0, reason.length)).toBe(reason);
  }
});

test("whatever a block's settings and its input, it is described, or refused with a reason", () => {
  const random = createRandom(5);
  const upTo = (most: number): number => Math.round(most ** random.next());
  const refused = new Map<string, number>();
  for (let i = 0; i < 1500; i++) {
    const { [i % 5]: type = residual } = [residual, bottleneck, invertedResidual, fire, denseBlock];
    const numbers = type.fields.flatMap((field) =>
      field.kind === "integer" ? [[field.key, upTo(field.max)] as const] : [],
    );
    const spec: LayerSpec = { ...type.create("a"), ...Object.fromEntries(numbers) };
    const input = { c: upTo(4096), h: upTo(300), w: upTo(300) };
    if (checkInput(input)) continue;
    const row = describe(network(input, spec)).layers[0];
    const inference = layerType(spec.type).infer(spec, [input]);
    expect(inference.ok ? inference.output : null).toEqual(row?.output);
    if (row?.problem) refused.set(spec.type, (refused.get(spec.type) ?? 0) + 1);
  }
  for (const count of refused.values()) expect(count).toBeLessThan(300);
  expect(refused.size).toBe(5);
});

test("after an impossible layer the rows are empty, and the problem stands at the layer", () => {
  const architecture = network(
    { c: 1, h: 8, w: 8 },
    conv("one", { channels: 2 }),
    pool("two", { kernel: [9, 9] }),
    flatten.create("three"),
    dense.create("four"),
  );
  const report = describe(architecture);
  expect(report.firstProblem).toBe("two");
  expect(report.layers.map((l) => [l.label, l.input, l.output, l.parameters, l.macs, l.problem !== null])).toEqual([
    ["conv1", { c: 1, h: 8, w: 8 }, { c: 2, h: 8, w: 8 }, 20, 1152, false],
    ["pool1", { c: 2, h: 8, w: 8 }, null, 0, 0, true],
    ["flatten", null, null, 0, 0, false],
    ["fc1", null, null, 0, 0, false],
  ]);
  expect([report.parameters, report.macs, report.output]).toEqual([20, 1152, null]);
  const lowering = lower(architecture);
  expect(lowering).toMatchObject({ ok: false, at: "two", ...report.layers[1]?.problem });
});

test("two layers with one id are a problem at the second", () => {
  const architecture = network(small, conv("a"), conv("a", { channels: 3 }));
  expect(lower(architecture)).toMatchObject({ ok: false, at: "a", reason: 'Two layers have the id "a".' });
  expect(describe(architecture).layers.map((l) => l.output)).toEqual([{ c: 8, h: 7, w: 7 }, null]);
});

test("a network without layers has a graph but no output to report", () => {
  expect(describe(network(small))).toEqual({
    layers: [],
    inputProblem: null,
    firstProblem: null,
    parameters: 0,
    macs: 0,
    output: null,
  });
  expect(lower(network(small))).toMatchObject({ ok: true, graph: { output: 0, nodes: [] } });
});

test("every type stands under its own name, and a student can place all but those that join two branches", () => {
  for (const [name, type] of Object.entries(layerTable)) {
    expect(type.type).toBe(name);
    expect(type.create("a")).toMatchObject({ type: name, id: "a" });
  }
  expect([...placeableTypes, "add", "concat"].toSorted()).toEqual(Object.keys(layerTable).toSorted());
});

test("every type's fields name its settings, all of them", () => {
  for (const type of Object.values(layerTable)) {
    const fields = type.fields.map(({ key }) => key);
    expect(["type", "id", ...fields].toSorted(), type.type).toEqual(Object.keys(type.create("a")).toSorted());
  }
});

test("every type's usual settings are in range", () => {
  for (const type of placeableTypes) {
    const layer = layerType(type).create("a");
    const vectors: Partial<Record<string, number>> = { dense: 8, unflatten: 784 };
    const input = type in vectors ? { c: vectors[type] ?? 0, h: 1, w: 1 } : { c: 8, h: 12, w: 12 };
    expect(layerType(type).infer(layer, [input]), type).toMatchObject({ ok: true });
    expect(layerType(type).infer(layer, []), type).toMatchObject({ ok: false });
  }
});
