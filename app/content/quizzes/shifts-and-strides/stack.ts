/** The strided layers that this quiz draws, and the shifts that it asks about. */
import { conv2d } from "#nn/layers/conv2d.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import type { Random } from "#nn/random.ts";
import { PIXEL, stepAxis } from "#nn/receptive-field.ts";
import type { Architecture, Pair } from "#nn/types.ts";
import { between, pick } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { networkCase } from "../../network-case.ts";

export interface StridedLayer {
  readonly kind: "conv" | "pool";
  readonly k: number;
  readonly s: number;
}

/** `moves`: by how much the map moves; `least`: the smallest shift; `which`: the shifts that commute. */
export interface Drawn {
  readonly asked: "moves" | "least" | "which";
  readonly layers: readonly StridedLayer[];
  /** Pixels by which the image is moved: one, or those to choose from. */
  readonly shifts: readonly number[];
}

/** Pixels between two neighbours of the last map, by the network model. */
export function jumpOf(layers: readonly StridedLayer[]): number {
  return layers.reduce((axis, { k, s }) => stepAxis(axis, { kernel: k, stride: s, padding: 0, dilation: 1 }), PIXEL)
    .jump;
}

/** Strides whose sum is not their product, and of which the largest is not the product. */
const PAIRS: readonly [Pair, ...Pair[]] = [
  [2, 3],
  [3, 2],
  [2, 4],
  [4, 2],
  [3, 3],
  [4, 3],
];

function withStrides(strides: readonly number[], random: Random): readonly StridedLayer[] {
  return strides.map((s, i) => {
    const kind = i === 0 ? "conv" : pick<StridedLayer["kind"]>(["conv", "pool"], random);
    return { kind, k: pick([3, 5], random), s };
  });
}

/** Shifts to choose from: multiples of the jump, and numbers that only one of the rules takes for one. */
function shiftsFor(strides: readonly number[], random: Random): readonly number[] {
  const jump = strides.reduce((a, b) => a * b, 1);
  const [a = 1, b = 1] = strides.filter((s) => s > 1);
  const tempting = [a, b, a + b, 2 * a, 2 * b, jump / 2].filter(
    (shift) => Number.isInteger(shift) && shift % jump !== 0,
  );
  const wrong = [...new Set(tempting)].filter((shift) => shift > 1);
  const first = wrong[random.integer(wrong.length)] ?? 1;
  const others = wrong.filter((shift) => shift !== first);
  const second = others[random.integer(others.length)] ?? 1;
  return [first, second, jump, jump * pick([2, 3], random)].toSorted((x, y) => x - y);
}

export function draw(level: Level, random: Random): Drawn | null {
  if (level === 1) {
    const strides = [pick([2, 3, 4], random)];
    const layers = withStrides(strides, random);
    const isLeast = random.next() < 0.4;
    const shift = jumpOf(layers) * between(2, 6, random);
    return isLeast ? { asked: "least", layers, shifts: [] } : { asked: "moves", layers, shifts: [shift] };
  }
  const pair = pick(PAIRS, random);
  const strides = random.next() < 0.4 ? [pair[0], 1, pair[1]] : pair;
  const layers = withStrides(strides, random);
  if (level === 3) return { asked: "which", layers, shifts: shiftsFor(strides, random) };
  if (random.next() < 0.5) return { asked: "least", layers, shifts: [] };
  return { asked: "moves", layers, shifts: [jumpOf(layers) * between(2, 5, random)] };
}

/** The layers as a network, with an image large enough for them. */
export function stackNetwork({ layers }: Drawn): Architecture {
  const specs = layers.map(({ kind, k, s }, i) => {
    const more = { kernel: [k, k], stride: [s, s] } as const;
    return kind === "conv"
      ? { ...conv2d.create(`conv${i + 1}`), ...more, channels: 8, padding: "valid" as const }
      : { ...maxPool2d.create(`pool${i + 1}`), ...more };
  });
  return networkCase("Quiz: strides and shifts", { c: 3, h: 128, w: 128 }, specs);
}
