/** The layers that this quiz draws. */
import type { Random } from "#nn/random.ts";
import { between, pick } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { altered, type ConvCase, convCase, convCounts } from "../../conv-case.ts";

export interface Drawn {
  readonly layer: ConvCase;
  /** A smaller layer, where what it saves is asked. */
  readonly smaller: ConvCase | null;
}

/** How many times as large side, channels and filters of a layer are as those of a smaller one. */
export interface Factors {
  readonly side: number;
  readonly channels: number;
  readonly filters: number;
}

/** Zeros on each side. */
export function paddingOf({ spec }: ConvCase): number {
  return typeof spec.padding === "string" ? 0 : spec.padding[0];
}

export function factorsOf(layer: ConvCase, smaller: ConvCase): Factors {
  return {
    side: layer.input.h / smaller.input.h,
    channels: layer.input.c / smaller.input.c,
    filters: layer.spec.channels / smaller.spec.channels,
  };
}

/** How many times fewer multiply-accumulates another layer takes. */
export function ratio(layer: ConvCase, other: ConvCase): number {
  return convCounts(layer).macs / convCounts(other).macs;
}

function drawOne(level: Level, random: Random): ConvCase | null {
  const isTiny = level === 1;
  const k = isTiny ? pick([2, 3], random) : pick([3, 5], random);
  // On an odd side, a stride of 2 along one axis does not double the number of places.
  const side = isTiny ? between(5, 12, random) : 2 * between(5, 16, random) + 1;
  const c = isTiny ? between(2, 6, random) : pick([4, 6, 8, 12, 16], random);
  const channels = isTiny ? between(2, 10, random) : pick([10, 20, 24, 32, 40], random);
  const p = isTiny ? 0 : pick([0, 1, (k - 1) / 2], random);
  // With as many filters as channels, two slips would be one.
  if (c === channels) return null;
  const stride = isTiny ? 1 : 2;
  const spec = { kernel: [k, k], channels, stride: [stride, stride], padding: [p, p], bias: !isTiny } as const;
  return convCase({ c, h: side, w: side }, spec);
}

export function draw(level: Level, random: Random): Drawn | null {
  if (level < 3) {
    const layer = drawOne(level, random);
    return layer && { layer, smaller: null };
  }
  const k = pick([3, 5], random);
  const [side, c, channels] = [pick([7, 8, 10, 14, 16], random), pick([8, 16, 24], random), pick([12, 20, 32], random)];
  const padding = [(k - 1) / 2, (k - 1) / 2] as const;
  const smaller = convCase({ c, h: side, w: side }, { kernel: [k, k], channels, padding, bias: false });
  const [a, b, f] = [pick([2, 2, 4], random), pick([2, 3, 4], random), pick([2, 3, 4], random)];
  const layer = altered(smaller, { c: b * c, h: a * side, w: a * side }, { channels: f * channels });
  return layer.input.c === layer.spec.channels ? null : { layer, smaller };
}
