/** The stacks of dilated layers that this quiz draws, and their fields by the network model. */
import { conv2d } from "#nn/layers/conv2d.ts";
import type { Random } from "#nn/random.ts";
import { PIXEL, stepAxis } from "#nn/receptive-field.ts";
import type { Architecture } from "#nn/types.ts";
import { between, pick } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { networkCase } from "../../network-case.ts";

/**
 * `field`: what a unit of the last layer sees; `weights`: of one dilated layer; `layers`: how many, doubling the dilation
 * each time, see `wanted` pixels; `read`: how many different pixels of a row are read.
 */
export type Asked = "field" | "weights" | "layers" | "read";

export interface Drawn {
  readonly asked: Asked;
  readonly k: number;
  readonly dilations: readonly number[];
  readonly wanted: number;
  readonly channels: number;
  readonly filters: number;
}

/** Sides of the field after each layer, from one pixel on. */
export function trace(k: number, dilations: readonly number[]): readonly number[] {
  const axes = [PIXEL];
  for (const dilation of dilations) {
    axes.push(stepAxis(axes.at(-1) ?? PIXEL, { kernel: k, stride: 1, padding: 0, dilation }));
  }
  return axes.map(({ size }) => size);
}

/** Side of the field of a unit of the last layer. */
export function fieldOf(k: number, dilations: readonly number[]): number {
  return trace(k, dilations).at(-1) ?? 1;
}

/** 1, 2, 4 and so on. */
export function doubling(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => 2 ** i);
}

/** The fewest layers with which a field, given by their number, is as wide as wanted. More layers never see less. */
export function fewest(wanted: number, field: (layers: number) => number): number {
  let enough = 1;
  while (field(enough) < wanted) enough *= 2;
  let short = Math.floor(enough / 2);
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (field(middle) < wanted) short = middle;
    else enough = middle;
  }
  return enough;
}

/** Pixels of a row that a unit of equally dilated layers reads: as many as without the dilation, only further apart. */
export function pixelsRead({ k, dilations }: Drawn): number {
  return fieldOf(
    k,
    dilations.map(() => 1),
  );
}

/** The layers on an image that is large enough for a whole field. */
export function stackNetwork({ k, dilations, channels, filters }: Drawn): Architecture {
  const side = Math.max(32, fieldOf(k, dilations) + 8);
  const layers = dilations.map((d, i) => ({
    ...conv2d.create(`conv${i + 1}`),
    channels: filters,
    kernel: [k, k] as const,
    dilation: [d, d] as const,
    bias: false,
  }));
  return networkCase("Quiz: dilation", { c: channels, h: side, w: side }, layers);
}

/** Not 1, 2, 4: there, three ways that miss it meet. */
const LISTS: readonly [readonly number[], ...(readonly number[])[]] = [
  [1, 2, 4, 8],
  [1, 2, 4, 8],
  [1, 2, 5],
  [1, 2, 3],
  [1, 3, 4],
  [1, 3, 5],
  [2, 3, 5],
  [1, 2, 5, 9],
  [1, 2, 3, 5],
  [2, 4, 8],
];

export function draw(level: Level, random: Random): Drawn | null {
  const k = pick([3, 3, 5], random);
  const plain = { k, wanted: 0, channels: 1, filters: 4 };
  if (level === 1) {
    const first = between(1, 4, random);
    return { ...plain, asked: "field", dilations: [first, between(first + 1, 6, random)] };
  }
  if (level === 2) {
    if (random.next() < 0.65) return { ...plain, asked: "field", dilations: pick(LISTS, random) };
    const [channels, filters] = [pick([4, 8, 12, 16, 24], random), pick([10, 20, 32, 48], random)];
    return { ...plain, asked: "weights", dilations: [pick([2, 3, 4], random)], channels, filters };
  }
  if (random.next() < 0.4) {
    const [layers, dilation] = [between(2, 4, random), between(2, 4, random)];
    return { ...plain, asked: "read", dilations: Array.from({ length: layers }, () => dilation) };
  }
  const wanted = k === 3 ? between(20, 127, random) : between(40, 250, random);
  const layers = fewest(wanted, (n) => fieldOf(k, doubling(n)));
  return { ...plain, asked: "layers", dilations: doubling(layers), wanted };
}
