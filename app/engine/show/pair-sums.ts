import type { Device } from "#gpu/device.ts";
import { CapacityError } from "#gpu/errors.ts";
import { readTexture } from "#gpu/readback.ts";
import { Texture } from "#gpu/texture.ts";

/** Numbers between 0 and 1, row by row, such as the brightness of a photo's pixels. */
export interface PlanePicture {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** The offset from one pixel of a pair to the other: rows down and columns to the right. */
export interface Way {
  readonly y: number;
  readonly x: number;
}

/** Sums over pairs of pixels; each value is taken less 1/2. */
export interface PairSums {
  readonly pairs: number;
  /** Sums of the first pixels, and of the second. */
  readonly first: number;
  readonly second: number;
  /** Sums of their squares. */
  readonly firstSquares: number;
  readonly secondSquares: number;
  /** Sum of first times second. */
  readonly products: number;
}

/** Values in a texel. */
const LANES = 4;
const ROW_TEXELS = 2;

/**
 * For each of these offsets, sums over all pairs of pixels of a picture that are that far apart: correlations are computed from
 * them. Nothing is left on the GPU. Throws CapacityError where the picture is too large for it, ContextLostError, and the
 * reason of `signal` once that is aborted.
 */
export async function pairSums(
  device: Device,
  picture: PlanePicture,
  ways: readonly Way[],
  signal?: AbortSignal,
): Promise<readonly PairSums[]> {
  const { width, height } = picture;
  const columns = Math.ceil(width / LANES);
  if (Math.max(columns, height, ways.length) > device.limits.maxTextureSize)
    throw new CapacityError(`A picture of ${width} × ${height} pixels is too large for this device`);
  const textures = {
    picture: new Texture(device, "pair-picture", columns, height, 1),
    ways: new Texture(device, "pair-ways", ways.length, 1, 1),
    rows: new Texture(device, "pair-rows", ways.length, height, ROW_TEXELS),
  };
  try {
    const sum = device.prepareDraw({
      kernel: "statistics/pair-rows.frag",
      inputs: { picture: textures.picture, ways: textures.ways },
      attachments: Array.from({ length: ROW_TEXELS }, (_, layer) => ({ texture: textures.rows, layer })),
      viewport: [0, 0, ways.length, height],
      uniforms: { size: [width, height] },
    });
    await device.compile(() => sum.run(), { signal });
    signal?.throwIfAborted();
    textures.picture.upload(packed(picture, columns));
    textures.ways.upload(Float32Array.from(ways.flatMap((way) => [...rightward(way), 0, 0])));
    device.working(width * height * ways.length, () => sum.run());
    const texels = await readTexture(device, textures.rows, [0, 0, ways.length, height], 0, ROW_TEXELS);
    signal?.throwIfAborted();
    return ways.map((way, i) => sumsOf(texels, picture, way, i, ways.length));
  } finally {
    for (const texture of Object.values(textures)) texture.dispose();
  }
}

/** The picture's values with rows of whole texels. */
function packed({ width, height, values }: PlanePicture, columns: number): Float32Array {
  const data = new Float32Array(columns * LANES * height);
  for (let y = 0; y < height; y++) data.set(values.subarray(y * width, (y + 1) * width), y * columns * LANES);
  return data;
}

/** An offset as the kernel takes it, to the right: one to the left is reversed, which pairs the same pixels. */
function rightward({ y, x }: Way): readonly [right: number, down: number] {
  return x < 0 ? [-x, -y] : [x, y];
}

/** Adds up the rows' sums for an offset, in double precision. */
function sumsOf(texels: Float32Array, { width, height }: PlanePicture, way: Way, i: number, ways: number): PairSums {
  const sums = [0, 0, 0, 0, 0];
  for (let row = 0; row < height; row++) {
    const at = LANES * (row * ways + i);
    for (let k = 0; k < LANES; k++) sums[k] = (sums[k] ?? 0) + (texels[at + k] ?? 0);
    sums[LANES] = (sums[LANES] ?? 0) + (texels[at + LANES * ways * height] ?? 0);
  }
  const [a = 0, b = 0, aa = 0, bb = 0, products = 0] = sums;
  const pairs = Math.max(0, width - Math.abs(way.x)) * Math.max(0, height - Math.abs(way.y));
  if (way.x < 0) return { pairs, first: b, second: a, firstSquares: bb, secondSquares: aa, products };
  return { pairs, first: a, second: b, firstSquares: aa, secondSquares: bb, products };
}
