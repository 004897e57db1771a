/** Smooth deformations of a photo: a pull by one point, and random waves. Pure. */
import { createRandom } from "#nn/random.ts";
import { type Bend, SIDE, WHOLE } from "./state.ts";

/** Pixels of the photo beyond each edge of what is shown, so that what is pulled in is there. */
const MARGIN = 24;
export const PHOTO = SIDE + 2 * MARGIN;
/** Plane waves that a random field is the sum of, for each of its two components. */
const SUMMED = 16;
const PLACES = SIDE * SIDE;

/** Where each pixel of the bent photo comes from: T x(p) = x(p - u(p)), u in pixels, row by row. */
export interface Field {
  readonly uy: Float32Array;
  readonly ux: Float32Array;
  /** The longest u. */
  readonly largest: number;
  /** Whether the skin lies folded somewhere: then the map is no diffeomorphism. */
  readonly isFolded: boolean;
}

/** Random waves (2, H, W) whose root mean square length is 1: about Gaussian, as smooth as `scale` pixels. */
export function wavesOf(seed: number, scale: number): Float32Array {
  const random = createRandom(seed);
  const waves = new Float32Array(2 * PLACES);
  if (scale === WHOLE) return waves;
  for (let component = 0; component < 2; component++)
    for (let i = 0; i < SUMMED; i++) {
      const [ky, kx, phase] = [random.normal() / scale, random.normal() / scale, 2 * Math.PI * random.next()];
      for (let y = 0; y < SIDE; y++)
        for (let x = 0; x < SIDE; x++)
          waves[component * PLACES + y * SIDE + x] =
            (waves[component * PLACES + y * SIDE + x] ?? 0) + Math.cos(ky * y + kx * x + phase) / Math.sqrt(SUMMED);
    }
  return waves;
}

/**
 * The field of a bend. The point that is held goes exactly as far as it is pulled; around it, the pull wears off as the
 * waves lose their likeness, so that both are one smooth field. For `WHOLE` every pixel goes as far.
 */
export function fieldOf({ y, x, dy, dx, scale, waves: strength }: Bend, waves: Float32Array): Field {
  const [uy, ux] = [new Float32Array(PLACES), new Float32Array(PLACES)];
  const [heldY, heldX] = [y + dy, x + dx];
  const held = within(heldY) * SIDE + within(heldX);
  const isWhole = scale === WHOLE;
  const amount = isWhole ? 0 : strength;
  const pullY = dy - amount * (waves[held] ?? 0);
  const pullX = dx - amount * (waves[PLACES + held] ?? 0);
  let largest = 0;
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) {
      const i = row * SIDE + column;
      const distance = (row - heldY) ** 2 + (column - heldX) ** 2;
      const near = isWhole ? 1 : Math.exp(-distance / (2 * scale * scale));
      const down = amount * (waves[i] ?? 0) + pullY * near;
      const right = amount * (waves[PLACES + i] ?? 0) + pullX * near;
      uy[i] = down;
      ux[i] = right;
      largest = Math.max(largest, down * down + right * right);
    }
  return { uy, ux, largest: Math.sqrt(largest), isFolded: isFolded(uy, ux) };
}

function within(place: number): number {
  return Math.max(0, Math.min(SIDE - 1, Math.round(place)));
}

/** Whether p - u(p) turns a small square inside out anywhere. */
function isFolded(uy: Float32Array, ux: Float32Array): boolean {
  for (let y = 0; y + 1 < SIDE; y++)
    for (let x = 0; x + 1 < SIDE; x++) {
      const i = y * SIDE + x;
      const change = (of: Float32Array, to: number): number => (of[to] ?? 0) - (of[i] ?? 0);
      const area = (1 - change(uy, i + SIDE)) * (1 - change(ux, i + 1)) - change(uy, i + 1) * change(ux, i + SIDE);
      if (area <= 0) return true;
    }
  return false;
}

/**
 * Bends a photo's planes (C, PHOTO, PHOTO), so many times as far as the field says, and cuts them to (C, SIDE, SIDE);
 * between pixels they are interpolated.
 */
export function bent(planes: Float32Array, { uy, ux }: Field, times = 1): Float32Array {
  const channels = planes.length / (PHOTO * PHOTO);
  const out = new Float32Array(channels * PLACES);
  const clamp = (at: number): number => Math.max(0, Math.min(PHOTO - 1.001, at));
  for (let i = 0; i < PLACES; i++) {
    const y = clamp(Math.floor(i / SIDE) + MARGIN - times * (uy[i] ?? 0));
    const x = clamp((i % SIDE) + MARGIN - times * (ux[i] ?? 0));
    const [top, left] = [Math.floor(y), Math.floor(x)];
    const [down, right] = [y - top, x - left];
    for (let c = 0; c < channels; c++) {
      const from = (c * PHOTO + top) * PHOTO + left;
      const upper = (1 - right) * (planes[from] ?? 0) + right * (planes[from + 1] ?? 0);
      const lower = (1 - right) * (planes[from + PHOTO] ?? 0) + right * (planes[from + PHOTO + 1] ?? 0);
      out[c * PLACES + i] = (1 - down) * upper + down * lower;
    }
  }
  return out;
}

/** Bends nothing. */
export const STILL: Field = {
  uy: new Float32Array(PLACES),
  ux: new Float32Array(PLACES),
  largest: 0,
  isFolded: false,
};

/** Where a point of the photo is found on the bent one: p = q + u(p), by repetition. */
export function carried({ uy, ux }: Field, y: number, x: number): { readonly y: number; readonly x: number } {
  let [toY, toX] = [y, x];
  for (let i = 0; i < 8; i++) {
    const at = within(toY) * SIDE + within(toX);
    [toY, toX] = [y + (uy[at] ?? 0), x + (ux[at] ?? 0)];
  }
  return { y: toY, x: toX };
}

/** Blurs a photo's planes (C, PHOTO, PHOTO) by a Gaussian of `deviation` pixels and cuts them to (C, SIDE, SIDE). */
export function blurred(planes: Float32Array, deviation: number): Float32Array {
  const reach = Math.ceil(3 * deviation);
  const heights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * deviation ** 2)));
  const sum = heights.reduce((all, each) => all + each, 0);
  const clamp = (at: number): number => Math.max(0, Math.min(PHOTO - 1, at));
  const pass = (from: Float32Array, step: "down" | "across"): Float32Array =>
    from.map((_, i) => {
      const column = i % PHOTO;
      const row = Math.floor(i / PHOTO) % PHOTO;
      const plane = i - row * PHOTO - column;
      let value = 0;
      heights.forEach((height, k) => {
        const at =
          step === "down"
            ? plane + clamp(row + k - reach) * PHOTO + column
            : plane + row * PHOTO + clamp(column + k - reach);
        value += height * (from[at] ?? 0);
      });
      return value / sum;
    });
  return bent(pass(pass(planes, "down"), "across"), STILL);
}
