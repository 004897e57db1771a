/** Ten training steps from given weights: compares losses and final weights with PyTorch's. */
import type { Device } from "#gpu/device.ts";
import { residual } from "#nn/layers/residual.ts";
import { ClassificationLoss, lossScale } from "#engine/train/loss.ts";
import { Optimizer } from "#engine/train/optimizer.ts";
import type { OptimizerSettings } from "#nn/optimizer-settings.ts";
import type { LayerSpec } from "#nn/types.ts";
import { buildModel, floats, sampleShape } from "./golden-model.ts";
import {
  type CaseResult,
  type Comparison,
  type GoldenCase,
  isTensor,
  listOf,
  relativeError,
  tensorOf,
  tolerancesOf,
} from "./golden-format.ts";
import { layerOfLine } from "./golden-layers.ts";

/** `residual(body: conv2d 4->4 k3 p1, relu, conv2d ...)`, or `residual(same)` for one like the block before. */
function residualOf(line: string, id: string, before: LayerSpec | undefined): LayerSpec | null {
  if (line === "residual(same)") return before?.type === "residual" ? { ...before, id } : null;
  const channels = Number(/->(\d+)/.exec(line)?.[1]);
  const kernel = Number(/ k(\d+)/.exec(line)?.[1] ?? 3);
  return { ...residual.create(id), channels, kernel, stride: 1, shortcut: "identity", batchNorm: false };
}

function layersOf(lines: readonly string[]): readonly LayerSpec[] | string {
  const layers: LayerSpec[] = [];
  for (const [i, line] of lines.entries()) {
    const before = layers.findLast((layer) => layer.type === "residual");
    const layer = line.startsWith("residual") ? residualOf(line, `n${i}`, before) : layerOfLine(line, `n${i}`);
    if (!layer) return line;
    layers.push(layer);
  }
  return layers;
}

/** `n2.conv1.weight` is the case's `2.c1.weight`. */
function goldenName(name: string): string {
  return name.replace(/^n/, "").replace(".conv", ".c");
}

function optimizerOf({ attrs }: GoldenCase): OptimizerSettings | null {
  const weightDecay = Number(attrs["weight_decay"] ?? 0);
  const rate = Number(attrs["lr"]);
  const kind = attrs["optimizer"];
  if (kind === "adam" || kind === "adamw") {
    const [beta1 = 0.9, beta2 = 0.999] = listOf(attrs, "betas");
    return { kind, rate, beta1, beta2, eps: Number(attrs["eps"] ?? 1e-8), weightDecay };
  }
  return attrs["optimizer"] === "sgd_momentum"
    ? { kind: "sgd", rate, momentum: Number(attrs["momentum"] ?? 0), weightDecay }
    : null;
}

export async function runTrajectory(device: Device, golden: GoldenCase): Promise<CaseResult> {
  const lines = golden.attrs["layers"];
  const layers = layersOf(Array.isArray(lines) ? lines.map(String) : []);
  const settings = optimizerOf(golden);
  if (typeof layers === "string") return { supported: false, why: `no layer "${layers}"` };
  if (!settings) return { supported: false, why: `no optimiser ${String(golden.attrs["optimizer"])}` };
  const x = tensorOf(golden.inputs, "x");
  const { n, shape } = sampleShape(x);
  const model = buildModel(device, shape, layers);
  const executor = model.executor({ batch: n, training: true });
  const loss = new ClassificationLoss(device, executor.output);
  const optimizer = new Optimizer(device, model.parameters);
  try {
    const names = [...model.parameters.views.keys()];
    model.parameters.upload(
      new Map(names.map((name) => [name, floats(tensorOf(golden.inputs, `w0.${goldenName(name)}`))])),
    );
    executor.input.upload(floats(x));
    loss.uploadLabels(listOf(golden.inputs, "labels"));
    const losses = listOf(golden.outputs, "losses");
    const scale = lossScale(device, n);
    for (let step = 0; step < losses.length; step++) {
      executor.forward("train");
      loss.score(step);
      executor.backward(loss.gradient(scale));
      optimizer.step(settings, step + 1, scale);
    }
    const scores = await loss.scores(0, losses.length);
    const comparisons: Comparison[] = [
      {
        output: "losses",
        error: relativeError(
          scores.map((score) => score.loss),
          losses,
        ),
        tolerance: tolerancesOf(device).losses,
      },
    ];
    const values = await model.parameters.download();
    for (const name of names) {
      const output = `w10.${goldenName(name)}`;
      const expected = golden.outputs[output];
      const error = isTensor(expected)
        ? relativeError(values.get(name) ?? [], floats(expected))
        : Number.POSITIVE_INFINITY;
      comparisons.push({ output, error, tolerance: tolerancesOf(device).weights });
    }
    return { supported: true, comparisons };
  } finally {
    loss.dispose();
    model.dispose();
  }
}
