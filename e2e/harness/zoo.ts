/** Networks from the literature: forward at full size, training at a small size. */
import { readTensor } from "#gpu/readback.ts";
import { inPieces } from "#gpu/turns.ts";
import { lower } from "#nn/graph.ts";
import { drawValues } from "#nn/initialise.ts";
import { ClassificationLoss } from "#engine/train/loss.ts";
import { Model } from "#engine/run/model.ts";
import { Optimizer } from "#engine/train/optimizer.ts";
import { defaultSgd } from "#nn/optimizer-settings.ts";
import { createRandom } from "#nn/random.ts";
import type { Architecture } from "#nn/types.ts";
import { adapted, zooEntry } from "#nn/zoo/zoo.ts";
import type { Limits } from "#gpu/limits.ts";
import { openDevice } from "./open-device.ts";

/** A model whose weights are still zero. */
function modelOf(architecture: Architecture, limits: Partial<Limits> = {}): Model {
  const lowering = lower(architecture);
  if (!lowering.ok) throw new Error(lowering.reason);
  return new Model(openDevice(limits, false), lowering.graph);
}

async function build(architecture: Architecture) {
  const model = modelOf(architecture);
  const { device, graph } = model;
  const progress: number[] = [];
  const values = await inPieces(drawValues(graph, 1));
  await inPieces(model.parameters.uploading(values), (share) => progress.push(share));
  return { device, model, progress };
}

function noise(count: number): Float32Array {
  const random = createRandom(3);
  return Float32Array.from({ length: count }, () => random.normal());
}

function architectureOf(id: string): Architecture {
  const entry = zooEntry(id);
  if (!entry) throw new Error(`There is no network ${id}`);
  return entry.architecture;
}

/** One image through a network of the zoo at its own size. */
export async function forwardFull(id: string) {
  const { device, model, progress } = await build(architectureOf(id));
  const executor = model.executor({ batch: 1 });
  const { c, h, w } = model.graph.values[0]?.shape ?? { c: 0, h: 0, w: 0 };
  executor.input.upload(noise(c * h * w));
  const began = performance.now();
  executor.forward("eval");
  const logits = [...(await readTensor(device, executor.output))];
  const ms = performance.now() - began;
  const { peakBytes } = device.ledger;
  model.dispose();
  return { logits, ms, peakBytes, left: device.ledger.totals().textures, progress };
}

/** Trains a network of the zoo, made for small images and ten classes, on four images; the loss after each step. */
export async function trainSmall(id: string, side: number, steps: number) {
  const architecture = adapted(architectureOf(id), { c: 3, h: side, w: side }, 10);
  const { device, model } = await build(architecture);
  const executor = model.executor({ batch: 4, training: true });
  const loss = new ClassificationLoss(device, executor.output);
  const optimizer = new Optimizer(device, model.parameters);
  loss.uploadLabels([0, 1, 2, 3]);
  executor.input.upload(noise(4 * 3 * side * side));
  for (let step = 0; step < steps; step++) {
    executor.forward("train");
    loss.score(step);
    executor.backward(loss.gradient());
    optimizer.step({ ...defaultSgd, rate: 0.002 }, step + 1);
  }
  const losses = (await loss.scores(0, steps)).map((score) => score.loss);
  loss.dispose();
  model.dispose();
  return { losses, left: device.ledger.totals().textures };
}

/** What the outputs of a network differ by between an executor that keeps every value and one that shares tensors. */
export async function sharedTensors(id: string, side: number) {
  const { device, model } = await build(adapted(architectureOf(id), { c: 3, h: side, w: side }, 10));
  const input = noise(2 * 3 * side * side);
  const results: Float32Array[] = [];
  const bytes: number[] = [];
  for (const keepAll of [true, false]) {
    const before = device.ledger.totals().bytes;
    const executor = model.executor({ batch: 2, keepAll });
    bytes.push(device.ledger.totals().bytes - before);
    executor.input.upload(input);
    for (let i = 0; i < 2; i++) executor.forward("eval");
    results.push(await readTensor(device, executor.output));
    executor.dispose();
  }
  model.dispose();
  return { results: results.map((values) => [...values]), bytes };
}

/** The message with which a network is refused on a device with these limits; empty if it is not. */
export function refusal(id: string, limits: Partial<Limits>, training: boolean): string {
  try {
    const model = modelOf(architectureOf(id), limits);
    model.executor({ batch: 1, training });
    model.dispose();
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
