/** Trains a network of the zoo on MNIST with the app's own engine. */
import type { Device } from "#gpu/device.ts";
import { gpuDone } from "#gpu/readback.ts";
import { loadDataset } from "#data/load.ts";
import type { Split } from "#data/dataset.ts";
import { writeSafetensors } from "#formats/safetensors.ts";
import { Evaluator } from "#engine/train/evaluator.ts";
import { stepsOfEpoch } from "#nn/epochs.ts";
import { lower } from "#nn/graph.ts";
import { ImageSet } from "#engine/train/image-set.ts";
import { initialValues } from "#nn/initialise.ts";
import { Model } from "#engine/run/model.ts";
import type { OptimizerSettings } from "#nn/optimizer-settings.ts";
import type { RateSchedule } from "#nn/schedule.ts";
import { Trainer } from "#engine/train/trainer.ts";
import { zooEntry } from "#nn/zoo/zoo.ts";

export interface TrainRequest {
  readonly network: string;
  readonly steps: number;
  readonly batch: number;
  readonly seed: number;
  readonly optimizer: OptimizerSettings;
  readonly schedule?: RateSchedule;
}
export interface TrainResult {
  readonly losses: readonly number[];
  readonly accuracy: number;
  readonly testLoss: number;
  readonly stepsPerEpoch: number;
  readonly seconds: number;
  /** The trained weights as a safetensors file, byte by byte. */
  readonly file: readonly number[];
}

async function imageSet(device: Device, split: Split): Promise<ImageSet> {
  const loaded = await loadDataset("mnist", split);
  if (!loaded.ok) throw new Error(loaded.message);
  return ImageSet.create(device, loaded.dataset);
}

export async function train(device: Device, request: TrainRequest): Promise<TrainResult> {
  const entry = zooEntry(request.network);
  if (!entry) throw new Error(`no network ${request.network}`);
  const lowering = lower(entry.architecture);
  if (!lowering.ok) throw new Error(lowering.reason);
  const images = await imageSet(device, "train");
  const test = await imageSet(device, "test");
  const model = new Model(device, lowering.graph);
  model.parameters.upload(initialValues(lowering.graph, request.seed));
  const trainer = new Trainer(model, images, request);
  const started = performance.now();
  const losses: number[] = [];
  for (let step = 0; step < request.steps; step++) {
    trainer.run();
    if (step % 8 === 7) await gpuDone(device);
    if (step % 512 === 511)
      losses.push(...(await trainer.loss.scores(losses.length, step + 1)).map(({ loss }) => loss));
  }
  losses.push(...(await trainer.loss.scores(losses.length, request.steps)).map(({ loss }) => loss));
  const seconds = (performance.now() - started) / 1000;
  const evaluator = new Evaluator(model, test, 100);
  const evaluation = await evaluator.run();
  const values = await model.parameters.download();
  const tensors = [...values].map(
    ([name, data]) => [name, { shape: model.parameters.view(name)?.shape ?? [], data }] as const,
  );
  evaluator.dispose();
  trainer.dispose();
  model.dispose();
  images.dispose();
  test.dispose();
  return {
    losses,
    accuracy: evaluation?.accuracy ?? 0,
    testLoss: evaluation?.loss ?? Number.NaN,
    stepsPerEpoch: stepsOfEpoch(images.source.count, request.batch),
    seconds,
    file: [...writeSafetensors(new Map(tensors))],
  };
}
