/** The stacks that this quiz draws, and their fields by the network model. */
import { conv2d } from "#nn/layers/conv2d.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import type { Random } from "#nn/random.ts";
import { PIXEL, stepAxis } from "#nn/receptive-field.ts";
import type { Architecture, AxisWindow, LayerSpec } from "#nn/types.ts";
import { between, pick, size } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";

export interface StackLayer {
  readonly kind: "conv" | "pool";
  readonly k: number;
  readonly s: number;
  /** Zeros on each side. */
  readonly p: number;
}

export interface Drawn {
  readonly layers: readonly StackLayer[];
  /** `layers`: how many equal ones it takes to see `wanted` pixels. */
  readonly asked: "field" | "layers";
}

const windowOf = ({ k, s, p }: StackLayer): AxisWindow => ({ kernel: k, stride: s, padding: p, dilation: 1 });

/** Field and jump after each layer, the input's pixel first. */
export function trace(layers: readonly StackLayer[]): readonly { readonly size: number; readonly jump: number }[] {
  const axes = [PIXEL];
  for (const layer of layers) axes.push(stepAxis(axes.at(-1) ?? PIXEL, windowOf(layer)));
  return axes;
}

/** Side of the receptive field of a unit of the last layer, as if the image had no border. */
export function fieldOf(layers: readonly StackLayer[]): number {
  return trace(layers).at(-1)?.size ?? 1;
}

const conv = (k: number, s = 1, p = 0): StackLayer => ({ kind: "conv", k, s, p });
const pool: StackLayer = { kind: "pool", k: 2, s: 2, p: 0 };

function drawLayers(level: Level, random: Random): readonly StackLayer[] {
  if (level === 1) return Array.from({ length: between(2, 3, random) }, () => conv(pick([3, 5, 7], random)));
  if (level === 3) {
    const k = pick([3, 5], random);
    return Array.from({ length: between(5, 20, random) }, () => conv(k));
  }
  // Two strided layers come before the last, and a kernel of 2 or more after them.
  const strided = (): StackLayer =>
    random.next() < 0.4 ? pool : conv(pick([3, 5, 7], random), pick([2, 3], random), between(0, 1, random));
  const plain = random.next() < 0.5 ? [conv(3, 1, 1)] : [];
  const last = conv(pick([3, 5], random), pick([1, 2], random), between(0, 1, random));
  return [...(random.next() < 0.5 ? plain : []), strided(), strided(), last].slice(0, 4);
}

export function draw(level: Level, random: Random): Drawn | null {
  const layers = drawLayers(level, random);
  // Two pools in a row make one larger pool, which nobody builds.
  if (layers.some((layer, i) => layer.kind === "pool" && layers[i + 1]?.kind === "pool")) return null;
  return { layers, asked: level === 3 ? "layers" : "field" };
}

/** What a layer is: `3 × 3 convolution`. */
export function titleOf({ kind, k }: StackLayer): string {
  return kind === "conv" ? `${size([k, k])} convolution` : `${size([k, k])} max pooling`;
}

/** How it is set: `stride 2, padding 1 on each side`; empty where it is a plain one. */
export function settingsOf({ kind, s, p }: StackLayer): string {
  const stride = s > 1 || kind === "pool" ? [`stride ${s}`] : [];
  return [...stride, ...(p > 0 ? [`padding ${p} on each side`] : [])].join(", ");
}

/** A layer in a sentence: `a 3 × 3 convolution (stride 2)`. */
export function wordsOf(layer: StackLayer): string {
  const settings = settingsOf(layer);
  const title = layer.kind === "conv" ? `a ${titleOf(layer)}` : titleOf(layer);
  return settings === "" ? title : `${title} (${settings})`;
}

function specOf({ kind, k, s, p }: StackLayer, i: number): LayerSpec {
  const sides = { kernel: [k, k], stride: [s, s], padding: [p, p] } as const;
  if (kind === "pool") return { ...maxPool2d.create(`layer${i + 1}`), ...sides };
  return { ...conv2d.create(`layer${i + 1}`), channels: 4, ...sides };
}

/** The stack on an image that is large enough for a whole field. */
export function stackNetwork({ layers }: Drawn): Architecture {
  const side = Math.max(32, fieldOf(layers) + 8);
  return { name: "Quiz: receptive field", input: { c: 1, h: side, w: side }, layers: layers.map(specOf) };
}
