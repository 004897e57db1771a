import { bySize, thousands, times } from "../format.ts";
import type { LayerField, PrimitiveLayerType } from "../layer-type.ts";
import type { BaseSpec, Pair } from "../vocabulary.ts";
import { accept, inferOne, isVector, refuse } from "./checks.ts";
import { sumOfShares, termsOf } from "./explain.ts";
import { noWeights } from "./no-weights.ts";
import { inTorch } from "./torch-class.ts";

export interface UnflattenSpec extends BaseSpec<"unflatten"> {
  readonly channels: number;
  /** Height and width of each map. */
  readonly size: Pair;
}

const fields: readonly LayerField[] = [
  { key: "channels", label: "Channels", help: "Number of output feature maps.", kind: "integer", min: 1, max: 4096 },
  { key: "size", label: "Size", help: "Height and width of each output map.", kind: "pair", min: 1, max: 1024 },
];

/** Arranges a vector as maps, channel by channel, then row by row: torch.nn.Unflatten, the inverse of flatten. */
export const unflatten: PrimitiveLayerType<UnflattenSpec> = {
  type: "unflatten",
  composite: false,
  placeable: true,
  title: "Unflatten",
  labelPrefix: () => "unflatten",
  usuallyOnce: true,
  group: "shape",
  summary: "Arranges a vector as feature maps: the inverse of flatten.",
  fields,
  create: (id) => ({ type: "unflatten", id, channels: 1, size: [28, 28] }),
  settings: ({ channels, size }) => `to ${channels} × ${bySize(size)}`,
  infer: (spec, inputs) =>
    inferOne(spec, fields, inputs, (input) => {
      const [h, w] = spec.size;
      if (isVector(input) && input.c === spec.channels * h * w) return accept({ c: spec.channels, h, w });
      return refuse(
        isVector(input)
          ? `${times(spec.channels, h, w)} maps hold ${thousands(spec.channels * h * w)} values, but the vector has ${thousands(input.c)}.`
          : `Unflatten takes one vector, but its input is ${thousands(input.c)} maps of ${times(input.h, input.w)}.`,
        isVector(input)
          ? "Choose channels and a size whose product is the vector's length."
          : "Put a flatten layer before it.",
      );
    }),
  ...noWeights,
  window: () => "order",
  pointwise: false,
  sign: () => "keeps",
  explain({ size: [h, w] }, reading) {
    const { c, y, x } = reading.unit;
    return sumOfShares(termsOf(reading, [{ c: (c * h + y) * w + x, y: 0, x: 0 }]));
  },
  torch: inTorch("Unflatten", { takes: "vectors", gives: "maps" }),
  pytorch: (spec) => `nn.Unflatten(1, (${spec.channels}, ${spec.size[0]}, ${spec.size[1]}))`,
};
