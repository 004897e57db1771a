/** Random layers against plain loops in double precision: outputs value by value, gradients by finite differences. */
import type { Device } from "#gpu/device.ts";
import { readTensor } from "#gpu/readback.ts";
import { nodeParameters, valueShape } from "#nn/graph.ts";
import type { Model } from "#engine/run/model.ts";
import { createRandom, type Random } from "#nn/random.ts";
import type { PrimitiveSpec, Shape } from "#nn/types.ts";
import { relativeError, tolerancesOf } from "./golden-format.ts";
import { buildModel } from "./golden-model.ts";
import { type LayerInputs, type Numbers, referenceForward } from "./reference.ts";
import { randomLayer } from "./sweep-layers.ts";

/** What is wrong with one random layer; empty if nothing. */
export interface SweepFinding {
  readonly seed: number;
  readonly layer: string;
  readonly what: string;
  readonly error: number;
}

/** Step of a finite difference, and its tolerance relative to the sum of the moduli of what it adds. */
const STEP = 1e-5;
const GRADIENT = 3e-5;
const DIRECTIONS = 2;

function noise(random: Random, count: number): Numbers {
  // Rounded to single precision, so that both sides start from the same numbers.
  return Float64Array.from({ length: count }, () => Math.fround(random.normal()));
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Difference of the loss `sum upstream y` along a direction of one tensor, against the gradient. */
function directionalError(
  spec: PrimitiveSpec,
  of: LayerInputs,
  name: string,
  gradient: ArrayLike<number>,
  upstream: Numbers,
  random: Random,
): number {
  const tensor = of.tensors[name] ?? new Float64Array();
  const direction = noise(random, tensor.length);
  const loss = (step: number): number => {
    const moved = tensor.map((value, i) => value + step * (direction[i] ?? 0));
    return dot(upstream, referenceForward(spec, { ...of, tensors: { ...of.tensors, [name]: moved } }));
  };
  const expected = (loss(STEP) - loss(-STEP)) / (2 * STEP);
  const products = Float64Array.from(tensor, (_, i) => Math.abs((gradient[i] ?? Number.NaN) * (direction[i] ?? 0)));
  const size = products.reduce((a, b) => a + b, 0);
  return Math.abs(expected - dot(direction, gradient)) / (size + 1e-3);
}

async function gradientsOf(device: Device, model: Model, x: Numbers, upstream: Numbers, n: number) {
  const executor = model.executor({ batch: n, training: true, inputGradient: true });
  executor.input.upload(Float32Array.from(x));
  executor.forward("train");
  const y = await readTensor(device, executor.output);
  const dy = device.tensor("upstream", executor.output.shape);
  dy.upload(Float32Array.from(upstream));
  executor.backward(dy);
  const dx = executor.gradient(0);
  const gradients: Record<string, ArrayLike<number>> = { x: dx ? await readTensor(device, dx) : [] };
  for (const [name, values] of await model.parameters.download("gradients")) gradients[name.slice(3)] = values;
  dy.dispose();
  return { y, gradients };
}

async function compare(device: Device, seed: number): Promise<readonly SweepFinding[]> {
  const random = createRandom(seed);
  const { spec, input, n } = randomLayer(random);
  const model = buildModel(device, input, [spec]);
  const findings: SweepFinding[] = [];
  const layer = JSON.stringify({ ...spec, n, input });
  const note = (what: string, error: number, tolerance: number): void => {
    if (!(error <= tolerance)) findings.push({ seed, layer, what, error });
  };
  try {
    const [node] = model.graph.nodes;
    if (!node) throw new Error("A layer without nodes");
    const output: Shape = valueShape(model.graph, node.output);
    const x = noise(random, n * input.c * input.h * input.w);
    const parameters = nodeParameters(node, model.graph).map(
      ({ name, shape }) =>
        [
          name,
          noise(
            random,
            shape.reduce((a, b) => a * b, 1),
          ),
        ] as const,
    );
    model.parameters.upload(new Map(parameters.map(([name, data]) => [`op.${name}`, Float32Array.from(data)])));
    const upstream = noise(random, n * output.c * output.h * output.w);
    const of: LayerInputs = { n, input, output, tensors: { x, ...Object.fromEntries(parameters) } };
    const { y, gradients } = await gradientsOf(device, model, x, upstream, n);
    note("y", relativeError(y, referenceForward(spec, of)), tolerancesOf(device).single);
    for (const name of Object.keys(of.tensors)) {
      for (let i = 0; i < DIRECTIONS; i++)
        note(`grad ${name}`, directionalError(spec, of, name, gradients[name] ?? [], upstream, random), GRADIENT);
    }
  } finally {
    model.dispose();
  }
  return findings;
}

/** Compares layers of the seeds `first ..`; returns what is wrong. */
export async function sweep(device: Device, first: number, count: number): Promise<readonly SweepFinding[]> {
  const findings: SweepFinding[] = [];
  for (let seed = first; seed < first + count; seed++) {
    try {
      findings.push(...(await compare(device, seed)));
    } catch (error) {
      findings.push({ seed, layer: "", what: error instanceof Error ? error.message : String(error), error: 0 });
    }
  }
  device.programs.clear();
  return findings;
}
