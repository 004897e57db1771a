import type { Device } from "#gpu/device.ts";
import { graphOf } from "#nn/graph.ts";
import type { LabelledImages } from "#nn/labelled-images.ts";
import type { Architecture, Graph } from "#nn/types.ts";
import { Model } from "../run/model.ts";
import { type Evaluation, Evaluator } from "./evaluator.ts";
import { ImageSet } from "./image-set.ts";
import { EVALUATION_BATCH, whileHeld } from "./stretch.ts";
import type { Trained } from "./watched.ts";

/**
 * Evaluates a network on some images with weights from a training; those of layers that it lacks are ignored. Nothing is left
 * on the GPU. Throws CapacityError where it does not fit, ContextLostError, Error where a layer is impossible or was not
 * trained, and the reason of `signal` once that is aborted.
 */
export function scoreOf(
  device: Device,
  network: Architecture | Graph,
  { weights, statistics }: Trained,
  images: LabelledImages,
  signal: AbortSignal,
): Promise<Pick<Evaluation, "accuracy" | "loss">> {
  return whileHeld(async (hold) => {
    const set = hold(await ImageSet.create(device, images));
    const model = hold(new Model(device, graphOf(network)));
    const { parameters } = model;
    parameters.upload(weights);
    for (const name of parameters.statisticsNames) {
      const learnt = statistics.get(name);
      if (learnt) parameters.statistics(name).upload(learnt.mean, learnt.variance);
    }
    const evaluation = await hold(new Evaluator(model, set, EVALUATION_BATCH)).run(signal);
    signal.throwIfAborted();
    return evaluation ?? { accuracy: Number.NaN, loss: Number.NaN };
  });
}
