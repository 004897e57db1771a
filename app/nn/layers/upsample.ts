import { pythonCall } from "../format.ts";
import type { LayerField, PrimitiveLayerType } from "../layer-type.ts";
import { readInput } from "../unit-explanation.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { accept, inferOne } from "./checks.ts";
import { sumOfShares, termsOf } from "./explain.ts";
import { noWeights } from "./no-weights.ts";
import { inTorch } from "./torch-class.ts";

/** Enlarges maps by a whole factor (PyTorch's Upsample; bilinear with `align_corners=False`). */
export interface UpsampleSpec extends BaseSpec<"upsample"> {
  readonly factor: number;
  readonly mode: "nearest" | "bilinear";
}

const fields: readonly LayerField[] = [
  {
    key: "factor",
    label: "Factor",
    help: "How many times higher and wider the map becomes.",
    kind: "integer",
    min: 2,
    max: 8,
  },
  {
    key: "mode",
    label: "Between pixels",
    help: "Copies the nearest pixel, or blends the four around.",
    kind: "choice",
    options: [
      { value: "nearest", label: "Nearest" },
      { value: "bilinear", label: "Bilinear" },
    ],
  },
];

/** The input pixels that output pixel `o` of an axis is made from, with their shares. */
type Shares = readonly (readonly [index: number, share: number])[];

function nearest(o: number, _size: number, factor: number): Shares {
  return [[Math.floor(o / factor), 1]];
}

function between(o: number, size: number, factor: number): Shares {
  const source = Math.max(0, (o + 0.5) / factor - 0.5);
  const lower = Math.floor(source);
  const upper = lower + 1 < size ? source - lower : 0;
  return upper > 0
    ? [
        [lower, 1 - upper],
        [lower + 1, upper],
      ]
    : [[lower, 1]];
}

/** Enlarges maps, torch.nn.Upsample with a whole scale factor and align_corners=False. */
export const upsample: PrimitiveLayerType<UpsampleSpec> = {
  type: "upsample",
  composite: false,
  placeable: true,
  title: "Upsampling",
  labelPrefix: () => "up",
  group: "pool",
  summary: "Makes each map larger by copying or blending its pixels.",
  fields,
  create: (id) => ({ type: "upsample", id, factor: 2, mode: "nearest" }),
  settings: ({ factor, mode }) => `${factor} times, ${mode}`,
  infer: (spec, inputs) =>
    inferOne(spec, fields, inputs, ({ c, h, w }) => accept({ c, h: h * spec.factor, w: w * spec.factor })),
  ...noWeights,
  window: () => "all",
  pointwise: false,
  sign: () => "keeps",
  explain({ factor, mode }, reading) {
    const { unit } = reading;
    const { h, w } = readInput(reading).shape;
    const shares = mode === "nearest" ? nearest : between;
    return sumOfShares(
      shares(unit.y, h, factor).flatMap(([y, down]) =>
        shares(unit.x, w, factor).flatMap(([x, across]) => termsOf(reading, [{ c: unit.c, y, x }], down * across)),
      ),
    );
  },
  torch: inTorch("Upsample"),
  pytorch: (spec) =>
    pythonCall("nn.Upsample", `scale_factor=${spec.factor}`, spec.mode === "nearest" ? null : 'mode="bilinear"'),
};
