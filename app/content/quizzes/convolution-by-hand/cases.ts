/** The signals, kernels and gradients that this quiz draws, and what it asks of them. */
import { amount } from "#nn/format.ts";
import type { Random } from "#nn/random.ts";
import { between, listed, pick } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { at, flipped, type Grid, inputTerms, outputTerms, type Place, sumOf, total, weightTerms } from "./convolve.ts";

export type Asked =
  | "output"
  | "two-channels"
  | "weight-gradient"
  | "bias-gradient"
  | "input-gradient"
  | "middle-of-ones"
  | "corner-of-ones"
  | "missing-weight";

export interface Drawn {
  readonly asked: Asked;
  readonly x: Grid;
  readonly w: Grid;
  readonly bias: number;
  readonly stride: number;
  /** Gradients of the loss that arrive at the outputs. */
  readonly g: Grid;
  /** The output, weight or input that is asked. */
  readonly place: Place;
}

const make = (h: number, w: number, value: () => number): Grid =>
  Array.from({ length: h }, () => Array.from({ length: w }, value));

/** A whole number from −3 to 4, not 0. */
function weight(random: Random): number {
  return pick([-3, -2, -1, 1, 2, 3, 4], random);
}

/** Kernels that are their own mirror image, or its negative, would hide a flip. */
function isOwnMirror(grid: Grid): boolean {
  const [own, mirrored] = [grid.flat(), flipped(grid).flat()];
  return own.every((value, i) => value === mirrored[i]) || own.every((value, i) => value === -(mirrored[i] ?? 0));
}

function drawAsked(level: Level, random: Random): Asked {
  if (level === 1) return pick(["output", "output", "two-channels"], random);
  if (level === 3) return pick(["middle-of-ones", "corner-of-ones", "missing-weight"], random);
  return pick(["weight-gradient", "weight-gradient", "bias-gradient", "input-gradient", "input-gradient"], random);
}

interface Sizes {
  readonly kernel: readonly [h: number, w: number];
  readonly outputs: readonly [h: number, w: number];
  readonly stride: number;
  readonly place: Place;
}

function sizesOf(asked: Asked, random: Random): Sizes {
  const isFlat = random.next() < 0.5;
  switch (asked) {
    case "output":
      return { kernel: [1, 3], outputs: [1, 3], stride: pick([1, 2], random), place: [0, pick([1, 2], random)] };
    case "two-channels":
    case "missing-weight":
      return { kernel: [1, 3], outputs: [1, 1], stride: 1, place: [0, random.integer(3)] };
    case "weight-gradient":
      return isFlat
        ? { kernel: [1, 3], outputs: [1, 3], stride: pick([1, 2], random), place: [0, pick([0, 2], random)] }
        : { kernel: [2, 2], outputs: [2, 2], stride: 1, place: [random.integer(2), random.integer(2)] };
    case "bias-gradient":
      return { kernel: [1, 3], outputs: [1, 4], stride: 1, place: [0, 0] };
    case "input-gradient": {
      const strided = { kernel: [1, 3], outputs: [1, 3], stride: 2, place: [0, pick([2, 4], random)] } as const;
      const plain = { kernel: [1, 3], outputs: [1, 4], stride: 1, place: [0, pick([2, 3], random)] } as const;
      if (isFlat) return random.next() < 0.5 ? strided : plain;
      return { kernel: [2, 2], outputs: [2, 2], stride: 1, place: [1, 1] };
    }
    case "middle-of-ones":
      return { kernel: [3, 3], outputs: [3, 3], stride: 1, place: [2, 2] };
    case "corner-of-ones":
      return { kernel: [3, 3], outputs: [3, 3], stride: 1, place: [pick([0, 4], random), pick([0, 4], random)] };
  }
}

export function draw(level: Level, random: Random): Drawn | null {
  const asked = drawAsked(level, random);
  const { kernel, outputs, stride, place } = sizesOf(asked, random);
  const channels = asked === "two-channels" ? 2 : 1;
  const w = make(kernel[0] * channels, kernel[1], () => weight(random));
  const side = (i: 0 | 1): number => (outputs[i] - 1) * stride + kernel[i];
  const x = make(side(0) * channels, side(1), () => between(1, 7, random));
  const isOnes = asked === "middle-of-ones" || asked === "corner-of-ones";
  const g = make(outputs[0], outputs[1], () => (isOnes ? 1 : weight(random)));
  const bias = asked === "two-channels" ? 0 : pick([-3, -2, 2, 3, 4], random);
  const isPlain = level === 2 && isOwnMirror(g);
  return isOwnMirror(w) || isPlain ? null : { asked, x, w, bias, stride, g, place };
}

