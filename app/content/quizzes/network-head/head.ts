/** The heads that this quiz draws: a dense layer that reads flattened maps, or the mean of each map. */
import { dense } from "#nn/layers/dense.ts";
import { globalAvgPool2d } from "#nn/layers/global-avg-pool2d.ts";
import type { Random } from "#nn/random.ts";
import type { Architecture, Shape } from "#nn/types.ts";
import { allDiffer, between, pick, plural, shapeText, size } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { denseLayers, denseParameters } from "../../dense-case.ts";
import { networkCase } from "../../network-case.ts";

export interface Drawn {
  /** The last maps of the network. */
  readonly maps: Shape;
  readonly units: number;
}

/** What a global mean leaves of the maps. */
export function means(maps: Shape): Shape {
  const inference = globalAvgPool2d.infer(globalAvgPool2d.create("gap"), [maps]);
  if (!inference.ok) throw new Error(`A quiz drew maps that have no mean: ${inference.reason}`);
  return inference.output;
}

/** Parameters of a dense layer, with biases, that reads all of this. */
export function headOn(read: Shape, { units }: Drawn): number {
  return denseParameters(read, units, true);
}

/** Parameters of both heads. */
export function countsOf(drawn: Drawn): { readonly flat: number; readonly mean: number } {
  return { flat: headOn(drawn.maps, drawn), mean: headOn(means(drawn.maps), drawn) };
}

/** The same heads on maps of twice the side. */
export function doubled({ maps, units }: Drawn): Drawn {
  return { maps: { c: maps.c, h: 2 * maps.h, w: 2 * maps.w }, units };
}

export function draw(level: Level, random: Random): Drawn | null {
  const side = level === 3 ? between(3, 8, random) : between(4, 12, random);
  const c = pick([16, 20, 24, 32, 40, 48, 64, 96, 128], random);
  const units = pick([5, 10, 12, 20, 25, 50, 100], random);
  return allDiffer(side, c, units) ? { maps: { c, h: side, w: side }, units } : null;
}

/** The head with the mean, or that with the flatten, for the lab. */
export function networkOf({ maps, units }: Drawn, head: "mean" | "flat"): Architecture {
  const layers =
    head === "flat"
      ? denseLayers(units, true)
      : [globalAvgPool2d.create("gap"), { ...dense.create("fc1"), units, bias: true }];
  return networkCase(`Quiz: a head with ${head === "mean" ? "a global mean" : "a flatten"}`, maps, layers);
}

/** The question in words. */
export function promptOf(drawn: Drawn, level: Level): string {
  const { maps, units } = drawn;
  const last = `The last maps of a network have the shape ${shapeText(maps)} (height × width × number of maps).`;
  const layer = `a dense layer of ${plural(units, "unit")}, each with a bias`;
  if (level === 1) {
    return `${last} Global average pooling takes the mean of each map, and ${layer}, reads the means. How many parameters does this head have?`;
  }
  const heads = `${last} Two heads are compared. One flattens the maps, the other takes the mean of each map; in both, ${layer}, reads the result.`;
  if (level === 2) return `${heads} How many parameters does the head with the mean save?`;
  const larger = doubled(drawn).maps;
  return `${heads} Now the images are twice as high and wide, so the last maps are ${size([larger.h, larger.w])}. How many parameters does each head have then?`;
}
