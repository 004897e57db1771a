import { expect, test } from "@playwright/test";
import { fieldSizes, fieldSpacing, fieldText } from "#figures/field/field-text.ts";
import { placeAt, scaleOf, shapeText, storedPlace, unitPlace } from "#figures/part.ts";
import { viewLayer } from "#features/lab/inspector/layer-view.ts";
import { updateLayer } from "#nn/edit.ts";
import { lower } from "#nn/graph.ts";
import { adaptiveAvgPool2d } from "#nn/layers/adaptive-avg-pool2d.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { localResponseNorm } from "#nn/layers/local-response-norm.ts";
import { upsample } from "#nn/layers/upsample.ts";
import { describe } from "#nn/report.ts";
import type { Architecture, Graph, LayerSpec } from "#nn/types.ts";
import { digits, miniResnet } from "#nn/zoo/networks.ts";

function graphOf(architecture: Architecture): Graph {
  const lowering = lower(architecture);
  if (!lowering.ok) throw new Error(lowering.reason);
  return lowering.graph;
}

test("before anything is chosen the first convolution is shown", () => {
  const view = viewLayer(graphOf(digits), describe(digits), null);
  expect(view).toMatchObject({ id: "l1", label: "conv1", group: "conv", problem: null });
  expect(view.parts).toMatchObject([{ name: "conv1", value: 1, shape: { c: 8, h: 28, w: 28 }, scale: "signed" }]);
});

test("receptive fields are written as size, jump and start", () => {
  const image = digits.input;
  // conv 5, pad 2: 5, from −2. pool 2: 6, jump 2. conv 5, pad 2: 6 + 4 · 2 = 14, from −2 − 2 · 2 = −6. pool 2: 14 + 2 =
  // 16, jump 4.
  const view = viewLayer(graphOf(digits), describe(digits), "l4");
  expect(fieldText(view.parts[0]?.field ?? null, image)).toBe("size 14 × 14, jump 2, starts at −6");
  const pool = viewLayer(graphOf(digits), describe(digits), "l6");
  expect(fieldText(pool.parts[0]?.field ?? null, image)).toBe("size 16 × 16, jump 4, starts at −6");
  const dense = viewLayer(graphOf(digits), describe(digits), "l8");
  expect(fieldText(dense.parts[0]?.field ?? null, image)).toBe("the whole input");
  const flattened = viewLayer(graphOf(digits), describe(digits), "l7").parts[0]?.field ?? null;
  expect(fieldText(flattened, image)).toBe("size 16 × 16, around the unit's position in the 7 × 7 maps");
  expect(fieldSpacing(flattened, image)).toBe("16 pixels");
});

test("fields of half a pixel apart, of several sizes and of part of the input are written as they are", () => {
  const image = { c: 1, h: 12, w: 12 };
  const field = (...layers: readonly LayerSpec[]) => {
    const architecture = { name: "test", input: image, layers };
    return describe(architecture).layers.at(-1)?.field ?? null;
  };
  const conv = conv2d.create("c");
  const doubled = field(conv, upsample.create("u"));
  expect(fieldText(doubled, image)).toBe("size 3 × 3, jump 0.5, starts at −1");
  expect(fieldSizes(doubled, image)).toBe("3");
  expect(fieldSpacing(doubled, image)).toBe("3 pixels, 0.5 apart");
  const thirds = field({ ...upsample.create("u"), factor: 3, mode: "bilinear" });
  expect(fieldText(thirds, image)).toBe("size 1–2 × 1–2, jump 0.333, starts at −1");
  expect(fieldSizes(thirds, image)).toBe("1–2");
  const few = field({ ...adaptiveAvgPool2d.create("a"), size: [12, 5] });
  expect(fieldText(few, image)).toBe("size 1 × 3–4, jump (1, 2.4), starts at 0");
  expect(fieldSizes(few, image)).toBe("1×3–4");
  // Every second pixel of 12, the last of them 10: the 11th row and column are never read.
  const part = field({ ...conv, kernel: [1, 1], stride: [2, 2] }, flatten.create("f"), dense.create("d"));
  expect(fieldText(part, image)).toBe("size 11 × 11, the same for all units, starts at 0");
  expect(fieldSizes(part, image)).toBe("11");
  expect(fieldSpacing(part, image)).toBe("11 pixels, the same for all units");
  const mixed = field(flatten.create("f"), { ...localResponseNorm.create("n") });
  expect(fieldText(mixed, image)).toBe("differs from unit to unit");
  expect(fieldSizes(mixed, image)).toBe("varies");
  expect(fieldSizes(field(flatten.create("f"), dense.create("d")), image)).toBe("all");
});

