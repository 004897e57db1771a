/** The picture in front of the network: a written digit, rubbed out and drawn on. Pure. */
import { DIGIT_SIZE, digitFromStrokes } from "#data/digit-pad.ts";
import { sampleStrokes } from "#data/sample-strokes.ts";
import { MOST_DABS, type State } from "./state.ts";

export const SIDE = DIGIT_SIZE;
/** Radius of the rubber, and of the pen, in pixels. */
const RUBBER = 2;
const PEN = 1.25;

/** A place of the picture. */
export interface Place {
  readonly y: number;
  readonly x: number;
}

/** A touch as the state keeps it. */
export function dabOf({ y, x }: Place, tool: "rub" | "draw"): number {
  return (tool === "rub" ? -1 : 1) * (y * SIDE + x + 1);
}

/** Where a touch was. */
export function placeOf(dab: number): Place {
  const at = Math.abs(dab) - 1;
  return { y: Math.floor(at / SIDE), x: at % SIDE };
}

/** More touches: from the last one of a movement to where the pointer is now, without gaps. */
export function drawn(dabs: readonly number[], from: Place | null, to: Place, tool: "rub" | "draw"): number[] {
  const steps = from ? Math.max(1, Math.ceil(Math.hypot(to.y - from.y, to.x - from.x) / 1.5)) : 1;
  const between = Array.from({ length: steps }, (_, i) => {
    const share = (i + 1) / steps;
    const mix = (a: number, b: number): number => Math.round(a + (b - a) * share);
    return dabOf(from ? { y: mix(from.y, to.y), x: mix(from.x, to.x) } : to, tool);
  });
  const known = dabs.at(-1);
  return [...dabs, ...between.filter((dab) => dab !== known)].slice(0, MOST_DABS);
}

/** The picture, 0 (paper) to 1 (ink), row by row. */
export function pictureOf({ digit, dabs }: Pick<State, "digit" | "dabs">): Float32Array {
  const picture =
    digit === "none" ? new Float32Array(SIDE * SIDE) : digitFromStrokes(sampleStrokes(Number(digit))).slice();
  for (const dab of dabs) {
    const centre = placeOf(dab);
    picture.forEach((value, i) => {
      const far = Math.hypot(Math.floor(i / SIDE) - centre.y, (i % SIDE) - centre.x);
      if (dab < 0 && far <= RUBBER) picture[i] = 0;
      if (dab > 0) picture[i] = Math.max(value, Math.min(1, Math.max(0, PEN + 0.5 - far)));
    });
  }
  return picture;
}

/** A line of touches with the rubber. */
export function rubbed(places: readonly Place[]): number[] {
  return places.map((place) => dabOf(place, "rub"));
}
