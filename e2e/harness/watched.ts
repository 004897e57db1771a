/** Training that is watched, beside training that is not, and sizes beside those of the values that were read back. */
import { Model } from "#engine/run/model.ts";
import { evaluate } from "#engine/show/evaluate.ts";
import { Sizes } from "#engine/show/sizes.ts";
import { ImageSet } from "#engine/train/image-set.ts";
import { Trainer } from "#engine/train/trainer.ts";
import { trainWatched } from "#engine/train/watched.ts";
import { racer, racersBlocks } from "#content/scenes/22-resnet/network.ts";
import { readTensor } from "#gpu/readback.ts";
import { graphOf } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { defaultSgd } from "#nn/optimizer-settings.ts";
import { openDevice, type Weaker } from "./open-device.ts";
import { randomImages } from "./random-images.ts";

const STEPS = 8;
const BATCH = 6;
const SEED = 4;
const setting = { depth: 6, normalised: true } as const;
const sizeOf = (values: Float32Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

/** The same training, watched and not; and what was seen in its first step beside what is read back of it. */
export async function watched(weaker: Weaker = {}) {
  const device = openDevice(weaker);
  const before = device.ledger.totals().textures;
  const images = randomImages(STEPS * BATCH, { c: 1, h: 28, w: 28 });
  const optimizer = { ...defaultSgd, rate: 0.02 };
  const architecture = racer("residual", setting);
  const graph = graphOf(architecture);
  const values = racersBlocks("residual", setting).flatMap(({ x, f }) => [x, f]);
  const run = () =>
    trainWatched(
      device,
      [{ name: "residual", architecture, values }],
      images,
      { optimizer, batch: BATCH, seed: SEED, steps: STEPS, every: 3, signal: new AbortController().signal },
      () => {},
    );
  const [first, again] = [await run(), await run()];
  const left = device.ledger.totals().textures - before;
  const set = await ImageSet.create(device, images);
  const model = new Model(device, graph);
  model.parameters.upload(initialValues(graph, SEED));
  const trainer = new Trainer(model, set, { optimizer, batch: BATCH, seed: SEED });
  const sizes = new Sizes(
    device,
    values.map((value) => trainer.executor.tensor(value)),
  );
  trainer.run();
  sizes.enqueue();
  const measured = await sizes.read();
  const read = await Promise.all(values.map((value) => readTensor(device, trainer.executor.tensor(value))));
  const gradients = await model.parameters.download("gradients");
  for (let step = 1; step < STEPS; step++) trainer.run();
  const unwatched = (await trainer.loss.scores(0, STEPS)).map(({ loss }) => loss);
  for (const thing of [sizes, trainer, model, set]) thing.dispose();
  const course = first.courses.get("residual");
  return {
    left,
    losses: { watched: course?.losses ?? [], again: again.courses.get("residual")?.losses ?? [], unwatched },
    steps: course?.sights.map(({ step }) => step) ?? [],
    sizes: { seen: [...(course?.sights[0]?.sizes.values() ?? [])], measured, read: read.map(sizeOf) },
    gradients: [...(course?.sights[0]?.gradients ?? [])].map(([name, norm]) => {
      const of = gradients.get(`${name}.weight`) ?? new Float32Array();
      return { name, norm, read: sizeOf(of) * Math.sqrt(of.length) };
    }),
  };
}

/** The gradients that a sum passes on to its terms, beside the one that it got. */
export async function gradientsOfSum() {
  const device = openDevice();
  const graph = graphOf(racer("residual", { depth: 6, normalised: false }));
  const [block] = racersBlocks("residual", { depth: 6, normalised: false }).toReversed();
  const add = graph.nodes.find(({ inputs }) => block && inputs.includes(block.f) && inputs.includes(block.x));
  const upTo = add?.output ?? 0;
  const input = Float32Array.from({ length: 784 }, (_, i) => Math.sin(i));
  const gradient = Float32Array.from({ length: 8 * 49 }, (_, i) => Math.cos(3 * i));
  const { valueGradients } = await evaluate(
    device,
    {
      ...graph,
      nodes: graph.nodes.filter(({ output }) => output <= upTo),
      values: graph.values.slice(0, upTo + 1),
      output: upTo,
    },
    {
      weights: initialValues(graph, 2),
      input,
      gradient,
      gradientsOf: block ? [block.f, block.x] : [],
      parameterGradients: false,
    },
  );
  const [f, x] = [...valueGradients.values()];
  return { given: [...gradient], f: [...(f ?? [])], x: [...(x ?? [])] };
}
