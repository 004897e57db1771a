import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { catalog, findCatalogEntry, type CatalogEntry } from "#data/catalog.ts";
import { classCounts, imageAt, normaliseInto, pixelStatistics, type Dataset, type Split } from "#data/dataset.ts";
import { crc32, declaredPackedBytes, hasPackedMagic, parsePacked, type PackedFault } from "#data/packed.ts";

const splits: readonly Split[] = ["train", "test"];

interface Parts {
  magic: string;
  version: number;
  sizes: [count: number, c: number, h: number, w: number];
  classes: number;
  description: string;
  labels: readonly number[];
  pixels: readonly number[];
}
const good: Parts = {
  magic: "RCPT",
  version: 1,
  sizes: [3, 1, 2, 2],
  classes: 2,
  description: JSON.stringify({ id: "toy", title: "Toy", split: "train", classes: ["a", "b"], mean: 0.5, std: 0.25 }),
  labels: [0, 1, 1],
  pixels: [0, 1, 2, 3, 10, 11, 12, 13, 252, 253, 254, 255],
};

/** Writes a container independently of the packing script, with a right checksum. */
function write(parts: Parts): Uint8Array {
  const text = new TextEncoder().encode(parts.description);
  const header = new DataView(new ArrayBuffer(32));
  new TextEncoder().encode(parts.magic).forEach((code, i) => header.setUint8(i, code));
  [parts.version, ...parts.sizes, parts.classes, text.length].forEach((n, i) => header.setUint32(4 + 4 * i, n, true));
  const body = Uint8Array.from([...new Uint8Array(header.buffer), ...text, ...parts.labels, ...parts.pixels]);
  const trailer = new DataView(new ArrayBuffer(4));
  trailer.setUint32(0, crc32(body), true);
  return Uint8Array.from([...body, ...new Uint8Array(trailer.buffer)]);
}

function shipped(path: string): Uint8Array {
  return readFileSync(new URL(`../../public/${path}`, import.meta.url));
}

function open(bytes: Uint8Array): Dataset {
  const result = parsePacked(bytes);
  if (!result.ok) throw new Error(`${result.fault}: ${result.detail}`);
  return result.dataset;
}

function bothSplits(entry: CatalogEntry): readonly [train: Dataset, test: Dataset] {
  const read = (split: Split): Dataset => open(gunzipSync(shipped(entry.files[split].path)));
  return [read("train"), read("test")];
}

test("CRC-32 gives the published check value", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array())).toBe(0);
});

test("a good container gives its images, labels and description", () => {
  const dataset = open(write(good));
  expect(dataset).toMatchObject({
    id: "toy",
    title: "Toy",
    split: "train",
    count: 3,
    classes: ["a", "b"],
    mean: 0.5,
    std: 0.25,
  });
  expect(dataset.shape).toEqual({ c: 1, h: 2, w: 2 });
  expect([...dataset.labels]).toEqual([0, 1, 1]);
  expect([...imageAt(dataset, 1)]).toEqual([10, 11, 12, 13]);
  expect(classCounts(dataset)).toEqual([1, 2]);
  expect(() => imageAt(dataset, 3)).toThrow(RangeError);

  const out = new Float32Array(6).fill(7);
  normaliseInto(dataset, 2, out, 1);
  expect(out[0]).toBe(7);
  expect(out[5]).toBe(7);
  expect(out[1]).toBeCloseTo((252 / 255 - 0.5) / 0.25, 5);
  expect(out[4]).toBeCloseTo(2, 5);
  expect(() => normaliseInto(dataset, 0, out, 3)).toThrow(RangeError);
});

test("its size is known from the header alone", () => {
  const bytes = write(good);
  expect(hasPackedMagic(bytes)).toBe(true);
  expect(declaredPackedBytes(bytes.subarray(0, 32))).toBe(bytes.length);
  expect(declaredPackedBytes(bytes.subarray(0, 31))).toBeNull();
});

test("a container may lie anywhere inside a larger buffer", () => {
  const bytes = write(good);
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  expect([...open(shifted.subarray(3)).labels]).toEqual([0, 1, 1]);
});

