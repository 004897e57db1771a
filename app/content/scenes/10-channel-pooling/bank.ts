/** Turned copies of one filter, the pattern that it looks for, and the network of both. Pure. */
import * as v from "valibot";
import { activation } from "#nn/layers/activation.ts";
import { channelMaxPool } from "#nn/layers/channel-max-pool.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import type { Architecture, ParameterValues } from "#nn/types.ts";
import { photoSchema } from "../../photo/choice.ts";

/** Pixels of the pattern's side, and of the filters laid on it. */
export const SIDE = 31;
/** Pixels of the photo's side, and of the filters slid over it. */
export const PHOTO = 96;
export const SLID = 11;
/** Degrees between two measurements of a tuning curve; half way between two of eight copies, at 22.5°, is one of them. */
export const STEP = 2.5;

const schema = v.object({
  pattern: v.picklist(["edge", "bar"]),
  copies: v.picklist([2, 4, 8, 16]),
  angle: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(359)),
  photo: photoSchema,
});
export type State = v.InferOutput<typeof schema>;
/** What a student sets; the angle in degrees, anticlockwise. */
export const state = {
  schema,
  initial: { pattern: "edge", copies: 4, angle: 20, photo: "citrus" } satisfies State as State,
};
type Pattern = State["pattern"];

/** Degrees after which a pattern looks the same again. */
export function periodOf(pattern: Pattern): number {
  return pattern === "edge" ? 360 : 180;
}

/** The angle of each copy, in degrees: all equally far apart. */
export function anglesOf({ pattern, copies }: Pick<State, "pattern" | "copies">): readonly number[] {
  return Array.from({ length: copies }, (_, i) => (i * periodOf(pattern)) / copies);
}

/** Values of a square picture by place: `across` the pattern and `along` it, in pixels from the middle. */
function picture(side: number, angle: number, of: (across: number, along: number) => number): Float32Array {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const middle = (side - 1) / 2;
  return Float32Array.from({ length: side * side }, (_, i) => {
    const [y, x] = [Math.floor(i / side) - middle, (i % side) - middle];
    return of(x * cos - y * sin, x * sin + y * cos);
  });
}

/** An edge or a bar on a disc (H, W), -1 .. 1, turned by so many degrees. Grey around the disc is zero. */
export function patternAt(pattern: Pattern, angle: number): Float32Array {
  return picture(SIDE, angle, (across, along) => {
    const rim = 1 / (1 + Math.exp(2 * (Math.hypot(across, along) - SIDE / 2 + 1.5)));
    return rim * (pattern === "edge" ? Math.tanh(across) : 2 * Math.exp(-(across ** 2) / 9.7) - 1);
  });
}

/** The filter for a pattern, turned: the slope of a Gaussian, or a bright stripe between dark ones. */
function filterAt(pattern: Pattern, angle: number, side: number): Float32Array {
  const scale = SIDE / side;
  return picture(side, angle, (u, w) => {
    const [across, along] = [u * scale, w * scale];
    if (pattern === "edge") return across * Math.exp(-(across ** 2 + along ** 2) / 50);
    const wide = across ** 2 / 6.76;
    return (1 - wide) * Math.exp(-wide / 2 - along ** 2 / 32);
  });
}

/** All copies, so strong that each answers its own pattern with about 1. */
export function weightsOf({ pattern, copies }: Pick<State, "pattern" | "copies">, side: number): ParameterValues {
  const upright = filterAt(pattern, 0, SIDE);
  const best = patternAt(pattern, 0).reduce((sum, value, i) => sum + value * (upright[i] ?? 0), 0);
  const strength = (SIDE / side) ** 2 / best;
  const filters = anglesOf({ pattern, copies }).flatMap((angle) => [...filterAt(pattern, angle, side)]);
  return new Map([["copies.weight", Float32Array.from(filters, (weight) => weight * strength)]]);
}

/** Values of the network's graph. */
export const RESPONSES = 2;
export const MAXIMUM = 3;

/** The copies, what is positive of their answers, and the largest of those. */
export function networkOf(copies: number, input: number, kernel: number): Architecture {
  return {
    name: "rotated copies",
    input: { c: 1, h: input, w: input },
    layers: [
      { ...conv2d.create("copies"), channels: copies, kernel: [kernel, kernel], padding: "valid", bias: false },
      activation.create("relu"),
      { ...channelMaxPool.create("maximum"), groupSize: copies },
    ],
  };
}

/** Angles at which curves are measured. */
export const ANGLES: readonly number[] = Array.from({ length: 360 / STEP }, (_, i) => i * STEP);
