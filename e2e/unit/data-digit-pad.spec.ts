import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { imageAt, type Dataset } from "#data/dataset.ts";
import {
  centreLikeMnist,
  centreOfMass,
  DIGIT_CENTRE,
  digitFromStrokes,
  rasteriseStrokes,
  type Stroke,
} from "#data/digit-pad.ts";
import { parsePacked } from "#data/packed.ts";
import { sampleStrokes } from "#data/sample-strokes.ts";

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

function mnist(): Dataset {
  const result = parsePacked(gunzipSync(readFileSync(new URL("../../public/data/mnist-train.rcds", import.meta.url))));
  if (!result.ok) throw new Error(result.detail);
  return result.dataset;
}

const sum = (image: Float32Array): number => image.reduce((total, value) => total + value, 0);

/** Rows and columns with visible ink: [left, top, width, height]. */
function box(image: Float32Array, size = 28): [number, number, number, number] {
  const inked = [...image].flatMap((value, i) => (value > 0.1 ? [i] : []));
  const xs = inked.map((i) => i % size);
  const ys = inked.map((i) => Math.floor(i / size));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [left, top, Math.max(...xs) - left + 1, Math.max(...ys) - top + 1];
}

function transform(strokes: readonly Stroke[], scale: number, dx: number, dy: number): Stroke[] {
  return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x * scale + dx, y: y * scale + dy })));
}

function centreOf(image: Float32Array, size = 28): { x: number; y: number } {
  const centre = centreOfMass(image, size);
  if (centre === null) throw new Error("no ink");
  return centre;
}

test("a level line has the pen's width, full ink inside and paper outside", () => {
  const image = rasteriseStrokes(
    [
      [
        { x: 0.25, y: 0.5 },
        { x: 0.75, y: 0.5 },
      ],
    ],
    4 / 28,
  );
  const column = Array.from({ length: 28 }, (_, y) => image[y * 28 + 14] ?? 0);
  expect(column[13]).toBe(1);
  expect(column[14]).toBe(1);
  expect(column.reduce((total, value) => total + value, 0)).toBeCloseTo(4, 1);
  expect(column[10]).toBe(0);
  expect(column[17]).toBe(0);
  expect(Math.max(...image)).toBe(1);
});

test("one point is a round dot of the pen's area, and ink does not add up where lines cross", () => {
  const dot = rasteriseStrokes([[{ x: 0.5, y: 0.5 }]], 6 / 28);
  // The fading edge is symmetric about the radius, so the ink is pi (r^2 + EDGE^2 / 12).
  expect(sum(dot)).toBeGreaterThan(Math.PI * 9 * 0.97);
  expect(sum(dot)).toBeLessThan(Math.PI * 9 * 1.05);
  expect(rasteriseStrokes([[{ x: 0.5, y: 0.5 }], [{ x: 0.5, y: 0.5 }]], 6 / 28)).toEqual(dot);
});

test("strokes that leave the pad are clipped, and no strokes leave paper", () => {
  const half = rasteriseStrokes([
    [
      { x: -0.5, y: 0.5 },
      { x: 0.5, y: 0.5 },
    ],
  ]);
  expect(half[14 * 28]).toBe(1);
  expect(half[14 * 28 + 20]).toBe(0);
  for (const empty of [
    rasteriseStrokes([]),
    digitFromStrokes([]),
    digitFromStrokes([[]]),
    centreLikeMnist(new Float32Array(784)),
  ]) {
    expect(empty.length).toBe(784);
    expect(sum(empty)).toBe(0);
  }
  expect(centreOfMass(new Float32Array(784))).toBeNull();
});

test("the centre of mass of one pixel is its position", () => {
  const image = new Float32Array(784);
  image[5 * 28 + 9] = 0.5;
  expect(centreOfMass(image)).toEqual({ x: 9, y: 5 });
});

test("MNIST itself has its centres of mass where the pad puts them, and its boxes are 20 pixels", () => {
  const dataset = mnist();
  for (let i = 0; i < 300; i++) {
    const image = Float32Array.from(imageAt(dataset, i), (value) => value / 255);
    const centre = centreOf(image);
    expect(Math.abs(centre.x - DIGIT_CENTRE)).toBeLessThanOrEqual(0.501);
    expect(Math.abs(centre.y - DIGIT_CENTRE)).toBeLessThanOrEqual(0.501);
  }
});

for (const digit of digits) {
  test(`a written ${digit} is prepared as MNIST's are, wherever and however small it was written`, () => {
    const large = digitFromStrokes(sampleStrokes(digit));
    const small = digitFromStrokes(transform(sampleStrokes(digit), 0.4, 0.05, 0.5));
    for (const image of [large, small, centreLikeMnist(rasteriseStrokes(sampleStrokes(digit)))]) {
      const centre = centreOf(image);
      expect(Math.abs(centre.x - DIGIT_CENTRE)).toBeLessThan(0.15);
      expect(Math.abs(centre.y - DIGIT_CENTRE)).toBeLessThan(0.15);
      const [, , width, height] = box(image);
      expect(Math.max(width, height)).toBeGreaterThanOrEqual(19);
      expect(Math.max(width, height)).toBeLessThanOrEqual(22);
      expect(Math.max(...image)).toBeLessThanOrEqual(1);
      expect(Math.max(...image)).toBeGreaterThan(0.9);
    }
    small.forEach((value, i) => expect(Math.abs(value - (large[i] ?? 0))).toBeLessThan(1e-3));
  });
}

test("preparing an image twice changes nothing", () => {
  const once = centreLikeMnist(rasteriseStrokes(sampleStrokes(5), 0.12));
  const twice = centreLikeMnist(once);
  const difference = once.map((value, i) => Math.abs(value - (twice[i] ?? 0)));
  expect(sum(difference) / sum(once)).toBeLessThan(0.25);
  expect(Math.abs(sum(twice) / sum(once) - 1)).toBeLessThan(0.1);
});

test("a large thin drawing scaled down keeps its lines whole", () => {
  const size = 280;
  const drawing = rasteriseStrokes(
    [
      [
        { x: 0.1, y: 0.1 },
        { x: 0.9, y: 0.9 },
      ],
    ],
    0.02,
    size,
  );
  const image = centreLikeMnist(drawing, size);
  const [left, top, width, height] = box(image);
  for (const side of [width, height]) expect(Math.abs(side - 20)).toBeLessThanOrEqual(1);
  for (let i = 2; i < Math.min(width, height) - 2; i++)
    expect(image[(top + i) * 28 + left + i] ?? 0).toBeGreaterThan(0.2);
});

test("the nearest MNIST images to each written sample show the same digit", () => {
  const dataset = mnist();
  for (const digit of digits) {
    const image = digitFromStrokes(sampleStrokes(digit));
    const distances = Array.from({ length: dataset.count }, (_, i) => {
      const other = imageAt(dataset, i);
      let distance = 0;
      for (let p = 0; p < 784; p++) distance += ((image[p] ?? 0) - (other[p] ?? 0) / 255) ** 2;
      return { distance, label: dataset.labels[i] };
    });
    const nearest = distances.sort((a, b) => a.distance - b.distance).slice(0, 5);
    expect(
      nearest.map(({ label }) => label),
      `five nearest to ${digit}`,
    ).toEqual(Array.from({ length: 5 }, () => digit));
  }
});

test("only digits have samples", () => {
  expect(() => sampleStrokes(10)).toThrow(RangeError);
});
