import { expect, test } from "@playwright/test";
import {
  duplicateLayer,
  insertLayer,
  MAX_LAYERS,
  moveLayer,
  newId,
  removeLayer,
  rename,
  setInput,
  updateLayer,
} from "#nn/edit.ts";
import { flatten } from "#nn/layers/flatten.ts";
import type { Architecture } from "#nn/types.ts";
import { conv, network, pool } from "../fixtures/unit/network.ts";

const base = network({ c: 1, h: 28, w: 28 }, conv("l1"), pool("l2"), flatten.create("l4"));

function ids(architecture: Architecture): readonly string[] {
  return architecture.layers.map((layer) => layer.id);
}

test("a new id is the smallest that is free", () => {
  expect(newId(base)).toBe("l3");
  expect(newId(network(base.input))).toBe("l1");
});

test("a layer is inserted with its usual settings, and the others are shared", () => {
  const edited = insertLayer(base, 1, "residual");
  expect(ids(edited)).toEqual(["l1", "l3", "l2", "l4"]);
  expect(edited.layers[1]).toMatchObject({ type: "residual", shortcut: "auto" });
  expect(edited.layers[0]).toBe(base.layers[0]);
  expect(edited.input).toBe(base.input);
  expect(ids(base)).toEqual(["l1", "l2", "l4"]);
  expect(ids(insertLayer(base, 99, "flatten"))).toEqual(["l1", "l2", "l4", "l3"]);
  expect(ids(insertLayer(base, -5, "flatten"))).toEqual(["l3", "l1", "l2", "l4"]);
});

test("layers are removed and moved", () => {
  expect(ids(removeLayer(base, "l2"))).toEqual(["l1", "l4"]);
  expect(removeLayer(base, "nothing")).toBe(base);
  expect(ids(moveLayer(base, 0, 2))).toEqual(["l2", "l4", "l1"]);
  expect(ids(moveLayer(base, 2, 0))).toEqual(["l4", "l1", "l2"]);
  expect(ids(moveLayer(base, 0, 1))).toEqual(["l2", "l1", "l4"]);
  expect(moveLayer(base, 2, 99)).toBe(base);
  expect(moveLayer(base, 7, 0)).toBe(base);
});

test("settings change in one layer; a foreign key, the id and the type stay out", () => {
  const edited = updateLayer(base, "l1", { channels: 32, stride: [2, 2] });
  expect(edited.layers[0]).toEqual({ ...base.layers[0], channels: 32, stride: [2, 2] });
  expect(edited.layers[1]).toBe(base.layers[1]);
  expect(updateLayer(base, "l2", { units: 5 }).layers[1]).toEqual(base.layers[1]);
  const smuggled = { channels: 3, id: "l2", type: "dense" };
  expect(updateLayer(base, "l1", smuggled).layers[0]).toEqual({ ...base.layers[0], channels: 3 });
  expect(updateLayer(base, "nothing", { channels: 1 })).toBe(base);
});

test("a copy stands right after its original", () => {
  const edited = duplicateLayer(updateLayer(base, "l1", { channels: 5 }), "l1");
  expect(ids(edited)).toEqual(["l1", "l3", "l2", "l4"]);
  expect(edited.layers[1]).toEqual({ ...base.layers[0], id: "l3", channels: 5 });
});

test("a full network takes no more layers", () => {
  let full = base;
  for (let i = 0; i < MAX_LAYERS; i++) full = insertLayer(full, 0, "activation");
  expect(full.layers).toHaveLength(MAX_LAYERS);
  expect(insertLayer(full, 0, "dense")).toBe(full);
  expect(duplicateLayer(full, "l1")).toBe(full);
});

test("input and name are replaced, the layers shared", () => {
  const edited = rename(setInput(base, { c: 3, h: 32, w: 32 }), "Mine");
  expect(edited).toMatchObject({ name: "Mine", input: { c: 3, h: 32, w: 32 } });
  expect(edited.layers).toBe(base.layers);
});
