/** Converts a case's attributes to layers of the network model. */
import { isActivation } from "#nn/activations.ts";
import { activation } from "#nn/layers/activation.ts";
import { avgPool2d } from "#nn/layers/avg-pool2d.ts";
import { batchNorm } from "#nn/layers/batch-norm.ts";
import { adaptiveAvgPool2d } from "#nn/layers/adaptive-avg-pool2d.ts";
import { channelMaxPool } from "#nn/layers/channel-max-pool.ts";
import { localResponseNorm } from "#nn/layers/local-response-norm.ts";
import { upsample } from "#nn/layers/upsample.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { globalAvgPool2d } from "#nn/layers/global-avg-pool2d.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import { residual } from "#nn/layers/residual.ts";
import { parseArchitecture } from "#nn/parse-architecture.ts";
import type { LayerSpec, Pair } from "#nn/types.ts";
import { type GoldenCase, tensorOf } from "./golden-format.ts";

function pairOf(value: unknown): Pair {
  if (typeof value === "number") return [value, value];
  if (Array.isArray(value)) return [Number(value[0]), Number(value[1])];
  throw new Error(`${String(value)} is not a pair`);
}

/** The layer of a single-operation case; null for an operation that the engine lacks. */
export function layerOfCase({ op, attrs, inputs }: GoldenCase): LayerSpec | null {
  const window = () => ({
    kernel: pairOf(attrs["kernel"]),
    stride: pairOf(attrs["stride"]),
    padding: pairOf(attrs["padding"] ?? 0),
    ceilMode: attrs["ceil_mode"] === true,
  });
  if (isActivation(op)) return { ...activation.create("op"), kind: op, slope: Number(attrs["slope"] ?? 0.01) };
  switch (op) {
    case "layer": {
      const parsed = parseArchitecture({
        name: "case",
        input: { c: 1, h: 1, w: 1 },
        layers: [{ ...Object(attrs["spec"]), id: "op" }],
      });
      if (!parsed.ok) throw new Error(parsed.message);
      return parsed.architecture.layers[0] ?? null;
    }
    case "conv2d": {
      const weight = tensorOf(inputs, "weight");
      return {
        ...conv2d.create("op"),
        channels: weight.shape[0] ?? 0,
        kernel: [weight.shape[2] ?? 0, weight.shape[3] ?? 0],
        stride: pairOf(attrs["stride"]),
        padding: pairOf(attrs["padding"]),
        dilation: pairOf(attrs["dilation"] ?? 1),
        groups: Number(attrs["groups"] ?? 1),
        bias: "bias" in inputs,
      };
    }
    case "max_pool2d":
      return { ...maxPool2d.create("op"), ...window() };
    case "avg_pool2d":
      return { ...avgPool2d.create("op"), ...window(), countIncludePad: attrs["count_include_pad"] !== false };
    case "channel_max_pool":
      return { ...channelMaxPool.create("op"), groupSize: Number(attrs["group_size"]) };
    case "local_response_norm":
      return {
        ...localResponseNorm.create("op"),
        size: Number(attrs["size"]),
        alpha: Number(attrs["alpha"] ?? 1e-4),
        beta: Number(attrs["beta"] ?? 0.75),
        k: Number(attrs["k"] ?? 1),
      };
    case "upsample": {
      const mode = attrs["mode"] === "bilinear" ? "bilinear" : "nearest";
      return { ...upsample.create("op"), factor: Number(attrs["scale_factor"]), mode };
    }
    case "adaptive_avg_pool2d":
      return { ...adaptiveAvgPool2d.create("op"), size: pairOf(attrs["output_size"]) };
    case "global_avg_pool2d":
      return globalAvgPool2d.create("op");
    case "dense":
      return { ...dense.create("op"), units: tensorOf(inputs, "weight").shape[0] ?? 0, bias: "bias" in inputs };
    case "batch_norm":
      return {
        ...batchNorm.create("op"),
        eps: Number(attrs["eps"] ?? 1e-5),
        momentum: Number(attrs["momentum"] ?? 0.1),
      };
    case "residual_block":
      return {
        ...residual.create("op"),
        channels: tensorOf(inputs, "conv1").shape[0] ?? 0,
        kernel: tensorOf(inputs, "conv1").shape[2] ?? 3,
        stride: Number(attrs["stride"]),
        shortcut: attrs["projection"] === true ? "projection" : "identity",
        batchNorm: true,
      };
    default:
      return null;
  }
}

/** Names of a whole block's parameters, in the model's words and the case's. */
export const BLOCK_PARAMETERS: readonly (readonly [model: string, golden: string])[] = [
  ["op.conv1.weight", "conv1"],
  ["op.bn1.weight", "gamma1"],
  ["op.bn1.bias", "beta1"],
  ["op.conv2.weight", "conv2"],
  ["op.bn2.weight", "gamma2"],
  ["op.bn2.bias", "beta2"],
  ["op.proj.weight", "conv_proj"],
  ["op.proj_bn.weight", "gamma_proj"],
  ["op.proj_bn.bias", "beta_proj"],
];

/** A layer from a line such as `conv2d 4->6 k3 s2 p1`, `max_pool 2` or `dense 96->5`; null if unknown. */
export function layerOfLine(line: string, id: string): LayerSpec | null {
  const [word = ""] = line.split(/[ (]/);
  const number = (prefix: string, fallback: number): number =>
    Number(new RegExp(` ${prefix}(\\d+)`).exec(line)?.[1] ?? fallback);
  const outputs = Number(/->(\d+)/.exec(line)?.[1]);
  if (isActivation(word)) return { ...activation.create(id), kind: word };
  switch (word) {
    case "conv2d": {
      const [kernel, stride, padding, dilation] = [number("k", 3), number("s", 1), number("p", 0), number("d", 1)];
      return {
        ...conv2d.create(id),
        channels: outputs,
        kernel: [kernel, kernel],
        stride: [stride, stride],
        padding: [padding, padding],
        dilation: [dilation, dilation],
      };
    }
    case "batch_norm":
      return batchNorm.create(id);
    case "max_pool":
    case "avg_pool": {
      const size = number("", 2);
      const stride = number("s", size);
      const window = {
        kernel: [size, size] as const,
        stride: [stride, stride] as const,
        padding: [0, 0] as const,
        ceilMode: false,
      };
      return word === "max_pool" ? { ...maxPool2d.create(id), ...window } : { ...avgPool2d.create(id), ...window };
    }
    case "global_avg_pool":
      return globalAvgPool2d.create(id);
    case "flatten":
      return flatten.create(id);
    case "dense":
      return { ...dense.create(id), units: outputs };
    default:
      return null;
  }
}
