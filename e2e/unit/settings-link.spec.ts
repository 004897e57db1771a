import { expect, test } from "@playwright/test";
import * as v from "valibot";
import { readSettings, writeSettings } from "#formats/settings-link.ts";

const entries = {
  filter: v.picklist(["edges", "blur", "1"]),
  stride: v.picklist([1, 2, 3]),
  pool: v.boolean(),
  stack: v.array(v.object({ kernel: v.number() })),
};
const initial = { filter: "edges", stride: 1, pool: false, stack: [{ kernel: 3 }] };

test("only what differs from the start is written, words as they are", () => {
  expect(writeSettings(initial, initial)).toEqual({});
  expect(writeSettings(initial, { ...initial, filter: "blur", stride: 2 })).toEqual({
    v: "1",
    filter: "blur",
    stride: "2",
  });
});

for (const settings of [
  initial,
  { filter: "blur", stride: 3, pool: true, stack: [] },
  { filter: "1", stride: 1, pool: false, stack: [{ kernel: 5 }, { kernel: 1 }] },
]) {
  test(`what was written is read again: ${JSON.stringify(settings)}`, () => {
    const query = new URLSearchParams(writeSettings(initial, settings));
    expect(readSettings(entries, initial, new URLSearchParams(query.toString()))).toEqual({ settings, problem: null });
  });
}

test("a damaged value is replaced by the first one and named; the rest is taken", () => {
  const { settings, problem } = readSettings(entries, initial, new URLSearchParams("v=1&filter=blur&stride=7&hue=red"));
  expect(settings).toEqual({ ...initial, filter: "blur" });
  expect(problem).toContain("“stride”, “hue”");
});

test("names of every object are no settings", () => {
  const { settings, problem } = readSettings(entries, initial, new URLSearchParams("constructor=1&__proto__=2"));
  expect(settings).toEqual(initial);
  expect(problem).toContain("constructor");
});

test("a newer link says to reload, a nonsense version to ask again", () => {
  expect(readSettings(entries, initial, new URLSearchParams("v=2&stride=2"))).toEqual({
    settings: initial,
    problem: expect.stringContaining("newer version"),
  });
  expect(readSettings(entries, initial, new URLSearchParams("v=x&stride=2")).problem).toContain("cannot be read");
});