test("a residual block is shown by its parts", () => {
  const view = viewLayer(graphOf(miniResnet), describe(miniResnet), "l5");
  expect(view.label).toBe("res2");
  expect(view.parts.map(({ name }) => name)).toEqual([
    "conv1",
    "bn1",
    "relu1",
    "conv2",
    "bn2",
    "proj",
    "proj_bn",
    "add",
    "relu2",
  ]);
});

test("an impossible layer says why, and so does one that waits for it", () => {
  const broken = updateLayer(digits, "l3", { kernel: [40, 40] });
  const graph = graphOf({ ...digits, layers: digits.layers.slice(0, 2) });
  const at = viewLayer(graph, describe(broken), "l3");
  expect(at.problem?.reason).toContain("40");
  expect(at.parts).toEqual([]);
  const after = viewLayer(graph, describe(broken), "l4");
  expect(after.problem?.reason).toContain("pool1");
  expect(viewLayer(graph, describe(broken), "l1").problem).toBeNull();
});

test("the input can be shown too, and nothing is there before a network runs", () => {
  const view = viewLayer(graphOf(digits), describe(digits), "input");
  expect(view).toMatchObject({ label: "input", group: "input", parts: [{ value: 0, node: null, scale: "unit" }] });
  expect(viewLayer(null, describe(digits), "l1").parts).toEqual([]);
});

test("values that cannot be negative are magnitudes", () => {
  const graph = graphOf(digits);
  expect([0, 1, 2, 3, 4, 7, 8].map((value) => scaleOf(graph, value))).toEqual([
    "unit",
    "signed",
    "magnitude",
    "magnitude",
    "signed",
    "magnitude",
    "signed",
  ]);
});

test("a flattened unit is found again in the maps that it came from", () => {
  const [flat] = viewLayer(graphOf(digits), describe(digits), "l7").parts;
  expect(flat).toMatchObject({ shape: { c: 784, h: 1, w: 1 }, stored: { c: 16, h: 7, w: 7 } });
  if (!flat) return;
  // 3 · 49 + 2 · 7 + 5 = 166
  expect(storedPlace(flat, { c: 166, y: 0, x: 0 })).toEqual({ c: 3, y: 2, x: 5 });
  expect(unitPlace(flat, { c: 3, y: 2, x: 5 })).toEqual({ c: 166, y: 0, x: 0 });
  expect(placeAt({ h: 7, w: 7 }, 166)).toEqual({ c: 3, y: 2, x: 5 });
});

test("shapes are written as on the stage", () => {
  expect(shapeText({ c: 8, h: 28, w: 14 })).toBe("28 × 14 × 8");
  expect(shapeText({ c: 10, h: 1, w: 1 })).toBe("10");
});

test("a layer that does not run has no parts, whatever runs under its name", () => {
  const edited = updateLayer(digits, "l1", { channels: 9 });
  const [graph, running] = [graphOf(digits), describe(digits)];
  expect(viewLayer(graph, describe(edited), "l1", running)).toMatchObject({ label: "conv1", parts: [], problem: null });
  expect(viewLayer(graph, describe(edited), "l4", running).parts).toHaveLength(1);
  expect(viewLayer(graph, describe(digits), "l1", running).parts).toHaveLength(1);
});
