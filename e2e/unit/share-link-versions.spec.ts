import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import * as v from "valibot";
import { LINK_DEFAULTS, type LinkDefaults } from "#formats/link-defaults.ts";
import { decodeArchitecture, encodeArchitecture } from "#formats/share-link.ts";
import { layerTable, placeableTypes } from "#nn/layer-table.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import type { Architecture } from "#nn/types.ts";

/*
 * Links as they were made when version 1 was current, each with the network that it was made of. They lie in
 * mails, slides and bookmarks: what they open may not change, whatever becomes of the layers. A setting that a
 * layer type gets later is added to these networks with the value at which the layer does what it did before.
 */
const FOLDER = new URL("../fixtures/links/version-1/", import.meta.url);
const fileSchema = v.object({ link: v.string(), architecture: v.custom<Architecture>((json) => json !== null) });
const links = readdirSync(FOLDER).map((file) => ({
  name: file.replace(".json", ""),
  ...v.parse(fileSchema, JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"))),
}));

function compactOf(link: string): Record<string, unknown> {
  return v.parse(v.record(v.string(), v.unknown()), JSON.parse(Buffer.from(link, "base64url").toString()));
}
const linkOf = (compact: unknown): string => Buffer.from(JSON.stringify(compact)).toString("base64url");
const messageOf = (link: string): string => {
  const decoded = decodeArchitecture(link);
  return decoded.ok ? "" : decoded.message;
};

/** A version to come, where a new convolution has other settings. */
const changed: LinkDefaults = {
  ...LINK_DEFAULTS.at(-1),
  conv2d: { channels: 4, kernel: [5, 5], stride: [2, 2], padding: "valid", dilation: [1, 1], groups: 1, bias: false },
};

/** Runs `body` as if a new convolution had those settings already. */
function whileChanged(body: () => void): void {
  const before = { ...conv2d };
  Object.assign(conv2d, { create: (id: string) => ({ type: "conv2d", id, ...changed.conv2d }) });
  try {
    body();
  } finally {
    Object.assign(conv2d, before);
  }
}

for (const { name, link, architecture } of links) {
  test(`a link of version 1 opens the network that it was made of: ${name}`, () => {
    expect(compactOf(link)).not.toHaveProperty("v");
    expect(decodeArchitecture(link)).toEqual({ ok: true, architecture });
  });

  test(`links keep their network when a new convolution has other settings: ${name}`, () => {
    const today = encodeArchitecture(architecture);
    expect(compactOf(today)["v"]).toBe(2);
    const tables = [...LINK_DEFAULTS, changed];
    const later = encodeArchitecture(architecture, tables);
    expect(compactOf(later)["v"]).toBe(3);
    whileChanged(() => {
      for (const each of [link, today]) {
        expect(decodeArchitecture(each)).toEqual({ ok: true, architecture });
        expect(decodeArchitecture(each, tables)).toEqual({ ok: true, architecture });
      }
      expect(encodeArchitecture(architecture)).toBe(today);
      expect(decodeArchitecture(later, tables)).toEqual({ ok: true, architecture });
    });
  });
}

test("the links of version 1 know every layer that there was, with its usual settings and with others", () => {
  const known = Object.keys(LINK_DEFAULTS[0] ?? {}).toSorted();
  for (const name of ["every-layer", "every-setting"]) {
    const layers = links.find((each) => each.name === name)?.architecture.layers ?? [];
    expect(layers.map(({ type }) => type).toSorted()).toEqual(known);
    for (const layer of layers) {
      const settings = new Map<string, unknown>(Object.entries(LINK_DEFAULTS[0]?.[layer.type] ?? {}));
      for (const [key, value] of Object.entries(layer)) {
        if (key === "type" || key === "id") continue;
        if (name === "every-layer") expect(value).toEqual(settings.get(key));
        else expect(value).not.toEqual(settings.get(key));
      }
    }
  }
});

test("a layer type that came later than the version is written in full", () => {
  const { conv2d: _, ...older } = LINK_DEFAULTS.at(-1) ?? {};
  const architecture: Architecture = {
    name: "Later",
    input: { c: 1, h: 28, w: 28 },
    layers: [conv2d.create("l1"), layerTable.activation.create("l2")],
  };
  const link = encodeArchitecture(architecture, [older]);
  const { type, id: _id, ...settings } = conv2d.create("l1");
  expect(compactOf(link)["l"]).toEqual([
    [type, settings],
    ["activation", {}],
  ]);
  whileChanged(() => expect(decodeArchitecture(link, [older])).toEqual({ ok: true, architecture }));
});

test("every layer as it is added survives a link", () => {
  const layers = placeableTypes.map((type, i) => layerTable[type].create(`l${i + 1}`));
  const architecture: Architecture = { name: "All", input: { c: 3, h: 32, w: 32 }, layers };
  expect(decodeArchitecture(encodeArchitecture(architecture))).toEqual({ ok: true, architecture });
});

test("a link from a newer version says that a reload brings that version", () => {
  const newer = { ...compactOf(links[0]?.link ?? ""), v: LINK_DEFAULTS.length + 1 };
  expect(messageOf(linkOf(newer))).toMatch(/newer version of this app\. Reload/);
  expect(messageOf(linkOf({ v: 99, net: "in another form" }))).toMatch(/newer version of this app\. Reload/);
  expect(messageOf(linkOf({ v: 2, n: "a", i: [1, 28, 28], l: [["warp", {}]] }))).toMatch(/"warp".*newer.*reload/);
});

for (const version of [0, -1, 1.5, "2", true, {}]) {
  test(`a version that cannot be is refused: ${JSON.stringify(version)}`, () => {
    expect(messageOf(linkOf({ ...compactOf(links[0]?.link ?? ""), v: version }))).toMatch(/cannot be read/);
  });
}
