import { expect, test } from "@playwright/test";
import { tellOfDevice } from "#state/device-notices.ts";
import { dismiss, notify, useNotices } from "#state/stores/notices.ts";

const shown = () => useNotices.getState().notices.map(({ id, text }) => `${id}: ${text}`);

test.beforeEach(() => {
  for (const { id } of useNotices.getState().notices) dismiss(id);
});

test("a notice takes the place of the one with its id; dismissed, the others stay in their order", () => {
  notify({ id: "a", text: "first" });
  notify({ id: "b", text: "second" });
  notify({ id: "a", text: "third" });
  expect(shown()).toEqual(["a: third", "b: second"]);
  dismiss("a");
  dismiss("nothing");
  expect(shown()).toEqual(["b: second"]);
});

test("a lost context is told of until it is back; lower precision once, and it stays", () => {
  tellOfDevice({ kind: "lost", message: "It goes on by itself." });
  expect(shown()).toEqual(["device: It goes on by itself."]);
  tellOfDevice({ kind: "ready", isPrecise: false });
  expect(shown()).toEqual([expect.stringContaining("precision: ")]);
  dismiss("precision");
  tellOfDevice({ kind: "ready", isPrecise: false });
  expect(shown()).toEqual([]);
});
