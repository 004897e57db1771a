import * as v from "valibot";
import { createRandom } from "#nn/random.ts";
import { withEdits } from "#figures/kernel/edits.ts";
import { CHAINS, type Chain, sidesOf } from "./chain.ts";

export const SHAPES = ["edge", "gaussian", "box", "diagonal", "plus", "ring", "random"] as const;
export type Shape = (typeof SHAPES)[number];
/** Largest |weight| of a target. */
export const MOST = 2;
/** Most channels between the two layers. */
export const MOST_CHANNELS = 4;
export const MOST_SEED = 9999;
/** Largest side of a target. */
const LARGEST = 5;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** What a student sets. `seed` draws the starts, `draw` the random target. */
export const state = {
  schema: v.object({
    chain: v.picklist(CHAINS),
    channels: whole(1, MOST_CHANNELS),
    shape: v.picklist(SHAPES),
    /** Place, weight, place, weight ... */
    edits: v.pipe(
      v.array(v.pipe(v.number(), v.minValue(-MOST), v.maxValue(LARGEST ** 2))),
      v.maxLength(2 * LARGEST ** 2),
    ),
    seed: whole(0, MOST_SEED),
    draw: whole(0, MOST_SEED),
  }),
  initial: {
    chain: "squares" as Chain,
    channels: 1,
    shape: "edge" as Shape,
    edits: [] as number[],
    seed: 2,
    draw: 1,
  },
};
export type State = v.InferOutput<typeof state.schema>;

type At = (y: number, x: number, far: number) => number;

const bell = (x: number, far: number): number => Math.exp((-x * x) / (far * far));

/** From the middle; `far` is the way to the border. */
const FORMS: Readonly<Record<Exclude<Shape, "random">, At>> = {
  edge: (y, x, far) => bell(y, far) * bell(x, far) * Math.sign(x) * Math.abs(x) * (far === 1 ? 3 : 1.6),
  gaussian: (y, x, far) => 1.6 * bell(y, far) * bell(x, far),
  box: () => 1,
  diagonal: (y, x) => (y === x ? 1 : 0),
  plus: (y, x) => (y === 0 || x === 0 ? 1 : 0),
  ring: (y, x, far) => (Math.max(Math.abs(y), Math.abs(x)) === far ? 1 : 0),
};

/** The weights of a shape, row by row. */
export function shapeWeights(shape: Shape, side: number, draw: number): readonly number[] {
  const far = (side - 1) / 2;
  if (shape === "random") {
    const random = createRandom(draw);
    return Array.from({ length: side * side }, () =>
      Math.max(-MOST, Math.min(MOST, Math.round(random.normal() * 80) / 100)),
    );
  }
  const form = FORMS[shape];
  return Array.from({ length: side * side }, (_, i) => form(Math.floor(i / side) - far, (i % side) - far, far));
}

/** The target as it stands, row by row. */
export function targetOf({ chain, shape, edits, draw }: Pick<State, "chain" | "shape" | "edits" | "draw">) {
  return withEdits(shapeWeights(shape, sidesOf(chain).whole, draw), edits, MOST);
}
