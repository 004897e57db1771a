/**
 * Networks with their PyTorch source, and what the engine computes of them: `npm run check-pytorch` compares the two.
 */
import type { Device } from "#gpu/device.ts";
import { readTensor } from "#gpu/readback.ts";
import { inPieces } from "#gpu/turns.ts";
import { Model } from "#engine/run/model.ts";
import { setWeights, uploadWeights, type Weights } from "#engine/show/weights.ts";
import { lower, nodeParameters, vectorValues } from "#nn/graph.ts";
import { drawValues } from "#nn/initialise.ts";
import { pytorchSource } from "#nn/pytorch-source.ts";
import { createRandom, type Random } from "#nn/random.ts";
import { describe } from "#nn/report.ts";
import type { Architecture, Graph } from "#nn/types.ts";
import { adapted, zooEntry } from "#nn/zoo/zoo.ts";
import { randomNetwork } from "./random-network.ts";

const BATCH = 3;
/** Maximum number of parameters of a network whose outputs are compared. */
const MOST_PARAMETERS = 12e6;
/** Side of the photos that well-known networks are computed on. */
const SIDE = 64;

/** Single-precision numbers one after another, as base64. */
type Numbers = string;

/**
 * Outputs with running statistics (`evaluated`) and, where nothing is left to chance, with those of the batch
 * (`trained`).
 */
interface TorchNumbers {
  readonly x: Numbers;
  readonly parameters: Numbers;
  /** Mean and variance of each batch norm, in order: before, and after one batch of training. */
  readonly statistics: Numbers;
  readonly evaluated: Numbers;
  readonly trained: { readonly y: Numbers; readonly statistics: Numbers } | null;
}

export interface TorchCase {
  readonly name: string;
  readonly types: readonly string[];
  readonly source: string;
  readonly input: readonly number[];
  readonly output: readonly number[];
  /** Name (`weight` or `bias`) and shape of every trainable tensor, in order. */
  readonly parameters: readonly (readonly [name: string, shape: readonly number[]])[];
  readonly numbers: TorchNumbers | null;
}

function encode(parts: readonly Float32Array[]): Numbers {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  let text = "";
  const piece = 2 ** 15;
  for (let i = 0; i < bytes.length; i += piece) text += String.fromCharCode(...bytes.subarray(i, i + piece));
  return btoa(text);
}

function normal(random: Random, count: number, deviation = 1, mean = 0): Float32Array {
  return Float32Array.from({ length: count }, () => mean + deviation * random.normal());
}

/** Weights as He et al. draw them; biases, and what batch norm holds, near their usual start, but each different. */
async function drawWeights(graph: Graph, random: Random): Promise<Weights> {
  const drawn = await inPieces(drawValues(graph, 1));
  const values = new Map(
    [...drawn].map(([name, data]) => {
      const node = graph.nodes.find((each) => name.startsWith(`${each.name}.`));
      if (name.endsWith(".bias")) return [name, normal(random, data.length, 0.2)] as const;
      return [name, node?.spec.type === "batch_norm" ? normal(random, data.length, 0.2, 1) : data] as const;
    }),
  );
  const statistics = graph.nodes.flatMap((node) => {
    if (node.spec.type !== "batch_norm") return [];
    const channels = values.get(`${node.name}.weight`)?.length ?? 0;
    const variance = Float32Array.from({ length: channels }, () => 0.5 + random.next());
    return [[node.name, { mean: normal(random, channels, 0.2), variance }] as const];
  });
  return { values, statistics: new Map(statistics) };
}

async function statisticsOf({ parameters }: Model): Promise<Numbers> {
  const all = await Promise.all(parameters.statisticsNames.map((name) => parameters.statistics(name).download()));
  return encode(all.flatMap(({ mean, variance }) => [mean, variance]));
}

async function numbersOf(device: Device, graph: Graph): Promise<TorchNumbers> {
  const model = new Model(device, graph);
  try {
    const random = createRandom(7);
    const weights = await drawWeights(graph, random);
    await uploadWeights(model, weights, {});
    const { c, h, w } = graph.values[0]?.shape ?? { c: 0, h: 0, w: 0 };
    const x = normal(random, BATCH * c * h * w);
    const statistics = await statisticsOf(model);
    const evaluating = model.executor({ batch: BATCH });
    evaluating.input.upload(x);
    evaluating.forward("eval");
    const evaluated = encode([await readTensor(device, evaluating.output)]);
    evaluating.dispose();
    const parameters = encode([...weights.values.values()]);
    const byChance = graph.nodes.some(({ spec }) => spec.type === "dropout" && spec.rate > 0);
    if (byChance) return { x: encode([x]), parameters, statistics, evaluated, trained: null };
    const training = model.executor({ batch: BATCH, training: true });
    setWeights(model, weights);
    training.input.upload(x);
    training.forward("train");
    const y = encode([await readTensor(device, training.output)]);
    const trained = { y, statistics: await statisticsOf(model) };
    return { x: encode([x]), parameters, statistics, evaluated, trained };
  } finally {
    model.dispose();
    device.programs.clear();
  }
}

async function torchCase(device: Device, architecture: Architecture, computed: boolean): Promise<TorchCase> {
  const lowering = lower(architecture);
  const report = describe(architecture);
  const source = pytorchSource(report);
  if (!lowering.ok || source === null) throw new Error(`${architecture.name} is not possible`);
  const { graph } = lowering;
  const { c, h, w } = graph.values[graph.output]?.shape ?? { c: 0, h: 0, w: 0 };
  const { input } = architecture;
  return {
    name: architecture.name,
    types: architecture.layers.map(({ type }) => type),
    source,
    input: [BATCH, input.c, input.h, input.w],
    output: vectorValues(graph).has(graph.output) ? [BATCH, c] : [BATCH, c, h, w],
    parameters: graph.nodes.flatMap((node) =>
      nodeParameters(node, graph).map(({ name, shape }) => [name, shape] as const),
    ),
    numbers: computed && report.parameters <= MOST_PARAMETERS ? await numbersOf(device, graph) : null,
  };
}

/** A random network and what it computes. */
export function randomTorchCase(device: Device, seed: number): Promise<TorchCase> {
  return torchCase(device, randomNetwork(seed), true);
}

/** A network of the zoo as it is, and, unless it is too large, what it computes of small photos. */
export async function zooTorchCases(device: Device, id: string): Promise<readonly TorchCase[]> {
  const entry = zooEntry(id);
  if (!entry) throw new Error(`There is no network ${id}`);
  const { architecture, family } = entry;
  if (family !== "photos") return [await torchCase(device, architecture, true)];
  const small = adapted(architecture, { c: 3, h: SIDE, w: SIDE }, 10);
  const whole = await torchCase(device, architecture, false);
  if (describe(small).firstProblem !== null) return [whole];
  return [whole, await torchCase(device, { ...small, name: `${small.name}, ${SIDE} x ${SIDE}` }, true)];
}
