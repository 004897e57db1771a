import { expect, test } from "@playwright/test";
import { decodeArchitecture, encodeArchitecture } from "#formats/share-link.ts";
import { insertLayer, moveLayer, removeLayer, rename, updateLayer } from "#nn/edit.ts";
import { zoo } from "#nn/zoo/zoo.ts";

for (const { id, architecture } of zoo) {
  test(`the link of ${id} gives back the same network`, () => {
    expect(decodeArchitecture(encodeArchitecture(architecture))).toEqual({ ok: true, architecture });
  });
}

test("edited networks, ids out of order and names beyond ASCII survive", () => {
  const [first] = zoo;
  if (!first) throw new Error("The zoo is empty");
  let edited = insertLayer(first.architecture, 2, "residual");
  edited = moveLayer(edited, 0, 3);
  edited = removeLayer(edited, "l4");
  edited = updateLayer(edited, "l1", { kernel: [3, 7], padding: [1, 3], dilation: [2, 1], groups: 1, bias: false });
  edited = rename(edited, "Größe → 7×7 «test»");
  expect(decodeArchitecture(encodeArchitecture(edited))).toEqual({ ok: true, architecture: edited });
});

test("a link stays short enough for every browser and mail program", () => {
  for (const { architecture } of zoo) expect(encodeArchitecture(architecture).length).toBeLessThan(1500);
});

for (const text of [
  "",
  "x",
  "%%%",
  "eyJh",
  btoa("null"),
  btoa("[]"),
  btoa('{"l":[],"i":[1,2]}'),
  btoa('{"n":"a","i":[1,28,28],"l":[["warp",{}]]}'),
  btoa('{"n":"a","i":[1,28,28],"l":[["conv2d",{"kernel":"big"}]]}'),
]) {
  test(`nonsense in a link is refused with a message: ${text}`, () => {
    const decoded = decodeArchitecture(text);
    expect(decoded.ok).toBe(false);
    expect(decoded.ok ? "" : decoded.message).toMatch(/link/);
  });
}

test("a link that was cut short is refused", () => {
  const [first] = zoo;
  const text = encodeArchitecture(first?.architecture ?? { name: "", input: { c: 1, h: 1, w: 1 }, layers: [] });
  expect(decodeArchitecture(text.slice(0, -5)).ok).toBe(false);
});
