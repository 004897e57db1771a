/** Patches of the app's photos, drawn from a seed, for training a first layer. Pure. */
import { NORMALISATION, PATCH } from "#content/scenes/18-alexnet/filters.ts";
import type { LabelledImages } from "#nn/labelled-images.ts";
import { createRandom, type Random } from "#nn/random.ts";

/** Red, green and blue (C, H, W), 0 .. 1. */
export interface Picture {
  readonly planes: Float32Array;
  readonly width: number;
  readonly height: number;
}

const AREA = PATCH * PATCH;
/** Standard deviation below which a patch is flat: there is nothing to learn from it. */
const FLAT = 0.06;
/** Added to a patch's deviation before it is divided by it, so that faint ones are not blown up. */
const FLOOR = 0.1;

/** How often a photo is blurred: what is left in single pixels of sensor and JPEG would show in the filters as noise. */
const BLURS = 2;

/** A photo at half its size, blurred. */
export function prepared(rgba: ArrayLike<number>, width: number, height: number): Picture {
  const [w, h] = [Math.floor(width / 2), Math.floor(height / 2)];
  let planes = new Float32Array(3 * w * h);
  for (let c = 0; c < 3; c++)
    for (let y = 0; y < h; y++)
      for (let x = 0; x < w; x++) {
        const at = (dy: number, dx: number): number => rgba[4 * ((2 * y + dy) * width + 2 * x + dx) + c] ?? 0;
        planes[(c * h + y) * w + x] = (at(0, 0) + at(0, 1) + at(1, 0) + at(1, 1)) / (4 * 255);
      }
  for (let i = 0; i < BLURS; i++) planes = blurred(blurred(planes, w, h, 0, 1), w, h, 1, 0);
  return { planes, width: w, height: h };
}

/** One half of each value and a quarter of either neighbour, along one axis. */
function blurred(planes: Float32Array, w: number, h: number, dy: number, dx: number): Float32Array<ArrayBuffer> {
  const at = (plane: number, y: number, x: number): number =>
    planes[plane * w * h + Math.max(0, Math.min(h - 1, y)) * w + Math.max(0, Math.min(w - 1, x))] ?? 0;
  return Float32Array.from({ length: planes.length }, (_, i) => {
    const [c, y, x] = [Math.floor(i / (w * h)), Math.floor((i % (w * h)) / w), i % w];
    return at(c, y, x) / 2 + (at(c, y - dy, x - dx) + at(c, y + dy, x + dx)) / 4;
  });
}

/** Pixels from a patch's middle to its corner, rounded up. */
const REACH = Math.ceil(PATCH / Math.SQRT2) + 1;

/** A patch anywhere, turned by an angle; between pixels it is interpolated. */
function cut({ planes, width, height }: Picture, angle: number, random: Random): Float32Array {
  const anywhere = (length: number): number => REACH + random.next() * (length - 1 - 2 * REACH);
  const [cx, cy] = [anywhere(width), anywhere(height)];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const middle = (PATCH - 1) / 2;
  return Float32Array.from({ length: 3 * AREA }, (_, i) => {
    const [v, u] = [Math.floor((i % AREA) / PATCH) - middle, (i % PATCH) - middle];
    const [x, y] = [cx + u * cos - v * sin, cy + u * sin + v * cos];
    const first = (Math.floor(i / AREA) * height + Math.floor(y)) * width + Math.floor(x);
    const [fx, fy] = [x - Math.floor(x), y - Math.floor(y)];
    const at = (offset: number): number => planes[first + offset] ?? 0;
    return (1 - fy) * ((1 - fx) * at(0) + fx * at(1)) + fy * ((1 - fx) * at(width) + fx * at(width + 1));
  });
}

/** Takes each colour's mean away, and divides by the contrast; null for a flat patch. */
function standardised(patch: Float32Array): Float32Array | null {
  for (let c = 0; c < 3; c++) {
    const plane = patch.subarray(c * AREA, (c + 1) * AREA);
    const mean = plane.reduce((sum, value) => sum + value, 0) / AREA;
    plane.forEach((value, i) => (plane[i] = value - mean));
  }
  const deviation = Math.sqrt(patch.reduce((sum, value) => sum + value * value, 0) / patch.length);
  return deviation < FLAT ? null : patch.map((value) => value / (deviation + FLOOR));
}

/** Brightness alone, in all three planes. */
function greyed(patch: Float32Array): Float32Array {
  return patch.map((_, i) => {
    const at = i % AREA;
    return ((patch[at] ?? 0) + (patch[at + AREA] ?? 0) + (patch[at + 2 * AREA] ?? 0)) / 3;
  });
}

/**
 * What a half is trained to tell. `photo`: in colour, turned by any angle: which photo is it from? `turn`: without colours,
 * turned by a multiple of 45 degrees: which photo, and by how much?
 */
export type Task = "photo" | "turn";
const TURNS = 4;

/** The classes of a task. */
export function classesOf(photos: readonly string[], task: Task): readonly string[] {
  return task === "photo"
    ? photos
    : photos.flatMap((name) => Array.from({ length: TURNS }, (_, i) => `${name} ${45 * i}°`));
}

/** So many patches, of each class as many. */
export function photoPatches(
  photos: ReadonlyMap<string, Picture>,
  task: Task,
  count: number,
  seed: number,
): LabelledImages {
  const random = createRandom(seed);
  const pictures = [...photos.values()];
  const classes = classesOf([...photos.keys()], task);
  const each = classes.length / pictures.length;
  const labels = Uint8Array.from({ length: count }, (_, i) => i % classes.length);
  const pixels = new Uint8Array(count * 3 * AREA);
  const { mean, std } = NORMALISATION;
  labels.forEach((label, i) => {
    const picture = pictures[Math.floor(label / each)];
    if (!picture) return;
    let patch: Float32Array | null = null;
    while (!patch) {
      const angle = task === "photo" ? 2 * Math.PI * random.next() : (label % each) * (Math.PI / 4);
      const raw = cut(picture, angle, random);
      patch = standardised(task === "photo" ? raw : greyed(raw));
    }
    pixels.set(
      patch.map((value) => Math.max(0, Math.min(255, Math.round(255 * (mean + std * value))))),
      i * patch.length,
    );
  });
  return { count, shape: { c: 3, h: PATCH, w: PATCH }, classes, labels, pixels, ...NORMALISATION };
}
