import { useState } from "react";
import { type Job, useJob } from "#figures/view/use-job.ts";
import type { Device } from "#gpu/device.ts";
import type { Shipped } from "../../scene-types.ts";
import { type Courses, STEPS } from "./race.ts";
import { keyOf, type Setting } from "./state.ts";
import type { Learnt } from "./train.ts";

/** A race, under way or over. */
export interface Race {
  readonly setting: Setting;
  readonly courses: Courses;
  /** What both have learnt, once it is over. */
  readonly learnt: Learnt | null;
}

/** The races that were started on this stage. They go with it. */
export interface Races {
  /** The race of a setting; null where there was none. */
  readonly of: (setting: Setting) => Race | null;
  /** The setting that is raced now; null where none is. */
  readonly running: Setting | null;
  /** How far that is, 0 .. 1. */
  readonly share: number;
  /** Races these settings, one after another; nothing else is left waiting. */
  readonly start: (settings: readonly Setting[]) => void;
  /** Ends what is running; what there is stays. */
  readonly stop: () => void;
  readonly job: Job<unknown>;
}

/** Runs races one after another. */
export function useRaces(device: Device, shipped: Shipped): Races {
  const [races, setRaces] = useState<ReadonlyMap<string, Race>>(() => new Map());
  const [queue, setQueue] = useState<readonly Setting[]>([]);
  const running = queue[0] ?? null;
  const put = (race: Race): void => setRaces((was) => new Map([...was, [keyOf(race.setting), race]]));
  const job = useJob(
    running
      ? async (signal) => {
          const [images, { race }] = await Promise.all([shipped.images("mnist"), import("./train.ts")]);
          signal.throwIfAborted();
          if (!images.ok) throw new Error(images.message);
          const { courses, learnt } = await race(device, images, running, STEPS, signal, (soFar) => {
            if (!signal.aborted) put({ setting: running, courses: soFar, learnt: null });
          });
          put({ setting: running, courses, learnt });
          setQueue((was) => was.slice(1));
        }
      : null,
    [device, shipped, running],
  );
  const under = running ? races.get(keyOf(running)) : undefined;
  const steps = under && !under.learnt ? (under.courses.residual?.losses.length ?? 0) : 0;
  return {
    of: (setting) => races.get(keyOf(setting)) ?? null,
    running: job.isBusy ? running : null,
    share: steps / STEPS,
    // What an earlier race of the same setting came to stays until the first look at this one.
    start: (settings) => setQueue(settings.map((setting) => ({ ...setting }))),
    stop: () => setQueue([]),
    job,
  };
}

/** Both networks of a setting as they are before their first step; nothing while there is something better to show. */
export function useFirstLook(device: Device, shipped: Shipped, setting: Setting | null): Job<Race> {
  const { depth, normalised, seed } = setting ?? {};
  return useJob(
    setting
      ? async (signal, show: (soFar: Race) => void): Promise<Race> => {
          const [images, { race }] = await Promise.all([shipped.images("mnist"), import("./train.ts")]);
          signal.throwIfAborted();
          if (!images.ok) throw new Error(images.message);
          const raceOf = (courses: Courses): Race => ({ setting, courses, learnt: null });
          const { courses } = await race(device, images, setting, 1, signal, (soFar) => show(raceOf(soFar)));
          return raceOf(courses);
        }
      : null,
    [device, shipped, depth, normalised, seed],
  );
}
