/** Training during which gradients and values are measured. */
import type { Device } from "#gpu/device.ts";
import type { LabelledImages } from "#nn/labelled-images.ts";
import type { OptimizerSettings } from "#nn/optimizer-settings.ts";
import type { Architecture, ParameterValues } from "#nn/types.ts";
import { Sizes } from "../show/sizes.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { ImageSet } from "./image-set.ts";
import { lossScale } from "./loss.ts";
import { beginTraining, type Hold, runSteps, whileHeld } from "./stretch.ts";
import type { Trainer } from "./trainer.ts";

/** What was measured in a step, with the weights as they were before it. */
export interface Sight {
  /** Number of steps before it. */
  readonly step: number;
  /** Euclidean norm of the gradient of each filter bank or dense weight, by the name of its layer. */
  readonly gradients: ReadonlyMap<string, number>;
  /** Root mean square of each value that is watched, over the batch, by its number in the graph. */
  readonly sizes: ReadonlyMap<number, number>;
}

/** The course of a training so far. */
export interface Course {
  /** Mean loss of the batch of each step. */
  readonly losses: readonly number[];
  readonly sights: readonly Sight[];
}

/** A network that is trained and watched. */
export interface Watched {
  readonly name: string;
  readonly architecture: Architecture;
  /** Values of its graph to measure: ones that training keeps (see `ExecutorOptions.keepAll`). */
  readonly values: readonly number[];
}

/** The result of a training. */
export interface Trained {
  readonly weights: ParameterValues;
  readonly statistics: Checkpoint["statistics"];
}

export interface WatchedOptions {
  readonly optimizer: OptimizerSettings;
  readonly batch: number;
  /** Seed of the initial weights and of the order of images, the same for all. */
  readonly seed: number;
  readonly steps: number;
  /** Measured are the first step, every `every`th after it, and the last. */
  readonly every: number;
  readonly signal: AbortSignal;
}

interface Lane {
  readonly name: string;
  readonly trainer: Trainer;
  readonly values: readonly number[];
  readonly sizes: Sizes;
}

/**
 * Trains several networks from one seed on the same images, a few steps of each in turn, and calls back with the course of
 * each so far. Nothing is left on the GPU. Throws CapacityError where they do not fit, ContextLostError, Error where a layer
 * is impossible, and the reason of `signal` once that is aborted.
 */
export function trainWatched(
  device: Device,
  networks: readonly Watched[],
  images: LabelledImages,
  { optimizer, batch, seed, steps, every, signal }: WatchedOptions,
  onProgress: (courses: ReadonlyMap<string, Course>) => void,
): Promise<{ readonly courses: ReadonlyMap<string, Course>; readonly trained: ReadonlyMap<string, Trained> }> {
  return whileHeld(async (hold) => {
    const set = hold(await ImageSet.create(device, images));
    const begun = async ({ name, architecture, values }: Watched): Promise<Lane> => {
      const trainer = await beginTraining(hold, device, architecture, set, { optimizer, batch, seed }, signal);
      return { name, trainer, values, sizes: await sizesOf(hold, trainer, values, signal) };
    };
    const lanes: Lane[] = [];
    let courses: ReadonlyMap<string, Course> = new Map();
    for (let step = 0; step < steps; step = next(step, steps, every)) {
      for (const [i, network] of networks.entries()) {
        // The first network is measured before the next is put on the GPU.
        const lane = (lanes[i] ??= await begun(network));
        const { losses, sights } = courses.get(lane.name) ?? NOTHING;
        const seen = await lookedAt(device, lane, losses.length, signal);
        courses = new Map([
          ...courses,
          [lane.name, { losses: [...losses, ...seen.losses], sights: [...sights, seen.sight] }],
        ]);
        onProgress(courses);
        await runSteps(device, lane.trainer, next(step, steps, every) - step - 1, signal);
      }
    }
    const trained = new Map<string, Trained>();
    for (const { name, trainer } of lanes) {
      const { slots, statistics } = await trainer.checkpoint();
      trained.set(name, { weights: slots.get("values") ?? new Map(), statistics });
    }
    signal.throwIfAborted();
    return { courses, trained };
  });
}

const NOTHING: Course = { losses: [], sights: [] };

/** The step that is measured after this one; `steps` after the last. */
function next(step: number, steps: number, every: number): number {
  const last = steps - 1;
  return step === last ? steps : Math.min(last, step + every);
}

async function sizesOf(hold: Hold, { executor, model }: Trainer, values: readonly number[], signal: AbortSignal) {
  const sizes = hold(
    new Sizes(
      model.device,
      values.map((value) => executor.tensor(value)),
    ),
  );
  await model.device.compile(() => sizes.enqueue(), { signal });
  signal.throwIfAborted();
  return sizes;
}

/** Makes one step and measures it; also reads the losses from step `first` on. */
async function lookedAt(device: Device, { trainer, values, sizes }: Lane, first: number, signal: AbortSignal) {
  const { step, model, loss, settings } = trainer;
  trainer.run();
  sizes.enqueue();
  // Everything that is read was written in this step: nothing else runs until it has been read.
  const [read, gradients, scores] = await Promise.all([
    sizes.read(),
    model.parameters.download("gradients"),
    loss.scores(first, step + 1),
  ]);
  signal.throwIfAborted();
  const scale = lossScale(device, settings.batch);
  const sight: Sight = {
    step,
    gradients: new Map(
      model.graph.nodes.flatMap(({ name }) => {
        const gradient = model.parameters.view(`${name}.weight`)?.bank ? gradients.get(`${name}.weight`) : undefined;
        return gradient ? [[name, normOf(gradient) / scale] as const] : [];
      }),
    ),
    sizes: new Map(values.map((value, i) => [value, read[i] ?? Number.NaN])),
  };
  return { sight, losses: scores.map(({ loss: mean }) => mean) };
}

function normOf(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
