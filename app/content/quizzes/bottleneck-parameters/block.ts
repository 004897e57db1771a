/** The 1 × 1 convolutions and bottlenecks that this quiz draws, and their counts. */
import { thousands } from "#nn/format.ts";
import type { Random } from "#nn/random.ts";
import type { Architecture, Shape } from "#nn/types.ts";
import { allDiffer, between, pick, plural, size } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { type ConvCase, convCase, convCounts } from "../../conv-case.ts";
import { networkCase } from "../../network-case.ts";

export interface Drawn {
  readonly input: Shape;
  /** Maps that come out, C at the input and R between the 1 × 1 convolutions of a bottleneck. */
  readonly filters: number;
  readonly reduced: number;
  readonly kernel: number;
  /** Only a single 1 × 1 convolution has biases, and not always. */
  readonly bias: boolean;
}

/** A convolution of this block: `kernel` × `kernel`, from so many channels to so many maps, size kept by padding. */
export function convolution(drawn: Drawn, kernel: number, from: number, to: number): ConvCase {
  const padding = (kernel - 1) / 2;
  const spec = { channels: to, kernel: [kernel, kernel], padding: [padding, padding], bias: drawn.bias } as const;
  return convCase({ ...drawn.input, c: from }, spec);
}

/** Parameters of such a convolution. */
export function countOf(drawn: Drawn, kernel: number, from: number, to: number): number {
  return convCounts(convolution(drawn, kernel, from, to)).parameters;
}

/** The three convolutions: 1 × 1 to fewer channels, k × k there, 1 × 1 to the maps that come out. */
export function partsOf(drawn: Drawn): readonly [down: number, middle: number, up: number] {
  const { input, filters, reduced, kernel } = drawn;
  return [
    countOf(drawn, 1, input.c, reduced),
    countOf(drawn, kernel, reduced, reduced),
    countOf(drawn, 1, reduced, filters),
  ];
}

/** Weights of the whole bottleneck. */
export function totalOf(drawn: Drawn): number {
  const [down, middle, up] = partsOf(drawn);
  return down + middle + up;
}

/** Parameters of the single 1 × 1 convolution. */
export function singleOf(drawn: Drawn): number {
  return countOf(drawn, 1, drawn.input.c, drawn.filters);
}

export function draw(level: Level, random: Random): Drawn | null {
  const side = pick([7, 10, 12, 14, 20, 28], random);
  if (level === 1) {
    const [c, filters] = [between(6, 40, random), pick([4, 8, 10, 12, 16, 20, 24, 32], random)];
    const input = { c, h: side, w: side };
    return allDiffer(c, filters, side) ? { input, filters, reduced: 1, kernel: 1, bias: random.next() < 0.5 } : null;
  }
  const c = pick([32, 48, 64, 96, 128, 192, 256], random);
  const filters = pick([32, 48, 64, 96, 128, 192, 256], random);
  const reduced = pick([8, 10, 12, 16, 20, 24, 32, 40, 48, 64], random);
  const kernel = level === 2 ? pick([3, 3, 5], random) : 3;
  if (!allDiffer(c, filters, reduced) || reduced > Math.min(c, filters) / 2) return null;
  return { input: { c, h: side, w: side }, filters, reduced, kernel, bias: false };
}

/** The layers for the lab. */
export function networkOf(drawn: Drawn, level: Level): Architecture {
  const { input, filters, reduced, kernel } = drawn;
  if (level === 1) return networkCase("Quiz: 1 × 1 filters", input, [convolution(drawn, 1, input.c, filters).spec]);
  const layers = [
    { ...convolution(drawn, 1, input.c, reduced).spec, id: "reduce" },
    { ...convolution(drawn, kernel, reduced, reduced).spec, id: "middle" },
    { ...convolution(drawn, 1, reduced, filters).spec, id: "expand" },
  ];
  return networkCase("Quiz: bottleneck", input, layers);
}

/** The question in words. */
export function promptOf(drawn: Drawn, level: Level): string {
  const { input, filters, reduced, kernel, bias } = drawn;
  const over = `an input of ${plural(input.c, "channel")}, ${size([input.h, input.w])} pixels each`;
  if (level === 1) {
    return `A convolutional layer has ${plural(filters, "filter")} of size 1 × 1 over ${over}. ${bias ? "Each filter has a bias." : "There are no biases."} How many parameters does the layer have?`;
  }
  const fewer = level === 2 ? plural(reduced, "channel") : "fewer channels";
  const block = `A bottleneck on ${over}, consists of three convolutions without biases: 1 × 1 to ${fewer}, ${size([kernel, kernel])} on these channels, keeping their number, and 1 × 1 to ${plural(filters, "map")}.`;
  return level === 2
    ? `${block} How many weights does the bottleneck have?`
    : `${block} Together they have ${thousands(totalOf(drawn))} weights. To how many channels does the first convolution reduce the input?`;
}
