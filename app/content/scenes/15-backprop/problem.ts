/** A small layer with concrete numbers, drawn from a seed. Pure. */
import { avgPool2d } from "#nn/layers/avg-pool2d.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import { createRandom, permutation, type Random } from "#nn/random.ts";
import type { Architecture, LayerSpec, ParameterValues } from "#nn/types.ts";
import { slipsOf } from "./slips.ts";
import type { Group, LayerKind } from "./state.ts";
import { gradientsOf } from "./sums.ts";

/** Rows and columns. */
export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** What a layer is like, without its numbers. No padding. */
export interface Layer {
  readonly kind: LayerKind;
  readonly label: string;
  readonly op: "conv" | "max" | "mean";
  readonly x: Size;
  readonly w: Size;
  readonly y: Size;
  readonly stride: number;
}

const line = (count: number): Size => ({ rows: 1, columns: count });
const square = (side: number): Size => ({ rows: side, columns: side });

export const layers: Readonly<Record<LayerKind, Layer>> = {
  line: { kind: "line", label: "convolution, 1-D", op: "conv", x: line(5), w: line(3), y: line(3), stride: 1 },
  stride: { kind: "stride", label: "1-D, stride 2", op: "conv", x: line(7), w: line(3), y: line(3), stride: 2 },
  plane: { kind: "plane", label: "convolution, 2-D", op: "conv", x: square(3), w: square(2), y: square(2), stride: 1 },
  max: { kind: "max", label: "max pooling", op: "max", x: square(3), w: square(2), y: square(2), stride: 1 },
  mean: { kind: "mean", label: "mean pooling", op: "mean", x: square(3), w: square(2), y: square(2), stride: 1 },
};

export function countOf({ rows, columns }: Size): number {
  return rows * columns;
}

/** The numbers of a layer, each row by row; a pooling has no weights. */
export interface Numbers {
  readonly x: readonly number[];
  readonly w: readonly number[];
  readonly b: readonly number[];
}

export interface Problem {
  readonly layer: Layer;
  readonly numbers: Numbers;
  /** The gradient of the loss with respect to each output. */
  readonly g: readonly number[];
}

/** The groups of numbers that a layer has gradients for. */
export function groupsOf({ op }: Layer): readonly Group[] {
  return op === "conv" ? ["x", "w", "b"] : ["x"];
}

function nonZero(random: Random, most: number): number {
  return (1 + random.integer(most)) * (random.next() < 0.5 ? -1 : 1);
}

function distinct(random: Random, count: number, most: number): readonly number[] {
  return [...permutation(most, random)].slice(0, count).map((value) => value + 1);
}

function draw(layer: Layer, random: Random): Problem {
  const [nx, nw, ny] = [countOf(layer.x), countOf(layer.w), countOf(layer.y)];
  const many = (count: number, most: number): readonly number[] =>
    Array.from({ length: count }, () => nonZero(random, most));
  const g = many(ny, 3);
  if (layer.op !== "conv")
    // Without ties; a mean is shared out in whole numbers.
    return {
      layer,
      numbers: { x: distinct(random, nx, 9), w: [], b: [] },
      g: layer.op === "mean" ? g.map((each) => each * nw) : g,
    };
  return { layer, numbers: { x: many(nx, 4), w: many(nw, 3), b: [nonZero(random, 2)] }, g };
}

/** Whether the commonest slips all show: none of them gives the right number. */
function tells(problem: Problem): boolean {
  const { g } = problem;
  if (new Set(g).size < 2 || g.every((each, i) => each === g[g.length - 1 - i])) return false;
  const right = gradientsOf(problem.layer, problem.numbers, g);
  return groupsOf(problem.layer).every((group) =>
    right[group].every((value, at) =>
      slipsOf(problem, { group, at })
        .filter(({ isCommon }) => isCommon)
        .every((slip) => slip.value !== value),
    ),
  );
}

const TRIES = 4000;

/** The numbers of a seed: small, whole, and such that a wrong way shows. */
export function problemOf(kind: LayerKind, seed: number): Problem {
  const layer = layers[kind];
  const random = createRandom(seed * 5 + Object.keys(layers).indexOf(kind));
  let problem = draw(layer, random);
  for (let i = 0; i < TRIES && !tells(problem); i++) problem = draw(layer, random);
  return problem;
}

const LAYER_ID = "layer";

/** The layer as a network of its own. */
export function networkOf({ op, x, w, stride }: Layer): Architecture {
  const window = {
    kernel: [w.rows, w.columns] as const,
    stride: [w.rows === 1 ? 1 : stride, stride] as const,
  };
  const spec: LayerSpec =
    op === "conv"
      ? { ...conv2d.create(LAYER_ID), ...window, channels: 1, padding: "valid", bias: true }
      : { ...(op === "max" ? maxPool2d : avgPool2d).create(LAYER_ID), ...window, padding: [0, 0] };
  return { name: "one layer", input: { c: 1, h: x.rows, w: x.columns }, layers: [spec] };
}

/** Weights and bias as the network takes them. */
export function parametersOf({ w, b }: Numbers): ParameterValues {
  if (w.length === 0) return new Map();
  return new Map([
    [`${LAYER_ID}.weight`, Float32Array.from(w)],
    [`${LAYER_ID}.bias`, Float32Array.from(b)],
  ]);
}

/** The gradients of the network's parameters, by group. */
export function fromParameters(gradients: ParameterValues | null): Pick<Numbers, "w" | "b"> {
  const of = (name: string): readonly number[] => [...(gradients?.get(`${LAYER_ID}.${name}`) ?? [])];
  return { w: of("weight"), b: of("bias") };
}

/** The same numbers, one of them moved. */
export function moved(numbers: Numbers, { group, at }: Target, by: number): Numbers {
  return { ...numbers, [group]: numbers[group].map((value, i) => (i === at ? value + by : value)) };
}

/** One number of a layer. */
export interface Target {
  readonly group: Group;
  readonly at: number;
}
