import { expect, test } from "@playwright/test";
import {
  HALF,
  kindAt,
  KINDS,
  LEAST,
  lineSizes,
  matrixOf,
  MOST,
  parametersOf,
  patches,
  wiresOf,
} from "#content/scenes/03-weight-sharing/layer.ts";
import { nearestWire } from "#content/scenes/03-weight-sharing/nearest.ts";
import { chosenDigits, digitNetwork, inPatches, KERNEL, PLACES } from "#content/scenes/03-weight-sharing/networks.ts";
import {
  countsOf,
  countsText,
  digitsText,
  mapsText,
  orderText,
  unusedWeights,
  wiresText,
} from "#content/scenes/03-weight-sharing/verdict.ts";
import { lower, valueShape } from "#nn/graph.ts";
import { createRandom } from "#nn/random.ts";
import { describe } from "#nn/report.ts";

const kernels = [1, 3, 5] as const;
const sizes = Array.from({ length: MOST - LEAST + 1 }, (_, i) => LEAST + i);
const places = Array.from({ length: 2 * HALF + 1 }, (_, i) => i);

test("weight sharing: the counts are N · N, N · k and k, and the sentence says the same", () => {
  for (const n of sizes) {
    for (const k of kernels) {
      const counts = countsOf(lineSizes({ n, k }));
      expect(counts).toEqual({ dense: n * n, local: n * k, conv: k });
      for (const sharing of places) {
        const text = wiresText({ n, k, sharing }, 0);
        const count = parametersOf(kindAt(sharing), lineSizes({ n, k }));
        const product = /(\d+) × (\d+)\./.exec(text);
        expect(product === null, text).toBe(sharing === 2 * HALF);
        if (product) expect(Number(product[1]) * Number(product[2])).toBe(count);
        else expect(text).toContain(k === 1 ? "the same weight," : `the same ${k} weights`);
      }
    }
  }
});

test("weight sharing: the slider cuts what is far, then makes the weights of all places equal", () => {
  for (const n of sizes) {
    for (const k of kernels) {
      for (const layer of [1, 2] as const) {
        const at = (sharing: number) => matrixOf(wiresOf({ n, k, sharing }, layer));
        const isNear = (i: number): boolean => Math.abs((i % n) - Math.floor(i / n)) <= (k - 1) / 2;
        expect(at(0).every((weight) => weight !== 0)).toBe(true);
        const local = at(HALF);
        expect(local.every((weight, i) => (weight !== 0) === isNear(i))).toBe(true);
        // What lies beyond the ends is what N · k counts too much.
        expect(local.filter((weight) => weight !== 0).length).toBe(n * k - unusedWeights(k));
        // Nothing jumps where one kind becomes another.
        const fading = at(HALF - 1);
        expect(fading.every((weight, i) => !isNear(i) || weight === local[i])).toBe(true);
        const shared = at(2 * HALF);
        expect(shared.every((weight, i) => i % n === 0 || i < n || weight === shared[i - n - 1])).toBe(true);
        expect(at(2 * HALF - 1).every((weight, i) => Math.abs(weight - (shared[i] ?? 0)) < 0.25)).toBe(true);
        const { weights } = wiresOf({ n, k, sharing: 2 * HALF }, layer);
        expect(weights).toHaveLength(k);
      }
    }
  }
});

test("weight sharing: the patches of a signal hold its values, and zeros beyond its ends", () => {
  expect([...patches([1, 2, 3], 3)]).toEqual([0, 1, 2, 1, 2, 3, 2, 3, 0]);
  expect([...patches([1, 2], 1)]).toEqual([1, 2]);
});

