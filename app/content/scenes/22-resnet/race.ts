/** What is known of a race, as numbers. Pure. */
import type { Course } from "#engine/train/watched.ts";
import type { BlockValues, Kind } from "./network.ts";
import { weightedLayers } from "./network.ts";
import type { Setting } from "./state.ts";

/** Steps of a whole race; images of each; steps from one look at the networks to the next. */
export const STEPS = 150;
export const BATCH = 32;
export const EVERY = 5;
/** Steps whose losses are averaged for the result. */
export const LAST = 20;
/** Digits that trained networks are tested on. */
export const TEST = 500;

/** The trainings, as far as they are; the one that comes second is missing at first. */
export type Courses = Readonly<Partial<Record<Kind, Course>>>;

/** How a race stands: mean losses of the last steps. */
export interface Standing {
  /** Steps that both have made. */
  readonly steps: number;
  /** Steps whose losses were averaged. */
  readonly over: number;
  readonly plain: number;
  readonly residual: number;
}

/**
 * How a race stands; before its first step, where both were looked at only: the losses that they start with. Null until both
 * are there.
 */
export function standingOf({ plain, residual }: Courses): Standing | null {
  if (!plain || !residual) return null;
  const steps = Math.min(plain.losses.length, residual.losses.length);
  const over = Math.min(steps, LAST);
  const mean = ({ losses }: Course): number =>
    losses.slice(steps - over, steps).reduce((sum, loss) => sum + loss, 0) / over;
  return { steps, over, plain: mean(plain), residual: mean(residual) };
}

/** Norms of the gradients of all layers with weights, first to last, one row for each look. */
export function gradientRows({ sights }: Course, setting: Pick<Setting, "depth">): readonly (readonly number[])[] {
  const layers = weightedLayers(setting);
  return sights.map(({ gradients }) => layers.map((layer) => gradients.get(layer) ?? Number.NaN));
}

/** How large a block's input is, and what it adds. */
export interface BlockSizes {
  readonly x: number;
  readonly f: number;
}

/** Of each block of a residual network, at its first look or at its last. */
export function blockSizes(
  { sights }: Course,
  blocks: readonly BlockValues[],
  at: "first" | "last",
): readonly BlockSizes[] {
  const sizes = sights.at(at === "first" ? 0 : -1)?.sizes;
  return blocks.map(({ x, f }) => ({ x: sizes?.get(x) ?? Number.NaN, f: sizes?.get(f) ?? Number.NaN }));
}
