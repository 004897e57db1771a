import { thousands } from "#nn/format.ts";
import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import { permutation, type Random } from "#nn/random.ts";
import { describe } from "#nn/report.ts";
import type { Architecture, Shape } from "#nn/types.ts";
import type { ChoiceAnswer, Concealed, ConvLayerFigure, NearMiss, RichText } from "#ui/quiz/question.ts";

const LETTERS = "abcdefgh";

/** A network of one convolutional layer. */
export interface ConvCase {
  readonly input: Shape;
  readonly spec: Conv2dSpec;
}

/** A convolution padded "same" with stride 1, unless `more` says otherwise. */
export function convCase(input: Shape, more: Partial<Conv2dSpec>): ConvCase {
  return { input, spec: { ...conv2d.create("conv1"), ...more } };
}

/** The same layer on another input or with other settings: what a misconception mistakes it for. */
export function altered({ input, spec }: ConvCase, input2: Partial<Shape>, more: Partial<Conv2dSpec> = {}): ConvCase {
  return { input: { ...input, ...input2 }, spec: { ...spec, ...more } };
}

/** The layer as a network for the lab. */
export function convArchitecture(name: string, { input, spec }: ConvCase): Architecture {
  return { name, input, layers: [spec] };
}

/** What the network model counts in one convolutional layer. */
export interface ConvCounts {
  /** Weights and biases. */
  readonly parameters: number;
  /** Weights of one filter. */
  readonly filterWeights: number;
  /** Channels that one filter sees. */
  readonly depth: number;
  readonly filters: number;
  readonly output: Shape;
}

/** Asks the network model about a layer. Throws where the layer is impossible: a quiz draws possible ones. */
export function convCounts(layer: ConvCase): ConvCounts {
  const report = describe(convArchitecture("quiz", layer));
  const weight = conv2d.parameters(layer.spec, [layer.input]).find(({ name }) => name === "weight");
  const [filters, depth] = weight?.shape ?? [];
  if (!report.output || !weight || filters === undefined || depth === undefined) {
    throw new Error(`A quiz drew an impossible layer: ${report.layers[0]?.problem?.reason ?? "no input"}`);
  }
  return { parameters: report.parameters, filterWeights: weight.fanIn, depth, filters, output: report.output };
}

/** The layer's drawing; `concealed` is what the question asks for. */
export function convFigure(layer: ConvCase, concealed: readonly Concealed[], rgb = false): ConvLayerFigure {
  const { depth, filters, output } = convCounts(layer);
  const { kernel, bias, stride } = layer.spec;
  return { kind: "conv-layer", input: layer.input, rgb, kernel, depth, filters, bias, stride, output, concealed };
}

/** Keeps near misses that are not the answer and differ from one another; the first of two equals stays. */
export function distinctMisses(correct: number, candidates: readonly NearMiss[]): readonly NearMiss[] {
  const seen = new Set([correct]);
  return candidates.filter(({ value }) => {
    if (seen.has(value)) return false;
    seen.add(value);
    return true;
  });
}

/**
 * Four printed numbers in ascending order, lettered from a: the answer and three of the near misses.
 * Throws where fewer than three distinct ones are left: a family gives enough for every seed.
 */
export function numberChoice(
  correct: number,
  feedback: RichText,
  candidates: readonly NearMiss[],
  random: Random,
): ChoiceAnswer {
  const misses = distinctMisses(correct, candidates);
  if (misses.length < 3) throw new Error(`Only ${misses.length} wrong answers differ from ${correct}`);
  const kept = [...permutation(misses.length, random)].slice(0, 3).flatMap((i) => misses[i] ?? []);
  const rows = [...kept.map((miss) => ({ value: miss.value, miss })), { value: correct, miss: null }];
  const options = rows
    .toSorted((a, b) => a.value - b.value)
    .map(({ value, miss }, i) => {
      const printed = { id: LETTERS.charAt(i), text: [thousands(value)] };
      return miss
        ? { ...printed, correct: false as const, misconception: miss.misconception }
        : { ...printed, correct: true as const, feedback };
    });
  return { kind: "choice", options };
}

/** One of a list, drawn by the seed. The list is not empty. */
export function pick<T>(items: readonly [T, ...T[]], random: Random): T {
  return items[random.integer(items.length)] ?? items[0];
}

/** `5 × 5` */
export function size([h, w]: readonly [number, number]): string {
  return `${h} × ${w}`;
}

/** `C` with thousands set so that LaTeX does not put a space after the comma. */
export function texNumber(value: number): string {
  return thousands(value).replaceAll(",", "{,}");
}

/** `1 filter`, `2 filters` */
export function plural(count: number, noun: string): string {
  return `${thousands(count)} ${noun}${count === 1 ? "" : "s"}`;
}
