/** Counts live textures over the whole life cycle of networks. */
import { lower } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { ClassificationLoss } from "#engine/train/loss.ts";
import { Model } from "#engine/run/model.ts";
import { Optimizer } from "#engine/train/optimizer.ts";
import { defaultAdam } from "#nn/optimizer-settings.ts";
import { zoo } from "#nn/zoo/zoo.ts";
import { openDevice } from "./open-device.ts";

export interface LiveCounts {
  readonly before: { readonly textures: number; readonly bytes: number };
  readonly after: { readonly textures: number; readonly bytes: number };
  readonly peak: number;
  /** Compiled programs after each life. */
  readonly programs: readonly number[];
  /** How many different networks there are. */
  readonly networks: number;
}

const small = zoo.filter(({ family }) => family === "digits");

/** Builds a network for digits, trains it for three steps and frees it, repeatedly; cycles through the zoo. */
export function buildTrainFree(times: number): LiveCounts {
  const device = openDevice();
  const before = device.ledger.totals();
  let peak = 0;
  const programs: number[] = [];
  for (let round = 0; round < times; round++) {
    const entry = small[round % small.length];
    const lowering = entry ? lower(entry.architecture) : null;
    if (!lowering?.ok) throw new Error("The zoo holds an impossible network");
    const model = new Model(device, lowering.graph);
    model.parameters.upload(initialValues(lowering.graph, round));
    const executor = model.executor({ batch: 4, training: true });
    const loss = new ClassificationLoss(device, executor.output);
    const optimizer = new Optimizer(device, model.parameters);
    loss.uploadLabels([0, 1, 2, 3]);
    for (let step = 0; step < 3; step++) {
      executor.forward("train");
      loss.score(step);
      executor.backward(loss.gradient());
      optimizer.step(defaultAdam, step + 1);
    }
    peak = Math.max(peak, device.ledger.totals().textures);
    loss.dispose();
    model.dispose();
    programs.push(device.programs.size);
  }
  return { before, after: device.ledger.totals(), peak, programs, networks: small.length };
}

/** The message of a use after freeing. */
export function useAfterFree(): string {
  const device = openDevice();
  const tensor = device.tensor("my tensor", { n: 1, c: 4, h: 4, w: 4 });
  tensor.dispose();
  try {
    tensor.upload(new Float32Array(64));
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
