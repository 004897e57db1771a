/** The convolutions that this quiz writes as matrices, along one axis or on an image, and what it asks. */
import type { Random } from "#nn/random.ts";
import { between, pick } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import type { MatrixFigure } from "#quiz/figure.ts";
import { type ConvCase, convCase, convCounts } from "../../conv-case.ts";

export type Asked = "shape" | "nonzero" | "different" | "row" | "rows" | "columns" | "kernel" | "zeros";

export interface Drawn {
  readonly layer: ConvCase;
  readonly asked: Asked;
  /** Whether the input is a signal: one row of values. */
  readonly isSignal: boolean;
}

/** The letters of the rules: sides, and what they make. */
export interface Sizes {
  readonly kernel: number;
  /** Weights of the kernel. */
  readonly weights: number;
  /** Sides of input and output. */
  readonly side: number;
  readonly outSide: number;
  /** Columns and rows of the matrix. */
  readonly inputs: number;
  readonly outputs: number;
  /** Entries that are not zero. */
  readonly nonzero: number;
}

/** Sizes by the network model: its multiply-accumulates are the entries that are not zero. */
export function sizesOf({ layer }: Pick<Drawn, "layer">): Sizes {
  const { filterWeights, output, macs } = convCounts(layer);
  const { h, w } = layer.input;
  return {
    kernel: layer.spec.kernel[1],
    weights: filterWeights,
    side: w,
    outSide: output.w,
    inputs: h * w,
    outputs: output.h * output.w,
    nonzero: macs,
  };
}

function layerOf(isSignal: boolean, side: number, kernel: number): ConvCase {
  const high = (value: number): number => (isSignal ? 1 : value);
  return convCase(
    { c: 1, h: high(side), w: side },
    { channels: 1, kernel: [high(kernel), kernel], padding: "valid", bias: false },
  );
}

export function draw(level: Level, random: Random): Drawn | null {
  if (level === 1) {
    const asked = pick<Asked>(["shape", "nonzero", "different"], random);
    return { asked, isSignal: true, layer: layerOf(true, between(6, 12, random), pick([3, 4], random)) };
  }
  if (level === 2) {
    const asked = pick<Asked>(["row", "rows", "columns", "nonzero", "different"], random);
    return { asked, isSignal: false, layer: layerOf(false, between(5, 8, random), pick([2, 3], random)) };
  }
  if (random.next() < 0.6) {
    return {
      asked: "kernel",
      isSignal: true,
      layer: layerOf(true, between(16, 40, random), pick([3, 4, 5, 7], random)),
    };
  }
  const side = pick([8, 10, 12, 15, 16, 20, 24, 25, 30], random);
  return { asked: "zeros", isSignal: true, layer: layerOf(true, side, pick([2, 3, 4, 5, 6], random)) };
}

export function correctOf(drawn: Drawn): number {
  const { kernel, weights, inputs, outputs, nonzero } = sizesOf(drawn);
  switch (drawn.asked) {
    case "shape":
    case "rows":
      return outputs;
    case "columns":
      return inputs;
    case "nonzero":
      return nonzero;
    case "different":
    case "row":
      return weights;
    case "kernel":
      return kernel;
    case "zeros":
      return (100 * (inputs * outputs - nonzero)) / (inputs * outputs);
  }
}

/** Rows of the matrix that are drawn, at most. */
const MOST_ROWS = 49;

/** The places of the weights in the matrix: each output reads the inputs under its window. */
export function entriesOf(drawn: Drawn): MatrixFigure["entries"] {
  const { layer } = drawn;
  const { w } = layer.input;
  const { output } = convCounts(layer);
  const [m, n] = layer.spec.kernel;
  return Array.from({ length: Math.min(MOST_ROWS, output.h * output.w) }, (_, row) => {
    const [y, x] = [Math.floor(row / output.w), row % output.w];
    return Array.from({ length: m * n }, (__, weight) => {
      const [a, b] = [Math.floor(weight / n), weight % n];
      return { column: (y + a) * w + x + b, weight };
    });
  });
}
