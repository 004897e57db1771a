/** The chart's axes, and where networks stand on them. Pure. */
import { type Axis, shareOn, valueOn } from "#figures/plot/axis.ts";
import { account, entries, type Entry, type Kind, publishedOf } from "./entries.ts";
import type { State } from "./state.ts";

export type Against = State["against"];

export const AXES: Readonly<Record<Against, Axis>> = {
  depth: { label: "layers with weights", min: 5, max: 320, scale: "log" },
  year: { label: "year of the contest", min: 2011.5, max: 2015.8 },
  parameters: { label: "parameters, in millions", min: 15, max: 220, scale: "log" },
  macs: { label: "MACs per image, in billions", min: 0.5, max: 40, scale: "log" },
};
export const ERROR: Axis = { label: "top-5 error, %", min: 0, max: 20 };

/** Networks of one contest stand side by side, so many years apart, where several are drawn. */
const APART = 0.28;

function yearOf(entry: Entry, kind: Kind): number {
  const others = entries.filter((each) => each.year === entry.year && publishedOf(each, kind));
  return entry.year + APART * (others.indexOf(entry) - (others.length - 1) / 2);
}

/** What a network has on an axis, in the axis's unit. */
export function valueOf(entry: Entry, against: Against, kind: Kind): number {
  if (against === "year") return yearOf(entry, kind);
  const { depth, parameters, macs } = account(entry);
  if (against === "depth") return depth;
  return against === "parameters" ? parameters / 1e6 : macs / 1e9;
}

/** A place on the chart: shares of its width from the left and of its height from the bottom. */
export interface Place {
  readonly across: number;
  readonly up: number;
}

/** Where a network stands; null where no error of this kind was printed. */
export function placeOf(entry: Entry, against: Against, kind: Kind): Place | null {
  const published = publishedOf(entry, kind);
  return (
    published && {
      across: shareOn(AXES[against], valueOf(entry, against, kind)),
      up: shareOn(ERROR, published.error),
    }
  );
}

/** A guess: its error, in per cent, and its depth. */
export interface Guess {
  readonly error: number;
  readonly depth: number;
}

/** Steps of a guess across and up the chart. */
export const STEPS = { y: 80, x: 120 } as const;

export function guessAt({ y, x }: { readonly y: number; readonly x: number }): Guess {
  return {
    error: Math.round(10 * valueOn(ERROR, 1 - y / STEPS.y)) / 10,
    depth: Math.round(valueOn(AXES.depth, x / STEPS.x)),
  };
}

/** The step nearest to a guess. */
export function stepOf({ error, depth }: Guess): { readonly y: number; readonly x: number } {
  return {
    y: Math.round((1 - shareOn(ERROR, error)) * STEPS.y),
    x: Math.round(shareOn(AXES.depth, depth) * STEPS.x),
  };
}

export function placeOfGuess({ error, depth }: Guess): Place {
  return { across: shareOn(AXES.depth, depth), up: shareOn(ERROR, error) };
}

/** Diameter of a point, in pixels: its area is as the parameters are, so many pixels for 100 million. */
export function diameterOf(entry: Entry): number {
  return 44 * Math.sqrt(account(entry).parameters / 1e8);
}
