/** The layers that this quiz draws, and how it describes them. */
import { thousands } from "#nn/format.ts";
import type { Random } from "#nn/random.ts";
import type { Pair } from "#nn/types.ts";
import { between, pick, plural, shapeText, size } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { type ConvCase, convCase, convCounts } from "../../conv-case.ts";

const SIDES = [14, 16, 20, 24, 28, 32] as const;
const OBLONGS: readonly [Pair, ...Pair[]] = [
  [3, 3],
  [5, 5],
  [3, 5],
  [5, 3],
];
/** With filters as small as these, and many of them, biases make up a good part of the total. */
const SMALL: readonly [Pair, ...Pair[]] = [
  [1, 1],
  [1, 3],
  [3, 1],
];

/** A layer without padding: read off its output at level 1, found from its weights, then from its parameters. */
export function draw(level: Level, random: Random): ConvCase | null {
  const side = pick(SIDES, random);
  const square = pick([3, 5], random);
  const kernel: Pair = level === 1 ? [square, square] : pick(level === 2 ? OBLONGS : SMALL, random);
  const c = level === 3 ? between(3, 8, random) : between(3, 12, random);
  const channels = level === 3 ? pick([20, 24, 30, 32, 36, 40, 48, 64], random) : between(6, 40, random);
  const layer = convCase({ c, h: side, w: side }, { channels, kernel, padding: "valid", bias: level === 3 });
  const { filterWeights, output } = convCounts(layer);
  if (output.h === channels || kernel.includes(c) || kernel.includes(channels)) return null;
  return level === 3 && channels < filterWeights ? null : layer;
}

/** The question in words. */
export function promptOf(layer: ConvCase, level: Level): string {
  const { input, spec } = layer;
  const { output, parameters } = convCounts(layer);
  const filters = `Filters of size ${size(spec.kernel)} slide over an input of ${plural(input.c, "channel")}, ${size([input.h, input.w])} pixels each, without padding.`;
  const asked = "How many filters does the layer have?";
  if (level === 1)
    return `${filters} The shape of the output (height × width × maps) is ${shapeText(output)}. ${asked}`;
  if (level === 2)
    return `${filters} There are no biases. All filters together have ${thousands(parameters)} weights. ${asked}`;
  return `${filters} Each filter has a bias. Including weights and biases, the layer has ${thousands(parameters)} parameters. ${asked}`;
}
