/** The layers that this quiz draws, and what it asks of them. */
import { thousands } from "#nn/format.ts";
import type { Random } from "#nn/random.ts";
import type { Pair } from "#nn/types.ts";
import { between, pick, plural, size } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import type { Concealed, Hidden } from "#quiz/figure.ts";
import { hide } from "#quiz/figure.ts";
import { type ConvCase, convCase, convCounts } from "../../conv-case.ts";

/** What the question asks for. */
export type Asked = "parameters" | "filters" | "channels" | "kernel";

export interface Drawn {
  readonly layer: ConvCase;
  readonly asked: Asked;
}

const SIDES = [14, 16, 20, 24, 28, 32] as const;
const OBLONGS: readonly [Pair, ...Pair[]] = [
  [3, 5],
  [5, 3],
  [3, 7],
  [7, 3],
  [5, 7],
];
const FILTERS = [10, 12, 16, 20, 24, 32, 40, 48, 64] as const;

/** C, F and k differ: coincidences would make a slip right, or two slips one. */
export function draw(level: Level, random: Random): Drawn | null {
  const side = pick(SIDES, random);
  const asked: Asked = level < 3 ? "parameters" : pick(["filters", "channels", "kernel"], random);
  const square = pick([3, 5], random);
  const kernel: Pair = level === 2 ? pick(OBLONGS, random) : [square, square];
  const stride = level === 2 ? 2 : 1;
  const c = level === 1 ? between(4, 12, random) : pick([3, 4, 6, 8, 12, 16, 24, 32], random);
  const channels = level === 1 ? between(4, 32, random) : pick(FILTERS, random);
  const bias = random.next() < (level === 3 ? 0.7 : 0.5);
  if (c === channels || kernel.includes(c) || kernel.includes(channels)) return null;
  const layer = convCase({ c, h: side, w: side }, { channels, kernel, stride: [stride, stride], bias });
  return { layer, asked };
}

export function correctOf({ layer, asked }: Drawn): number {
  const { parameters, filters, depth } = convCounts(layer);
  return { parameters, filters, channels: depth, kernel: layer.spec.kernel[0] }[asked];
}

/** What the drawing hides, and what it says besides. */
export function concealedOf({ layer, asked }: Drawn): {
  readonly hidden: readonly Concealed[];
  readonly note: string | Hidden;
} {
  const total = `${thousands(convCounts(layer).parameters)} parameters`;
  if (asked === "parameters") return { hidden: ["depth"], note: hide(total) };
  const hidden = { filters: ["count", "maps"], channels: ["channels", "depth"], kernel: ["kernel"] } as const;
  return { hidden: hidden[asked], note: total };
}

/** The question in words. What is free elsewhere is said: biases, stride. */
export function promptOf({ layer: { input, spec }, asked }: Drawn, parameters: number): string {
  const bank = asked === "filters" ? "filters" : plural(spec.channels, "filter");
  const kernel = asked === "kernel" ? "square filters" : `filters of size ${size(spec.kernel)}`;
  const what = asked === "kernel" ? `${thousands(spec.channels)} ${kernel}` : `${bank} of size ${size(spec.kernel)}`;
  const pixels = size([input.h, input.w]);
  const over =
    asked === "channels"
      ? `an input whose channels have ${pixels} pixels each`
      : `an input of ${plural(input.c, "channel")}, ${pixels} pixels each`;
  const stride = spec.stride[0] > 1 ? ` with stride ${spec.stride[0]}` : "";
  const layer = `A convolutional layer slides ${what}${stride} over ${over}.`;
  if (asked === "parameters") {
    return `${layer} ${spec.bias ? "Each filter has a bias." : "There are no biases."} How many parameters does the layer have?`;
  }
  const biases = spec.bias ? "including biases: each filter has one" : "all of them weights: there are no biases";
  const question = {
    filters: "How many filters are there?",
    channels: "How many channels does the input have?",
    kernel: "How many pixels wide is a filter?",
  }[asked];
  return `${layer} It has ${thousands(parameters)} parameters, ${biases}. ${question}`;
}
