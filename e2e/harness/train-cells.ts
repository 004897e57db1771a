/** Trains the classifier of the scene `cells` with the app's own engine, on examples drawn from a seed. */
import { gridInput, labelsOf } from "#content/scenes/01-cells/grid.ts";
import { cellNetwork, slidNetwork } from "#content/scenes/01-cells/network.ts";
import { BIRDS, compose, FILES, type Scenery, sceneryOf } from "#content/scenes/01-cells/scenery.ts";
import { loadPicture } from "#data/pictures.ts";
import { evaluate } from "#engine/show/evaluate.ts";
import { Model } from "#engine/run/model.ts";
import { Evaluator } from "#engine/train/evaluator.ts";
import { ImageSet } from "#engine/train/image-set.ts";
import { Trainer } from "#engine/train/trainer.ts";
import { writeSafetensors } from "#formats/safetensors.ts";
import type { Device } from "#gpu/device.ts";
import { gpuDone } from "#gpu/readback.ts";
import { lower } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { defaultAdamW } from "#nn/optimizer-settings.ts";
import { examples } from "./cell-examples.ts";

export interface TrainCellsRequest {
  readonly steps: number;
  readonly seed: number;
  readonly train: number;
  readonly test: number;
}

const BATCH = 64;

async function loadScenery(): Promise<Scenery> {
  const files = await Promise.all(FILES.map((file) => loadPicture(file, file)));
  return sceneryOf(files.map((file) => (file.ok ? file : { rgba: [], width: 0, height: 0 })));
}

export async function trainCells(device: Device, { steps, seed, train, test }: TrainCellsRequest) {
  const scenery = await loadScenery();
  const lowering = lower(cellNetwork);
  if (!lowering.ok) throw new Error(lowering.reason);
  const images = await ImageSet.create(device, examples(scenery, train, seed));
  const held = await ImageSet.create(device, examples(scenery, test, seed + 1));
  const model = new Model(device, lowering.graph);
  model.parameters.upload(initialValues(lowering.graph, seed));
  const started = performance.now();
  const trainer = new Trainer(model, images, {
    batch: BATCH,
    seed,
    optimizer: { ...defaultAdamW, rate: 0.004 },
    schedule: { kind: "cosine", epochs: (steps * BATCH) / train },
  });
  for (let step = 0; step < steps; step++) {
    trainer.run();
    if (step % 8 === 7) await gpuDone(device);
  }
  const seconds = (performance.now() - started) / 1000;
  const scores = [];
  for (const set of [images, held]) {
    const evaluator = new Evaluator(model, set, 100);
    const evaluation = await evaluator.run();
    scores.push({ accuracy: evaluation?.accuracy ?? 0, confusion: [...(evaluation?.confusion ?? [])] });
    evaluator.dispose();
  }
  const values = await model.parameters.download();
  const tensors = [...values].map(
    ([name, data]) => [name, { shape: model.parameters.view(name)?.shape ?? [], data }] as const,
  );
  trainer.dispose();
  model.dispose();
  images.dispose();
  held.dispose();
  // What the cells of the scene say, for whoever judges the weights.
  const maps: string[] = [];
  for (const bird of BIRDS)
    for (const [size, x, y] of [
      [24, 156, 84],
      [24, 168, 84],
      [24, 168, 96],
      [60, 156, 84],
      [96, 156, 108],
      [150, 150, 100],
      [28, 204, 156],
    ] as const) {
      const canvas = compose(scenery, bird, { x, y, size });
      const step = 24;
      const { output } = await evaluate(device, slidNetwork(step), {
        weights: values,
        input: gridInput(canvas, { x: 0, y: 0 }, step),
      });
      const labels = labelsOf(output, step);
      const rows = Array.from({ length: 7 }, (_, r) =>
        Array.from(labels.subarray(r * 10, r * 10 + 10), (l) => ".,BO"[l]).join(""),
      );
      maps.push(`${bird} ${size} at ${x},${y}\n${rows.join("\n")}`);
    }
  return { seconds, train: scores[0], test: scores[1], file: [...writeSafetensors(new Map(tensors))], maps };
}
