/** The stacks of strided layers that this quiz draws, and their jumps by the network model. */
import { conv2d } from "#nn/layers/conv2d.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import { permutation, type Random } from "#nn/random.ts";
import { PIXEL, stepAxis } from "#nn/receptive-field.ts";
import type { Architecture, LayerSpec } from "#nn/types.ts";
import { between, pick, size } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { networkCase } from "../../network-case.ts";

export interface Strided {
  readonly kind: "conv" | "pool";
  readonly k: number;
  readonly s: number;
}

export interface Drawn {
  readonly layers: readonly Strided[];
  /** `jump`: of the last layer; `total`: from how far a shift moves the output; `missing`: the stride of the middle layer. */
  readonly asked: "jump" | "total" | "missing";
  /** Units by which a shifted input moves the output. */
  readonly moved: number;
}

/** Pixels of the image on which all of these stacks have room for two units side by side. */
const SIDE = 480;

function specOf({ kind, k, s }: Strided, i: number): LayerSpec {
  const window = { kernel: [k, k], stride: [s, s] } as const;
  if (kind === "pool") return { ...maxPool2d.create(`layer${i + 1}`), ...window };
  return { ...conv2d.create(`layer${i + 1}`), channels: 4, ...window, padding: [(k - 1) / 2, (k - 1) / 2] };
}

/** The stack as a network on a large image. */
export function stackNetwork({ layers }: Pick<Drawn, "layers">): Architecture {
  return networkCase("Quiz: strides", { c: 1, h: SIDE, w: SIDE }, layers.map(specOf));
}

interface Reach {
  /** Side of the receptive field of a unit, in pixels. */
  readonly field: number;
  /** Pixels from a unit’s field to its neighbour’s. */
  readonly jump: number;
}

/** Field and jump after each layer, by the network model. */
export function trace(layers: readonly Strided[]): readonly Reach[] {
  const axes = [PIXEL];
  for (const { kind, k, s } of layers) {
    const padding = kind === "pool" ? 0 : (k - 1) / 2;
    axes.push(stepAxis(axes.at(-1) ?? PIXEL, { kernel: k, stride: s, padding, dilation: 1 }));
  }
  return axes.slice(1).map(({ size: field, jump }) => ({ field, jump }));
}

export function jumpOf(layers: readonly Strided[]): number {
  return trace(layers).at(-1)?.jump ?? 1;
}

/** A layer in words: `3 × 3 convolution with stride 2`. */
export function wordsOf({ kind, k, s }: Strided): string {
  return `${size([k, k])} ${kind === "conv" ? "convolution" : "max pooling"} with stride ${s}`;
}

const conv = (k: number, s: number): Strided => ({ kind: "conv", k, s });

function strided(random: Random): Strided {
  return random.next() < 0.25 ? { kind: "pool", k: 2, s: 2 } : conv(pick([3, 5, 7], random), between(2, 4, random));
}

function drawLayers(level: Level, random: Random): readonly Strided[] {
  if (level === 1) return [strided(random), strided(random)];
  if (level === 3) return Array.from({ length: 3 }, () => conv(pick([3, 5], random), between(2, 4, random)));
  const steps = Array.from({ length: between(2, 3, random) }, () => strided(random));
  const plain = Array.from({ length: between(1, 2, random) }, () => conv(pick([3, 5], random), 1));
  const all = [...steps, ...plain];
  return [...permutation(all.length, random)].flatMap((i) => all[i] ?? []);
}

export function draw(level: Level, random: Random): Drawn | null {
  const layers = drawLayers(level, random);
  // Two pools in a row make one larger pool, which nobody builds.
  if (layers.some(({ kind }, i) => kind === "pool" && layers[i + 1]?.kind === "pool")) return null;
  if (layers.reduce((all, { s }) => all * s, 1) > 48) return null;
  const asked = level < 3 ? "jump" : pick<Drawn["asked"]>(["total", "missing"], random);
  return { layers: asked === "total" ? layers.slice(0, 2) : layers, asked, moved: between(2, 6, random) };
}