test("weight sharing: the three networks for digits differ in the wires of one layer", () => {
  const reports = KINDS.map((kind) => describe(digitNetwork(kind)));
  const hidden = KINDS.map((kind) => {
    const lowering = lower(digitNetwork(kind));
    if (!lowering.ok) throw new Error(lowering.reason);
    return valueShape(lowering.graph, lowering.graph.layerOutputs.get("relu") ?? 0);
  });
  for (const shape of hidden) expect(shape).toEqual({ c: 8, h: 8, w: 8 });
  const head = 8 * 4 * 4 * 10 + 10;
  expect(reports.map(({ parameters }) => parameters - head)).toEqual([784 * 512 + 512, 512 * 49 + 512, 8 * 49 + 8]);
});

test("weight sharing: digits are chosen and shifted by a seed, and patches are what a window sees", () => {
  const random = createRandom(4);
  const images = {
    count: 6,
    shape: { c: 1, h: 28, w: 28 },
    classes: ["0", "1"],
    labels: Uint8Array.from([0, 1, 0, 1, 0, 1]),
    pixels: Uint8Array.from({ length: 6 * 784 }, () => random.integer(256)),
    mean: 0,
    std: 1,
  };
  const same = chosenDigits(images, 4, 9, true);
  expect(chosenDigits(images, 4, 9, true).pixels).toEqual(same.pixels);
  expect(chosenDigits(images, 4, 8, true).pixels).not.toEqual(same.pixels);
  const centred = chosenDigits(images, 6, 9, false);
  const sum = (pixels: Uint8Array): number => pixels.reduce((total, pixel) => total + pixel, 0);
  expect(sum(centred.pixels)).toBe(sum(images.pixels));
  const cut = inPatches(centred);
  expect(cut.shape).toEqual({ c: PLACES ** 2, h: KERNEL, w: KERNEL });
  const [image, place, tap] = [3, 19, 23];
  const [y, x] = [Math.floor(place / 8) * 3 + Math.floor(tap / 7), (place % 8) * 3 + (tap % 7)];
  expect(cut.pixels[(image * 64 + place) * 49 + tap]).toBe(centred.pixels[image * 784 + y * 28 + x]);
});

test("weight sharing: predictions and scores are told by their numbers", () => {
  expect(countsText(null, [256, 48, 3])).toBe("Measured: 256, 48 and 3 weights.");
  expect(countsText([256, 48, 3], [256, 48, 3])).toMatch(/^All three are right\./);
  expect(countsText([128, 48, 6], [256, 48, 3])).toMatch(/^1 of 3 right; you predicted 128, 48, 6\./);
  const scores = {
    dense: { train: 1, test: 0.55 },
    local: { train: 1, test: 0.57 },
    conv: { train: 0.99, test: 0.66 },
  };
  expect(orderText(null, scores)).toBe(
    "Measured: convolutional 66.0 %, locally connected 57.0 %, fully connected 55.0 %.",
  );
  expect(orderText(["conv", "local", "dense"], scores)).toMatch(/^The order you predicted\./);
  expect(orderText(["conv", "dense", "local"], scores)).toMatch(/^Not the order/);
  expect(digitsText(scores)).toMatch(/: 45\.0, 43\.0 and, convolutional, 33\.0 points/);
  const picture = { channels: 3, filters: 4, height: 32, width: 32, kernel: [3, 3] } as const;
  for (const [i, kind] of KINDS.entries()) {
    const text = mapsText(i * HALF, picture);
    expect(text).toContain("3 × 4 = 12 arrows");
    const each = { dense: 1024 * 1024, local: 9 * 1024, conv: 9 }[kind];
    expect(parametersOf(kind, picture)).toBe(12 * each);
  }
});

test("weight sharing: the wire nearest to a point is found", () => {
  const wire = (row: number, from: number, to: number) => ({
    row,
    column: 0,
    from: { x: 0, y: from },
    to: { x: 1, y: to },
  });
  expect(nearestWire([wire(1, 0, 0), wire(2, 0, 4)], { x: 0.9, y: 3 })?.row).toBe(2);
  expect(nearestWire([wire(1, 0, 0), wire(2, 0, 4)], { x: 0.5, y: 0.5 })?.row).toBe(1);
  expect(nearestWire([wire(1, 0, 0)], { x: 2, y: 0 })).toBeNull();
});
