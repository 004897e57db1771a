/** The pools that this quiz draws, and their outputs by the network model. */
import { avgPool2d, type AvgPool2dSpec } from "#nn/layers/avg-pool2d.ts";
import { maxPool2d, type MaxPool2dSpec } from "#nn/layers/max-pool2d.ts";
import { permutation, type Random } from "#nn/random.ts";
import type { Architecture, Shape } from "#nn/types.ts";
import { between, pick } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { countLayers, networkCase } from "../../network-case.ts";

/** `shape`: of the whole output; `side`: of one map; `inputs`: which sides a row of pools brings to this one. */
export type Asked = "shape" | "side" | "inputs";

export interface Drawn {
  readonly asked: Asked;
  readonly pool: "max" | "average";
  readonly input: Shape;
  readonly k: number;
  readonly s: number;
  /** Pools one after the other. */
  readonly count: number;
  /** Sides to choose from, where inputs are asked. */
  readonly offered: readonly number[];
}

function specOf({ pool, k, s }: Drawn, i: number): MaxPool2dSpec | AvgPool2dSpec {
  const window = { kernel: [k, k], stride: [s, s] } as const;
  const id = `pool${i + 1}`;
  return pool === "max" ? { ...maxPool2d.create(id), ...window } : { ...avgPool2d.create(id), ...window };
}

function layersOf(drawn: Drawn): readonly (MaxPool2dSpec | AvgPool2dSpec)[] {
  return Array.from({ length: drawn.count }, (_, i) => specOf(drawn, i));
}

/** The pools as a network. */
export function poolNetwork(drawn: Drawn): Architecture {
  return networkCase(`Quiz: ${drawn.pool} pooling`, drawn.input, layersOf(drawn));
}

/** What comes out of the last pool. */
export function outputOf(drawn: Drawn): Shape {
  return countLayers(layersOf(drawn), drawn.input).at(-1)?.output ?? drawn.input;
}

/** The side that comes out if one of this length goes in. */
export function sideFrom(drawn: Drawn, side: number): number {
  return outputOf({ ...drawn, input: { ...drawn.input, h: side, w: side } }).h;
}

/** Sides to choose from, in order: some of those below the first that is right, among the right ones, and above the last. */
function offeredSides(side: number, count: number, random: Random): readonly number[] {
  const width = 2 ** count;
  const first = side * width;
  const inside = first + between(2, width - 2, random);
  const others = [first - between(2, width, random), first - 1, first + 1, inside, first + width - 1, first + width];
  const kept = [...permutation(others.length, random)].slice(0, 5).flatMap((i) => others[i] ?? []);
  return [first, ...kept].toSorted((a, b) => a - b);
}

export function draw(level: Level, random: Random): Drawn | null {
  const pool = pick<Drawn["pool"]>(["max", "max", "average"], random);
  if (level === 3) {
    const [count, side] = [pick([2, 3, 3], random), between(3, 12, random)];
    const input = { c: pick([8, 16, 24, 32], random), h: side * 2 ** count, w: side * 2 ** count };
    return { asked: "inputs", pool, input, k: 2, s: 2, count, offered: offeredSides(side, count, random) };
  }
  const c = pick([12, 18, 24, 30, 36, 48, 60], random);
  const k = level === 1 ? pick([2, 2, 3], random) : pick([3, 3, 3, 5], random);
  const side = level === 1 ? between(12, 40, random) : 2 * between(6, 40, random);
  const common = { pool, input: { c, h: side, w: side }, k, count: 1, offered: [] } as const;
  return level === 1 ? { asked: "shape", s: k, ...common } : { asked: "side", s: 2, ...common };
}
