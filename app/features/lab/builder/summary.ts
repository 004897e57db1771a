import { activations } from "#nn/activations.ts";
import type { LayerSpec, Pair } from "#nn/types.ts";

function pair([y, x]: Pair): string {
  return y === x ? String(y) : `${y}×${x}`;
}

function square([y, x]: Pair): string {
  return `${y}×${x}`;
}

/** A layer's settings in a few words: what differs from the usual is said, the usual is not. */
export function settingsText(spec: LayerSpec): string {
  const words: string[] = [];
  switch (spec.type) {
    case "conv2d": {
      words.push(`${spec.channels} filters ${square(spec.kernel)}`);
      if (pair(spec.stride) !== "1") words.push(`stride ${pair(spec.stride)}`);
      words.push(typeof spec.padding === "string" ? spec.padding : `padding ${pair(spec.padding)}`);
      if (pair(spec.dilation) !== "1") words.push(`dilation ${pair(spec.dilation)}`);
      if (spec.groups > 1) words.push(`${spec.groups} groups`);
      if (!spec.bias) words.push("no bias");
      break;
    }
    case "max_pool2d":
    case "avg_pool2d":
      words.push(square(spec.kernel));
      if (pair(spec.stride) !== pair(spec.kernel)) words.push(`stride ${pair(spec.stride)}`);
      if (pair(spec.padding) !== "0") words.push(`padding ${pair(spec.padding)}`);
      break;
    case "activation":
      words.push(activations[spec.kind].title);
      break;
    case "dense":
      words.push(`${spec.units} units`);
      if (!spec.bias) words.push("no bias");
      break;
    case "residual":
      words.push(`${spec.channels} channels ${spec.kernel}×${spec.kernel}`);
      if (spec.stride > 1) words.push(`stride ${spec.stride}`);
      break;
    case "adaptive_avg_pool2d":
      words.push(`to ${square(spec.size)}`);
      break;
    case "channel_max_pool":
      words.push(`groups of ${spec.groupSize}`);
      break;
    case "upsample":
      words.push(`${spec.factor} times, ${spec.mode}`);
      break;
    case "local_response_norm":
      words.push(`${spec.size} channels`);
      break;
    case "dropout":
      words.push(`rate ${spec.rate}`);
      break;
    case "bottleneck":
      words.push(`${spec.channels} channels by ${spec.width}`);
      if (spec.stride > 1) words.push(`stride ${spec.stride}`);
      break;
    case "inverted_residual":
      words.push(`${spec.channels} channels, widened ${spec.expansion} times`);
      if (spec.stride > 1) words.push(`stride ${spec.stride}`);
      break;
    case "fire":
      words.push(`squeeze ${spec.squeeze}, expand 2 × ${spec.expand}`);
      break;
    case "dense_block":
      words.push(`${spec.layers} layers of ${spec.growth}`);
      break;
    case "batch_norm":
    case "flatten":
    case "global_avg_pool2d":
      break;
  }
  return words.join(", ");
}
