import { expect, test } from "@playwright/test";
import { activations } from "#nn/activations.ts";
import { insertLayer } from "#nn/edit.ts";
import { layerType, placeableTypes } from "#nn/layer-table.ts";
import { residual } from "#nn/layers/residual.ts";
import { upsample } from "#nn/layers/upsample.ts";
import { parseArchitecture } from "#nn/parse-architecture.ts";
import { describe } from "#nn/report.ts";
import type { Architecture } from "#nn/types.ts";
import { defaultNetwork, zoo } from "#nn/zoo/zoo.ts";
import { conv, network } from "../fixtures/unit/network.ts";

function message(json: unknown): string {
  const parsed = parseArchitecture(json);
  return parsed.ok ? "ok" : parsed.message;
}

test("a network survives the way through JSON, whatever layers it has", () => {
  let every: Architecture = network({ c: 3, h: 32, w: 32 });
  for (const type of placeableTypes) every = insertLayer(every, every.layers.length, type);
  for (const architecture of [every, ...zoo.map((entry) => entry.architecture)]) {
    expect(parseArchitecture(JSON.parse(JSON.stringify(architecture)))).toEqual({ ok: true, architecture });
  }
});

test("an impossible network is read, for the builder to show what is wrong", () => {
  const architecture = network({ c: 1, h: 8, w: 8 }, conv("a", { channels: -3 }));
  expect(parseArchitecture(architecture)).toEqual({ ok: true, architecture });
  expect(describe(architecture).firstProblem).toBe("a");
});

test("what cannot be read names its layer and field", () => {
  const { input } = defaultNetwork;
  const layer = conv("a");
  const kinds = Object.keys(activations).map((kind) => `"${kind}"`);
  const cases: readonly (readonly [unknown, string])[] = [
    [{ ...layer, channels: "8" }, "Layer 2 (conv2d): channels must be a number."],
    [{ ...layer, kernel: 3 }, "Layer 2 (conv2d): kernel must be two numbers, height and width."],
    [{ ...layer, kernel: [3, 3, 3] }, "Layer 2 (conv2d): kernel must be two numbers, height and width."],
    [{ ...layer, stride: [1, null] }, "Layer 2 (conv2d): stride must be two numbers, height and width."],
    [{ ...layer, padding: "reflect" }, 'Layer 2 (conv2d): padding must be "same", "valid" or two numbers.'],
    [{ ...layer, bias: 1 }, "Layer 2 (conv2d): bias must be true or false."],
    [{ ...layer, groups: undefined }, "Layer 2 (conv2d): groups is missing."],
    [{ ...layer, channels: Number.POSITIVE_INFINITY }, "Layer 2 (conv2d): channels must be a finite number."],
    [{ ...layer, id: "" }, "Layer 2 (conv2d): id must be 1 to 40 letters, digits, dashes or underscores."],
    [{ ...layer, id: "first" }, 'Layer 2 (conv2d): the id "first" is used twice.'],
    [{ ...layer, id: "input" }, 'Layer 2 (conv2d): id must not be "input".'],
    [
      { type: "activation", id: "a", kind: "swish", slope: 0 },
      `Layer 2 (activation): kind must be ${kinds.slice(0, -1).join(", ")} or ${kinds.at(-1)}.`,
    ],
    [{ ...upsample.create("a"), mode: "bicubic" }, 'Layer 2 (upsample): mode must be "nearest" or "bilinear".'],
    [
      { ...residual.create("a"), shortcut: true },
      'Layer 2 (residual): shortcut must be "auto", "identity", "projection" or "none".',
    ],
    [{ type: "lstm", id: "a" }, 'Layer 2 has the unknown type "lstm".'],
    [{ type: "toString", id: "a" }, 'Layer 2 has the unknown type "toString".'],
    [{ type: "add", id: "a" }, 'Layer 2 has the unknown type "add".'],
    [{ id: "a" }, "Layer 2 has the unknown type (none)."],
    [null, "Layer 2 is not an object."],
  ];
  for (const [second, expected] of cases) {
    expect(message({ name: "x", input, layers: [conv("first"), second] })).toBe(expected);
  }
});

test("every setting of every type is asked for, and must be of its kind", () => {
  const { input } = defaultNetwork;
  for (const type of placeableTypes) {
    const layer = layerType(type).create("a");
    expect(message({ name: "x", input, layers: [layer] })).toBe("ok");
    for (const key of Object.keys(layer).filter((each) => each !== "type")) {
      const read = (value: unknown) => message({ name: "x", input, layers: [{ ...layer, [key]: value }] });
      expect(read(undefined)).toBe(`Layer 1 (${type}): ${key} is missing.`);
      expect(read({ odd: 1 })).toMatch(new RegExp(`^Layer 1 \\(${type}\\): ${key} must be `));
    }
  }
});

test("what is not a network says so", () => {
  const { input } = defaultNetwork;
  expect(message(null)).toMatch(/^The network cannot be read: /);
  expect(message("[]")).toMatch(/^The network cannot be read: /);
  expect(message({ name: "x", input })).toBe("The network cannot be read: layers is missing.");
  expect(message({ name: "x", input, layers: {} })).toBe("The network cannot be read: layers must be a list.");
  expect(message({ name: 4, input, layers: [] })).toBe("The network cannot be read: name must be text.");
  expect(message({ name: "x", input: { c: 1, h: "a", w: 2 }, layers: [] })).toBe(
    "The network cannot be read: input.h must be a number.",
  );
  const many = Array.from({ length: 65 }, (_, i) => conv(`l${i}`));
  expect(message({ name: "x", input, layers: many })).toBe(
    "The network cannot be read: layers must have at most 64 layers.",
  );
  expect(message({ name: "n".repeat(201), input, layers: [] })).toBe(
    "The network cannot be read: name must have at most 200 characters.",
  );
});

test("unknown properties do not get in", () => {
  const parsed = parseArchitecture({ ...defaultNetwork, extra: 1, layers: [{ ...conv("a"), extra: 2 }] });
  expect(parsed).toEqual({ ok: true, architecture: { ...defaultNetwork, layers: [conv("a")] } });
});
