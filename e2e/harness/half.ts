/** What training loses where numbers are stored as half floats. */
import type { Device } from "#gpu/device.ts";
import { readTensor } from "#gpu/readback.ts";
import { ImageSet } from "#engine/train/image-set.ts";
import { lossScale } from "#engine/train/loss.ts";
import { Trainer } from "#engine/train/trainer.ts";
import { initialValues } from "#nn/initialise.ts";
import { batchNorm } from "#nn/layers/batch-norm.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { globalAvgPool2d } from "#nn/layers/global-avg-pool2d.ts";
import { residual } from "#nn/layers/residual.ts";
import { defaultAdam } from "#nn/optimizer-settings.ts";
import type { LayerSpec, ParameterValues } from "#nn/types.ts";
import { relativeError } from "./golden-format.ts";
import { buildModel } from "./golden-model.ts";
import { noise } from "./noise.ts";
import { openDevice } from "./open-device.ts";
import { randomImages } from "./random-images.ts";

const SHAPE = { c: 1, h: 28, w: 28 };

/** A network with a mean at its end: what comes back to a pixel is a small share of a small share. */
const LAYERS: readonly LayerSpec[] = [
  { ...conv2d.create("first"), channels: 4, kernel: [3, 3], padding: [1, 1] },
  { ...residual.create("block"), channels: 4 },
  globalAvgPool2d.create("pool"),
  flatten.create("flat"),
  { ...dense.create("classes"), units: 3 },
];

/** As it is in a network that is nearly always right: what comes back from the loss is this much smaller than at first. */
const SMALL = 50;

/** Gradients of the first step. */
async function firstGradients(device: Device, batch: number): Promise<ParameterValues> {
  const images = await ImageSet.create(device, randomImages(batch, SHAPE));
  const model = buildModel(device, SHAPE, LAYERS);
  const values = new Map(initialValues(model.graph, 1));
  values.set(
    "classes.weight",
    (values.get("classes.weight") ?? new Float32Array()).map((weight) => weight / SMALL),
  );
  model.parameters.upload(values);
  const trainer = new Trainer(model, images, { batch, seed: 1, optimizer: defaultAdam });
  trainer.run();
  const gradients = await model.parameters.download("gradients");
  trainer.dispose();
  model.dispose();
  images.dispose();
  return new Map([...gradients].map(([name, data]) => [name, data.map((value) => value / lossScale(device, batch))]));
}

/** For each parameter the length of what is wrong with its gradient in half floats, relative to the gradient's. */
export async function halfGradientErrors(batch: number): Promise<Readonly<Record<string, number>>> {
  const whole = await firstGradients(openDevice({}, false), batch);
  const half = await firstGradients(openDevice({ halfFloat: true }, false), batch);
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
