/** What training loses where numbers are stored as half floats. */
import { loadDataset } from "#data/load.ts";
import type { Device } from "#gpu/device.ts";
import { readTensor } from "#gpu/readback.ts";
import { ImageSet } from "#engine/train/image-set.ts";
import { lossScale } from "#engine/train/loss.ts";
import { Trainer } from "#engine/train/trainer.ts";
import { initialValues } from "#nn/initialise.ts";
import { batchNorm } from "#nn/layers/batch-norm.ts";
import { defaultAdam } from "#nn/optimizer-settings.ts";
import type { ParameterValues } from "#nn/types.ts";
import { zooEntry } from "#nn/zoo/zoo.ts";
import { relativeError } from "./golden-format.ts";
import { buildModel } from "./golden-model.ts";
import { noise } from "./noise.ts";
import { openDevice } from "./open-device.ts";

/** Gradients of the first step of a network of the zoo on MNIST. */
async function firstGradients(device: Device, network: string, batch: number): Promise<ParameterValues> {
  const entry = zooEntry(network);
  if (!entry) throw new Error(`no network ${network}`);
  const loaded = await loadDataset("mnist", "train");
  if (!loaded.ok) throw new Error(loaded.message);
  const images = await ImageSet.create(device, loaded.dataset);
  const model = buildModel(device, entry.architecture.input, entry.architecture.layers);
  model.parameters.upload(initialValues(model.graph, 1));
  const trainer = new Trainer(model, images, { batch, seed: 1, optimizer: defaultAdam });
  trainer.run();
  const gradients = await model.parameters.download("gradients");
  trainer.dispose();
  model.dispose();
  images.dispose();
  return new Map([...gradients].map(([name, data]) => [name, data.map((value) => value / lossScale(device, batch))]));
}

/** For each parameter of a network the length of what is wrong with its gradient in half floats, relative to the gradient's. */
export async function halfGradientErrors(network: string, batch: number): Promise<Readonly<Record<string, number>>> {
  const whole = await firstGradients(openDevice({}, false), network, batch);
  const half = await firstGradients(openDevice({ halfFloat: true }, false), network, batch);
  const length = (data: Float32Array): number => Math.sqrt(data.reduce((sum, value) => sum + value * value, 0));
  return Object.fromEntries(
    [...whole].map(([name, data]) => {
      const other = half.get(name);
      return [name, length(data.map((value, i) => value - (other?.[i] ?? Number.NaN))) / length(data)];
    }),
  );
}

/** Error of a batch norm of so many images in half floats, of values as large as `deviation`. */
export async function halfNormError(batch: number, deviation: number): Promise<number> {
  const device = openDevice({ halfFloat: true });
  const input = { c: 3, h: 28, w: 28 };
  const model = buildModel(device, input, [batchNorm.create("norm")]);
  model.parameters.upload(initialValues(model.graph, 1));
  const executor = model.executor({ batch, training: true });
  const x = noise(batch * input.c * input.h * input.w, 1).map((value) => deviation * (value + 0.5));
  executor.input.upload(x);
  executor.forward("train");
  const y = await readTensor(device, executor.output);
  model.dispose();
  return relativeError(y, normalised(x, input.c, input.h * input.w));
}

function normalised(x: Float32Array, channels: number, area: number): Float64Array {
  const y = Float64Array.from(x);
  for (let c = 0; c < channels; c++) {
    const places = Array.from(y.keys()).filter((i) => Math.floor(i / area) % channels === c);
    const mean = places.reduce((sum, i) => sum + (x[i] ?? 0), 0) / places.length;
    const variance = places.reduce((sum, i) => sum + ((x[i] ?? 0) - mean) ** 2, 0) / places.length;
    for (const i of places) y[i] = ((x[i] ?? 0) - mean) / Math.sqrt(variance + 1e-5);
  }
  return y;
}
