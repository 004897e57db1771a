/** Trains half of the first layer of the scene `alexnet` with the app's own engine, on patches of the app's photos. */
import {
  FILTER_BIASES,
  FILTER_WEIGHTS,
  FILTERS,
  HALF,
  patchNetwork,
  SIDE,
} from "#content/scenes/18-alexnet/filters.ts";
import { photos } from "#data/photos.ts";
import { loadPicture } from "#data/pictures.ts";
import { Model } from "#engine/run/model.ts";
import { Evaluator } from "#engine/train/evaluator.ts";
import { ImageSet } from "#engine/train/image-set.ts";
import { Trainer } from "#engine/train/trainer.ts";
import { readSafetensors, type Tensors, writeSafetensors } from "#formats/safetensors.ts";
import type { Device } from "#gpu/device.ts";
import { gpuDone } from "#gpu/readback.ts";
import { graphOf } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import type { ParameterValues } from "#nn/types.ts";
import { classesOf, type Picture, photoPatches, prepared, type Task } from "./photo-patches.ts";

export interface TrainFiltersRequest {
  readonly steps: number;
  readonly seed: number;
  readonly train: number;
  readonly test: number;
}

type HalfTask = readonly [task: Task, rate: number];
/** What each half learns to tell, and its learning rate. */
const TASKS: readonly [HalfTask, HalfTask] = [
  ["photo", 0.03],
  ["turn", 0.05],
];
const BATCH = 48;
/** Deviation of the first weights: so small that what is not learnt does not show. */
const SMALL = 0.002;

async function loadPhotos(): Promise<ReadonlyMap<string, Picture>> {
  const loaded = new Map<string, Picture>();
  for (const { id, file } of photos) {
    const picture = await loadPicture(file, `photos/${file}`);
    if (!picture.ok) throw new Error(picture.message);
    loaded.set(id, prepared(picture.rgba, picture.width, picture.height));
  }
  return loaded;
}

/** `before`: the file of both halves as it was, if there is one. */
export async function trainFilters(
  device: Device,
  { steps, seed, train, test }: TrainFiltersRequest,
  half: number,
  before: readonly number[] | null,
) {
  const pictures = await loadPhotos();
  const [task, rate] = TASKS[half] ?? TASKS[0];
  const graph = graphOf(patchNetwork(classesOf([...pictures.keys()], task).length));
  const images = await ImageSet.create(device, photoPatches(pictures, task, train, seed));
  const held = await ImageSet.create(device, photoPatches(pictures, task, test, seed + 100));
  const model = new Model(device, graph);
  const first = new Map(initialValues(graph, seed));
  const fanIn = (first.get(FILTER_WEIGHTS)?.length ?? 0) / HALF;
  first.set(
    FILTER_WEIGHTS,
    (first.get(FILTER_WEIGHTS) ?? new Float32Array()).map((value) => (SMALL * value) / Math.sqrt(2 / fanIn)),
  );
  model.parameters.upload(first);
  const started = performance.now();
  const trainer = new Trainer(model, images, {
    batch: BATCH,
    seed,
    optimizer: { kind: "sgd", rate, momentum: 0.9, weightDecay: 2e-3 },
    schedule: { kind: "cosine", epochs: (steps * BATCH) / train },
  });
  for (let step = 0; step < steps; step++) {
    trainer.run();
    if (step % 4 === 3) await gpuDone(device);
    if (step % 100 === 99) console.log(`step ${step + 1}, ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
  const seconds = (performance.now() - started) / 1000;
  const accuracies: number[] = [];
  for (const set of [images, held]) {
    const evaluator = new Evaluator(model, set, 100);
    accuracies.push((await evaluator.run())?.accuracy ?? 0);
    evaluator.dispose();
  }
  const values = await model.parameters.download();
  trainer.dispose();
  model.dispose();
  images.dispose();
  held.dispose();
  return { seconds, accuracies, file: [...writeSafetensors(joined(values, half, before))] };
}

/** Both halves as one layer: the new one, and the other as it was; zeros where there is none yet. */
function joined(values: ParameterValues, half: number, before: readonly number[] | null): Tensors {
  const read = before ? readSafetensors(Uint8Array.from(before).buffer) : null;
  return new Map(
    [[FILTER_WEIGHTS, [FILTERS, 3, SIDE, SIDE]] as const, [FILTER_BIASES, [FILTERS]] as const].map(([name, shape]) => {
      const own = values.get(name) ?? new Float32Array();
      const data = new Float32Array(2 * own.length);
      if (read?.ok) data.set(read.tensors.get(name)?.data ?? []);
      data.set(own, half * own.length);
      return [name, { shape, data }];
    }),
  );
}
