/** Trains the two networks, with the lab's engine. Loaded when the scene is on the screen. */
import { scoreOf } from "#engine/train/score-of.ts";
import type { Split } from "#engine/train/side-by-side.ts";
import { type Trained, trainWatched } from "#engine/train/watched.ts";
import type { Device } from "#gpu/device.ts";
import type { LabelledImages } from "#nn/labelled-images.ts";
import { defaultSgd } from "#nn/optimizer-settings.ts";
import { type Kind, KINDS, racer, racersBlocks } from "./network.ts";
import { BATCH, type Courses, EVERY, STEPS, TEST } from "./race.ts";
import type { Setting } from "./state.ts";

const RATE = 0.02;

export type Learnt = Readonly<Record<Kind, Trained>>;

/** Both of something; null where one is missing. */
function both<T>(of: ReadonlyMap<string, T>): Readonly<Record<Kind, T>> | null {
  const [plain, residual] = KINDS.map((kind) => of.get(kind));
  return plain && residual ? { plain, residual } : null;
}

/** Trains both for so many steps from one seed, and calls back with how far they are. */
export async function race(
  device: Device,
  images: Split,
  setting: Setting,
  steps: number,
  signal: AbortSignal,
  onProgress: (courses: Courses) => void,
): Promise<{ readonly courses: Courses; readonly learnt: Learnt }> {
  const networks = KINDS.map((kind) => ({
    name: kind,
    architecture: racer(kind, setting),
    values: racersBlocks(kind, setting).flatMap(({ x, f }) => [x, f]),
  }));
  const { courses, trained } = await trainWatched(
    device,
    networks,
    firstOf(images.train, STEPS * BATCH),
    { optimizer: { ...defaultSgd, rate: RATE }, batch: BATCH, seed: setting.seed, steps, every: EVERY, signal },
    (soFar) => onProgress(Object.fromEntries(soFar)),
  );
  const [run, learnt] = [both(courses), both(trained)];
  if (!run || !learnt) throw new Error("A network of the race was not trained");
  return { courses: run, learnt };
}

function firstOf(images: LabelledImages, count: number): LabelledImages {
  const { c, h, w } = images.shape;
  return {
    ...images,
    count,
    labels: images.labels.subarray(0, count),
    pixels: images.pixels.subarray(0, count * c * h * w),
  };
}

/** Share of test digits that a trained network classifies correctly, with one of its blocks left out or none (0). */
export async function accuracyWithout(
  device: Device,
  images: Split,
  setting: Setting,
  learnt: Learnt,
  block: number,
  signal: AbortSignal,
): Promise<Readonly<Record<Kind, number>>> {
  const test = firstOf(images.test, TEST);
  const of = async (kind: Kind): Promise<number> =>
    (await scoreOf(device, racer(kind, setting, block), learnt[kind], test, signal)).accuracy;
  return { plain: await of("plain"), residual: await of("residual") };
}
