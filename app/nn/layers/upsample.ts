import { pythonCall } from "../format.ts";
import type { LayerField, PrimitiveLayerType } from "../layer-type.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { accept, inferOne } from "./checks.ts";
import { noWeights } from "./no-weights.ts";

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

/** Enlarges maps, torch.nn.Upsample with a whole scale factor and align_corners=False. */
export const upsample: PrimitiveLayerType<UpsampleSpec> = {
  type: "upsample",
  composite: false,
  placeable: true,
  title: "Upsampling",
  labelPrefix: "up",
  group: "pool",
  summary: "Makes each map larger by copying or blending its pixels.",
  fields,
  create: (id) => ({ type: "upsample", id, factor: 2, mode: "nearest" }),
  infer: (spec, inputs) =>
    inferOne(spec, fields, inputs, ({ c, h, w }) => accept({ c, h: h * spec.factor, w: w * spec.factor })),
  ...noWeights,
  window: () => "all",
  pytorch: (spec) =>
    pythonCall("nn.Upsample", `scale_factor=${spec.factor}`, spec.mode === "nearest" ? null : 'mode="bilinear"'),
};
