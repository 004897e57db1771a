/** Whether launches that are prepared once and run many times compute what launches that are new each time do. */
import type { Device } from "#gpu/device.ts";
import { lower } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { batchNorm } from "#nn/layers/batch-norm.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { dropout } from "#nn/layers/dropout.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import { residual } from "#nn/layers/residual.ts";
import type { Executor } from "#engine/run/executor.ts";
import { Model } from "#engine/run/model.ts";
import { ClassificationLoss } from "#engine/train/loss.ts";
import { Optimizer } from "#engine/train/optimizer.ts";
import { defaultAdam, defaultSgd, type OptimizerSettings } from "#nn/optimizer-settings.ts";
import { networkOf } from "./bench-networks.ts";
import { noise } from "./noise.ts";
import { openDevice } from "./open-device.ts";

const INPUT = { c: 3, h: 9, w: 11 };

/** Layers of every kind whose launches change from step to step: chance, running statistics, sums of gradients. */
function modelOn(device: Device): Model {
  const lowering = lower({
    name: "All that changes",
    input: INPUT,
    layers: [
      { ...conv2d.create("a"), channels: 6, kernel: [3, 3], padding: [1, 1] },
      batchNorm.create("b"),
      { ...residual.create("c"), channels: 6 },
      maxPool2d.create("d"),
      { ...dropout.create("e"), rate: 0.3 },
      flatten.create("f"),
      { ...dense.create("g"), units: 4 },
    ],
  });
  if (!lowering.ok) throw new Error(lowering.reason);
  const model = new Model(device, lowering.graph);
  model.parameters.upload(initialValues(lowering.graph, 5));
  return model;
}

/** What a step is made with; it lasts as long as its launches are to be repeated. */
class Stepper {
  readonly executor: Executor;
  readonly #loss: ClassificationLoss;
  readonly #optimizer: Optimizer;

  constructor(model: Model, batch: number) {
    this.executor = model.executor({ batch, training: true });
    this.#loss = new ClassificationLoss(model.device, this.executor.output);
    this.#optimizer = new Optimizer(model.device, model.parameters);
  }

  run(step: number, settings: OptimizerSettings): void {
    const { executor } = this;
    const { batch } = executor;
    executor.input.upload(noise(batch * INPUT.c * INPUT.h * INPUT.w, step));
    this.#loss.uploadLabels(Array.from({ length: batch }, (_, i) => (i + step) % 4));
    executor.noise.seed = 3;
    executor.noise.step = step;
    executor.forward("train");
    this.#loss.score(step);
    executor.backward(this.#loss.gradient());
    this.#optimizer.step(settings, step + 1);
  }

  dispose(): void {
    this.#loss.dispose();
    this.executor.dispose();
  }
}

/** Everything that a run leaves behind. */
async function stateOf({ parameters }: Model): Promise<readonly number[]> {
  const slots = await Promise.all(parameters.slots.map((slot) => parameters.download(slot)));
  const statistics = await Promise.all(
    parameters.statisticsNames.map((name) => parameters.statistics(name).download()),
  );
  return [
    ...slots.flatMap((values) => [...values.values()].flatMap((data) => [...data])),
    ...statistics.flatMap(({ mean, variance }) => [...mean, ...variance]),
  ];
}

/**
 * Trains with batches of these sizes: once with launches that are prepared when a size first comes up, once with all of them
 * new in each step, programs included. How many of the values left behind differ.
 */
export async function replayed(batches: readonly number[], kind: "sgd" | "adam") {
  const device = openDevice();
  const settings = kind === "sgd" ? defaultSgd : defaultAdam;
  const again = modelOn(device);
  const steppers = new Map<number, Stepper>();
  for (const [step, batch] of batches.entries()) {
    const stepper = steppers.get(batch) ?? new Stepper(again, batch);
    steppers.set(batch, stepper);
    stepper.run(step, settings);
  }
  const repeated = await stateOf(again);
  again.dispose();
  for (const stepper of steppers.values()) stepper.dispose();

  const anew = modelOn(device);
  for (const [step, batch] of batches.entries()) {
    device.programs.clear();
    const stepper = new Stepper(anew, batch);
    stepper.run(step, settings);
    stepper.dispose();
  }
  const fresh = await stateOf(anew);
  anew.dispose();
  return {
    count: fresh.length,
    moving: new Set(fresh).size,
    different: fresh.filter((value, i) => value !== repeated[i]).length + Math.abs(fresh.length - repeated.length),
    left: device.ledger.totals().textures,
  };
}

/** Runs prepared launches once more after programs were forgotten, and after a texture was freed: what is said of that. */
export function rerun() {
  const device = openDevice();
  const shape = { n: 1, c: 4, h: 5, w: 6 };
  const [a, b, sum] = ["a", "b", "the sum"].map((name) => device.tensor(name, shape));
  if (!a || !b || !sum) throw new Error("There are three tensors");
  const launch = device.prepare({ kernel: "residual/add.frag", inputs: { a, b }, outputs: { y: sum } });
  launch.run();
  device.programs.clear();
  launch.run();
  const { draws } = device;
  const complaintAfter = (tensor: typeof a): string => {
    tensor.dispose();
    try {
      launch.run();
      return "";
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  const complaints = [complaintAfter(a), complaintAfter(sum)];
  b.dispose();
  return { draws, complaints };
}

/** Launches of a training step of the network for digits. */
export function launchesOfStep(isSoftware: boolean): number {
  const device = openDevice({ isSoftware });
  const lowering = lower(networkOf("bench-mnist"));
  if (!lowering.ok) throw new Error(lowering.reason);
  const model = new Model(device, lowering.graph);
  const executor = model.executor({ batch: 32, training: true });
  const loss = new ClassificationLoss(device, executor.output);
  const optimizer = new Optimizer(device, model.parameters);
  executor.forward("train");
  loss.score(0);
  executor.backward(loss.gradient());
  optimizer.step(defaultSgd, 1);
  const { draws } = device;
  loss.dispose();
  model.dispose();
  return draws;
}