/** The value of the only window of a case, its bias added. */
export function windowValue({ x, w, bias }: Drawn): number {
  return sumOf(outputTerms(x, w, [0, 0], 1)) + bias;
}

export function correctOf(drawn: Drawn): number {
  const { asked, x, w, bias, stride, g, place } = drawn;
  switch (asked) {
    case "output":
      return sumOf(outputTerms(x, w, place, stride)) + bias;
    case "two-channels":
      return windowValue(drawn);
    case "weight-gradient":
      return sumOf(weightTerms(x, g, place, stride));
    case "bias-gradient":
      return total(g);
    case "input-gradient":
    case "middle-of-ones":
    case "corner-of-ones":
      return sumOf(inputTerms(w, g, place, stride));
    case "missing-weight":
      return at(w, place);
  }
}

/** `3, −1, 4`: the numbers of a grid of one row. */
function rowWords(grid: Grid): string {
  return grid.flat().map(amount).join(", ");
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"] as const;

/** `second`, or `lower left`: a place in a row or in a square. */
export function placeWords(grid: Grid, [y, x]: Place): string {
  if (grid.length === 1) return ORDINALS[x] ?? "";
  return `${y === 0 ? "upper" : "lower"} ${x === 0 ? "left" : "right"}`;
}

function named(name: string, grid: Grid): string {
  const rows = grid.map((row) => `(${row.map(amount).join(", ")})`);
  return grid.length > 1 ? `${name} with the rows ${listed(rows)}` : `${name} = ${rows.join("")}`;
}

export function promptOf(drawn: Drawn): string {
  const { asked, x, w, bias, stride, g, place } = drawn;
  const moved = `with stride ${stride} and no padding, the kernel applied as written`;
  const forward = `over ${named("an input x", x)}, ${moved}`;
  const arrive = `The gradients of the loss at the outputs are ${named("g", g)}.`;
  switch (asked) {
    case "output":
      return `${named("A kernel w", w)} with bias ${amount(bias)} slides ${forward}. What is the ${placeWords(g, place)} output?`;
    case "two-channels":
      return `At one position, a filter covers two channels. Under it are the values ${rowWords(x.slice(0, 1))} of the first channel and ${rowWords(x.slice(1))} of the second; its weights there are ${rowWords(w.slice(0, 1))} and ${rowWords(w.slice(1))}, applied as written. There is no bias. What value does it output?`;
    case "weight-gradient":
      return `A kernel of ${w.length > 1 ? "four" : "three"} weights slides ${forward}. ${arrive} What is the gradient of the loss with respect to the ${placeWords(w, place)} weight?`;
    case "bias-gradient":
      return `A kernel with a bias slides ${forward}. ${arrive} What is the gradient of the loss with respect to the bias?`;
    case "input-gradient": {
      const which = x.length > 1 ? "input value in the middle" : `${placeWords(x, place)} input value`;
      return `${named("A kernel w", w)} slides over an input of ${x.length > 1 ? `${x.length} × ${x.length} values` : `${x[0]?.length ?? 0} values`}, ${moved}. ${arrive} What is the gradient of the loss with respect to the ${which}?`;
    }
    case "middle-of-ones":
    case "corner-of-ones": {
      const which = asked === "middle-of-ones" ? "pixel in the middle" : `${placeWords(x, place)} corner`;
      return `${named("A kernel w", w)} slides over an image of ${x.length} × ${x.length} pixels, ${moved}. The gradient of the loss is 1 at every output. What gradient reaches the ${which} of the image?`;
    }
    case "missing-weight": {
      const weights = w[0]?.map((value, i) => (i === place[1] ? "?" : amount(value))).join(", ") ?? "";
      return `A kernel w with the weights ${weights} and bias ${amount(bias)} is applied, as written, to the input values ${rowWords(x)}. The output is ${amount(windowValue(drawn))}. What is the missing weight?`;
    }
  }
}
