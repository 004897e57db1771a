/** Whether a training step that is given up half way has happened, or not at all. */
import { batchNorm } from "#nn/layers/batch-norm.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { dropout } from "#nn/layers/dropout.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { initialValues } from "#nn/initialise.ts";
import { defaultAdam } from "#nn/optimizer-settings.ts";
import { ImageSet } from "#engine/train/image-set.ts";
import { Trainer } from "#engine/train/trainer.ts";
import { buildModel } from "./golden-model.ts";
import { openDevice } from "./open-device.ts";
import { randomImages } from "./random-images.ts";

const SHAPE = { c: 1, h: 8, w: 8 };
const COUNT = 32;

/** Weights and running statistics after two steps; the second is given up after so many pieces, and begun again. */
export async function afterGivingUp(pieces: number): Promise<readonly number[]> {
  const device = openDevice();
  const model = buildModel(device, SHAPE, [
    { ...conv2d.create("a"), channels: 5 },
    batchNorm.create("b"),
    flatten.create("c"),
    { ...dropout.create("d"), rate: 0.3 },
    { ...dense.create("e"), units: 3 },
  ]);
  const set = await ImageSet.create(device, randomImages(COUNT, SHAPE));
  model.parameters.upload(initialValues(model.graph, 1));
  const trainer = new Trainer(model, set, { batch: 8, seed: 1, optimizer: defaultAdam });
  trainer.run();
  let left = pieces;
  for (const _ of trainer.running()) if (left-- === 0) break;
  while (trainer.step < 2) trainer.run();
  const { slots, statistics } = await trainer.checkpoint();
  trainer.dispose();
  model.dispose();
  set.dispose();
  const numbers = [...slots.values()].flatMap((values) => [...values.values()].flatMap((data) => [...data]));
  return [...numbers, ...[...statistics.values()].flatMap(({ mean, variance }) => [...mean, ...variance])];
}
