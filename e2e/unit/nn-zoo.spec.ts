import { expect, test } from "@playwright/test";
import { describe } from "#nn/report.ts";
import { adapted, defaultNetwork, zoo, zooEntry } from "#nn/zoo/zoo.ts";

test("every network of the zoo is possible and ends in its classes: ten digits, or a thousand kinds of things", () => {
  for (const { id, family, architecture } of zoo) {
    const report = describe(architecture);
    expect(
      report.layers.flatMap((l) => (l.problem ? [l.problem.reason] : [])),
      id,
    ).toEqual([]);
    expect(report.output, id).toEqual({ c: family === "photos" ? 1000 : 10, h: 1, w: 1 });
    expect(new Set(architecture.layers.map((l) => l.id)).size).toBe(architecture.layers.length);
  }
  expect(new Set(zoo.map((entry) => entry.id)).size).toBe(zoo.length);
});

test("parameter counts agree with sums by hand", () => {
  const counts = Object.fromEntries(
    zoo.filter(({ family }) => family === "digits").map((entry) => [entry.id, describe(entry.architecture).parameters]),
  );
  expect(counts).toEqual({
    digits: 208 + 3_216 + 7_850,
    lenet5: 61_706,
    // stem 72 + 16; blocks 576 + 16 twice, 1,152 + 32 + 2,304 + 32 + 128 + 32, 4,608 + 64 + 9,216 + 64 + 512 + 64; dense 330
    "mini-resnet": 88 + 1_184 + 3_680 + 14_528 + 330,
    mlp: 784 * 64 + 64 + 64 * 10 + 10,
    "all-conv": 72 + 16 + 1_152 + 32 + 4_608 + 64 + 330,
  });
});

test("every network of the literature can be made small enough to train, with other classes", () => {
  for (const { id, architecture } of zoo.filter(({ family }) => family === "photos")) {
    // AlexNet's and ZFNet's strides and pools need more pixels than the others.
    const side = /alexnet|zfnet/.test(id) ? 67 : 32;
    const report = describe(adapted(architecture, { c: 3, h: side, w: side }, 10));
    expect(
      report.layers.flatMap((l) => (l.problem ? [l.problem.reason] : [])),
      id,
    ).toEqual([]);
    expect(report.output, id).toEqual({ c: 10, h: 1, w: 1 });
  }
});

test("entries are found by id", () => {
  expect(zooEntry("digits")?.architecture).toBe(defaultNetwork);
  expect(zooEntry("nothing")).toBeNull();
});