const flipped = (offset: number): Uint8Array => {
  const bytes = write(good);
  bytes[offset] = (bytes[offset] ?? 0) ^ 1;
  return bytes;
};
const bad: readonly [name: string, bytes: Uint8Array, fault: PackedFault, detail: RegExp][] = [
  ["another file", new TextEncoder().encode("<!doctype html><title>Not found</title>"), "not-ours", /begin with RCPT/],
  ["an empty file", new Uint8Array(), "truncated", /^0 bytes/],
  ["half a header", write(good).subarray(0, 20), "truncated", /^20 bytes/],
  ["a missing last byte", write(good).subarray(0, -1), "truncated", /of \d+ bytes/],
  ["one byte too many", Uint8Array.from([...write(good), 0]), "damaged", /1 bytes more/],
  ["a flipped bit in a pixel", flipped(write(good).length - 6), "damaged", /checksum/],
  ["a flipped bit in the checksum", flipped(write(good).length - 1), "damaged", /checksum/],
  ["a newer version", write({ ...good, version: 2 }), "newer", /version 2.*up to 1/],
  ["version 0", write({ ...good, version: 0 }), "damaged", /header/],
  ["no images", write({ ...good, sizes: [0, 1, 2, 2], labels: [], pixels: [] }), "damaged", /header/],
  ["absurd sizes", write({ ...good, sizes: [4e9, 3, 4e9, 4e9] }), "damaged", /header/],
  ["a label without a class", write({ ...good, labels: [0, 1, 2] }), "damaged", /label/],
  ["a description that is not JSON", write({ ...good, description: "{" }), "damaged", /description/],
  ["a description without a title", write({ ...good, description: "{}" }), "damaged", /description/],
  ["a class count that differs", write({ ...good, classes: 3 }), "damaged", /description/],
];
for (const [name, bytes, fault, detail] of bad) {
  test(`${name} is refused as ${fault}`, () => {
    const result = parsePacked(bytes);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.fault).toBe(fault);
    expect(result.detail).toMatch(detail);
  });
}

for (const entry of catalog) {
  for (const split of splits) {
    test(`shipped ${entry.id} ${split}: size, checksum and classes are as the catalogue says`, () => {
      const file = entry.files[split];
      const bytes = shipped(file.path);
      expect(bytes.length).toBe(file.bytes);
      const dataset = open(gunzipSync(bytes));
      expect(dataset).toMatchObject({ id: entry.id, title: entry.title, split, count: file.count, shape: entry.shape });
      expect(dataset.classes).toEqual(entry.classes);
      expect(dataset.pixels.length).toBe(file.count * entry.shape.c * entry.shape.h * entry.shape.w);
      expect(classCounts(dataset)).toEqual(entry.classes.map(() => file.count / entry.classes.length));
    });
  }
}

for (const entry of catalog) {
  test(`shipped ${entry.id}: the catalogue's mean and deviation are those of its training pixels`, () => {
    const [train, test_] = bothSplits(entry);
    const own = pixelStatistics(train.pixels);
    expect(entry.normalisation.mean).toBeCloseTo(own.mean, 6);
    expect(entry.normalisation.std).toBeCloseTo(own.std, 6);
    for (const { mean, std } of [train, test_]) expect({ mean, std }).toEqual(entry.normalisation);
  });

  test(`shipped ${entry.id}: classes are mixed, and no image is in it twice`, () => {
    const sets = bothSplits(entry);
    for (const { labels, classes } of sets) expect(new Set(labels.subarray(0, 100)).size).toBe(classes.length);
    const images = sets.flatMap((set) =>
      Array.from({ length: set.count }, (_, i) => Buffer.from(imageAt(set, i)).toString("latin1")),
    );
    expect(new Set(images).size).toBe(images.length);
  });
}

/** Of the full training sets. A balanced sample of a sixth of them lies close. */
const published = { mnist: [0.1307, 0.3081], "fashion-mnist": [0.286, 0.353] } as const;
for (const [id, [mean, std]] of Object.entries(published)) {
  test(`${id}'s pixels have nearly the published mean and deviation`, () => {
    const normalisation = findCatalogEntry(id)?.normalisation;
    expect(Math.abs((normalisation?.mean ?? 0) - mean)).toBeLessThan(0.002);
    expect(Math.abs((normalisation?.std ?? 0) - std)).toBeLessThan(0.002);
  });
}

test("MNIST keeps a margin: the digit lies in the middle 20 x 20, moved by less than 4 pixels", () => {
  const train = open(gunzipSync(shipped("data/mnist-train.rcds")));
  const corners = [0, 27, 27 * 28, 783].map((at) =>
    Math.max(...Array.from({ length: 500 }, (_, i) => imageAt(train, i)[at] ?? 0)),
  );
  expect(Math.max(...corners)).toBe(0);
});

test("Fashion-MNIST's labels fit: trousers are tall, sneakers low, bags fill the image's width", () => {
  const train = open(gunzipSync(shipped("data/fashion-mnist-train.rcds")));
  const box = (name: string): { rows: number; columns: number } => {
    const label = train.classes.indexOf(name);
    const of = Array.from({ length: train.count }, (_, i) => i).filter((i) => train.labels[i] === label);
    let [rows, columns] = [0, 0];
    for (const index of of) {
      const image = imageAt(train, index);
      const isInk = (y: number, x: number): boolean => (image[y * 28 + x] ?? 0) > 32;
      const line = Array.from({ length: 28 }, (_, i) => i);
      rows += line.filter((y) => line.some((x) => isInk(y, x))).length / of.length;
      columns += line.filter((x) => line.some((y) => isInk(y, x))).length / of.length;
    }
    return { rows, columns };
  };
  const [trouser, sneaker, bag] = ["Trouser", "Sneaker", "Bag"].map(box);
  expect(trouser?.rows).toBeGreaterThan(26);
  expect(trouser?.columns).toBeLessThan(18);
  expect(sneaker?.rows).toBeLessThan(16);
  expect(sneaker?.columns).toBeGreaterThan(26);
  expect(bag?.columns).toBeGreaterThan(24);
});
