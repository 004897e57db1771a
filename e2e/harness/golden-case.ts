/** Runs reference cases through the engine: the same network model, executor and kernels as the app. */
import type { Device } from "#gpu/device.ts";
import { readTensor } from "#gpu/readback.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { LayerSpec } from "#nn/types.ts";
import { softmax } from "#engine/run/softmax.ts";
import { ClassificationLoss } from "#engine/train/loss.ts";
import {
  type CaseResult,
  type Comparison,
  type GoldenCase,
  type GoldenTensor,
  listOf,
  relativeError,
  scalarOf,
  tensorOf,
  tolerancesOf,
} from "./golden-format.ts";
import { buildModel, floats, sampleShape } from "./golden-model.ts";
import { BLOCK_PARAMETERS, layerOfCase } from "./golden-layers.ts";
import { runAccounting, runReceptiveField } from "./golden-pure.ts";
import { runTrajectory } from "./golden-trajectory.ts";

class Comparisons {
  readonly list: Comparison[] = [];
  readonly #device: Device;
  readonly #tolerance: number;

  constructor(device: Device, tolerance: number) {
    this.#device = device;
    this.#tolerance = tolerance;
  }

  values(
    output: string,
    actual: ArrayLike<number> | undefined,
    expected: ArrayLike<number>,
    tolerance = this.#tolerance,
  ): void {
    this.list.push({ output, error: relativeError(actual ?? [], expected), tolerance });
  }

  async tensor(output: string, actual: Tensor | null, expected: GoldenTensor, tolerance?: number): Promise<void> {
    this.values(output, actual ? await readTensor(this.#device, actual) : [], floats(expected), tolerance);
  }
}

/** Parameter names of a case: the model's and the case's. */
function parameterNames({ op, inputs }: GoldenCase): readonly (readonly [string, string])[] {
  if (op === "residual_block") return BLOCK_PARAMETERS;
  if (op === "batch_norm") {
    return [
      ["op.weight", "gamma"],
      ["op.bias", "beta"],
    ];
  }
  if (op === "layer") return Object.keys(inputs).map((key) => [`op.${key}`, key] as const);
  return [
    ["op.weight", "weight"],
    ["op.bias", "bias"],
  ];
}

async function runLayer(device: Device, golden: GoldenCase, layer: LayerSpec, keepAll: boolean): Promise<CaseResult> {
  const block = golden.op === "residual_block" || golden.op === "layer";
  const tolerances = tolerancesOf(device);
  const compare = new Comparisons(device, tolerances[block ? "block" : "single"]);
  const x = tensorOf(golden.inputs, "x");
  const { n, shape } = sampleShape(x);
  const model = buildModel(device, shape, [layer]);
  try {
    const names = parameterNames(golden).filter(([name]) => model.parameters.view(name));
    model.parameters.upload(new Map(names.map(([name, key]) => [name, floats(tensorOf(golden.inputs, key))])));
    if ("running_mean" in golden.inputs) {
      model.parameters
        .statistics("op")
        .upload(floats(tensorOf(golden.inputs, "running_mean")), floats(tensorOf(golden.inputs, "running_var")));
    }
    const executor = model.executor({ batch: n, training: true, inputGradient: true, keepAll });
    executor.input.upload(floats(x));
    executor.forward(golden.attrs["mode"] === "eval" ? "eval" : "train");
    await compare.tensor("y", executor.output, tensorOf(golden.outputs, "y"));
    if ("running_mean" in golden.outputs) {
      const { mean, variance } = await model.parameters.statistics("op").download();
      compare.values("running_mean", mean, listOf(golden.outputs, "running_mean"));
      compare.values("running_var", variance, listOf(golden.outputs, "running_var"));
    }
    if (golden.grads) {
      const upstream = executor.gradientTensor(model.graph.output);
      upstream.upload(floats(tensorOf(golden.inputs, "upstream")));
      executor.backward(upstream);
      const routed = golden.op === "max_pool2d" || golden.op === "channel_max_pool";
      const tolerance = routed ? tolerances.routed : undefined;
      await compare.tensor("grad x", executor.gradient(0), tensorOf(golden.grads, "x"), tolerance);
      const gradients = await model.parameters.download("gradients");
      for (const [name, key] of names) {
        const expected = golden.grads[key];
        if (expected) compare.values(`grad ${key}`, gradients.get(name), floats(expected));
      }
      upstream.dispose();
    }
    return { supported: true, comparisons: compare.list };
  } finally {
    model.dispose();
  }
}

async function runCrossEntropy(device: Device, golden: GoldenCase): Promise<CaseResult> {
  const compare = new Comparisons(device, tolerancesOf(device).single);
  const logits = tensorOf(golden.inputs, "logits");
  const { n, shape } = sampleShape(logits);
  const tensor = device.tensor("logits", { n, ...shape });
  const probabilities = device.tensor("probabilities", { n, ...shape });
  const loss = new ClassificationLoss(device, tensor);
  try {
    tensor.upload(floats(logits));
    loss.uploadLabels(listOf(golden.inputs, "labels"));
    loss.score(0);
    const [score] = await loss.scores(0, 1);
    compare.values("loss", [score?.loss ?? Number.NaN], [scalarOf(golden.outputs, "loss")]);
    softmax(device, tensor, probabilities);
    await compare.tensor("probabilities", probabilities, tensorOf(golden.outputs, "probabilities"));
    if (golden.grads) await compare.tensor("grad logits", loss.gradient(), tensorOf(golden.grads, "logits"));
    return { supported: true, comparisons: compare.list };
  } finally {
    loss.dispose();
    tensor.dispose();
    probabilities.dispose();
  }
}

/** Runs one case of any kind. Throws only on malformed cases and on our own bugs. */
export async function runCase(device: Device, golden: GoldenCase, keepAll = false): Promise<CaseResult> {
  switch (golden.op) {
    case "accounting":
      return runAccounting(golden);
    case "receptive_field":
      return runReceptiveField(golden);
    case "training_trajectory":
      return runTrajectory(device, golden);
    case "softmax_cross_entropy":
      return runCrossEntropy(device, golden);
    default: {
      const layer = layerOfCase(golden);
      return layer ? runLayer(device, golden, layer, keepAll) : { supported: false, why: `no operation ${golden.op}` };
    }
  }
}
