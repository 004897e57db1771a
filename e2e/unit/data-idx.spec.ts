import { expect, test } from "@playwright/test";
import { datasetFromIdx, parseIdx, parseIdxImages, parseIdxLabels, type IdxImages, type IdxLabels } from "#data/idx.ts";

/** Writes an IDX file; type 8 is unsigned bytes. */
function idx(dims: readonly number[], values: readonly number[], type = 8): Uint8Array {
  const header = new DataView(new ArrayBuffer(4 + 4 * dims.length));
  header.setUint8(2, type);
  header.setUint8(3, dims.length);
  dims.forEach((n, i) => header.setUint32(4 + 4 * i, n));
  return Uint8Array.from([...new Uint8Array(header.buffer), ...values]);
}
const six = [1, 2, 3, 4, 5, 6];

function images(bytes: Uint8Array): IdxImages {
  const result = parseIdxImages(bytes);
  if (!result.ok) throw new Error(result.message);
  return result;
}
function labels(bytes: Uint8Array): IdxLabels {
  const result = parseIdxLabels(bytes);
  if (!result.ok) throw new Error(result.message);
  return result;
}

test("images of three and of four dimensions are read", () => {
  expect(images(idx([3, 1, 2], six))).toMatchObject({ count: 3, c: 1, h: 1, w: 2 });
  expect(images(idx([1, 3, 1, 2], six))).toMatchObject({ count: 1, c: 3, h: 1, w: 2 });
  expect([...images(idx([3, 1, 2], six)).pixels]).toEqual(six);
  expect([...labels(idx([3], [7, 0, 2])).labels]).toEqual([7, 0, 2]);
});

const bad: readonly [
  name: string,
  parse: (bytes: Uint8Array) => { ok: boolean },
  bytes: Uint8Array,
  message: RegExp,
][] = [
  ["an empty file", parseIdx, new Uint8Array(), /empty.*Choose/],
  ["a gzip file", parseIdx, Uint8Array.of(0x1f, 0x8b, 8, 0, 0), /gzip.*Decompress/],
  ["a PNG", parseIdx, Uint8Array.of(0x89, 0x50, 0x4e, 0x47), /not an IDX file/],
  ["two zero bytes alone", parseIdx, Uint8Array.of(0, 0), /not an IDX file/],
  ["no dimensions", parseIdx, Uint8Array.of(0, 0, 8, 0), /not an IDX file/],
  ["floats", parseIdx, idx([1], [0, 0, 0, 0], 0x0d), /32-bit floats.*0 to 255/],
  ["a header cut short", parseIdx, idx([3, 1, 2], six).subarray(0, 9), /ends inside its header/],
  ["values cut short", parseIdx, idx([3, 1, 2], six.slice(1)), /5 of 6 values \(3 x 1 x 2\)/],
  ["a byte too many", parseIdx, idx([3, 1, 2], [...six, 7]), /1 bytes more/],
  ["absurd sizes", parseIdx, idx([4e9, 4e9, 4e9], []), /more than a page can hold/],
  ["labels instead of images", parseIdxImages, idx([6], six), /labels, not images.*idx3/],
  ["two dimensions", parseIdxImages, idx([3, 2], six), /2 dimensions/],
  ["no images", parseIdxImages, idx([0, 28, 28], []), /no pixels/],
  ["images instead of labels", parseIdxLabels, idx([3, 1, 2], six), /images, not labels.*idx1/],
  ["no labels", parseIdxLabels, idx([0], []), /no labels/],
];
for (const [name, parse, bytes, message] of bad) {
  test(`${name}: refused with advice`, () => {
    expect(parse(bytes)).toMatchObject({ ok: false, message: expect.stringMatching(message) });
  });
}

const about = { id: "mine", title: "Mine", split: "train" } as const;

test("images and labels make a data set with its own statistics and class names", () => {
  const result = datasetFromIdx(images(idx([2, 1, 2], [0, 255, 255, 0])), labels(idx([2], [2, 0])), about);
  if (!result.ok) throw new Error(result.message);
  expect(result.dataset).toMatchObject({ ...about, count: 2, shape: { c: 1, h: 1, w: 2 }, classes: ["0", "1", "2"] });
  expect(result.dataset.mean).toBeCloseTo(0.5, 10);
  expect(result.dataset.std).toBeCloseTo(0.5, 10);
});

test("a test split may take the training split's normalisation and names", () => {
  const normalisation = { mean: 0.1, std: 0.3 };
  const result = datasetFromIdx(images(idx([1, 1, 2], [0, 255])), labels(idx([1], [1])), {
    ...about,
    normalisation,
    classes: ["cat", "dog"],
  });
  expect(result).toMatchObject({ ok: true, dataset: { ...normalisation, classes: ["cat", "dog"] } });
});

test("images and labels that do not belong together are refused", () => {
  const two = images(idx([2, 1, 1], [1, 2]));
  expect(datasetFromIdx(two, labels(idx([3], [0, 1, 2])), about)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/2 images but 3 labels/),
  });
  expect(datasetFromIdx(two, labels(idx([2], [0, 2])), { ...about, classes: ["a", "b"] })).toMatchObject({
    ok: false,
    message: expect.stringMatching(/label is 2.*2 class names \(0 to 1\)/),
  });
});
