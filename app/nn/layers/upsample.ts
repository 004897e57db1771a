import { pythonCall } from "../format.ts";
import type { LayerField, PrimitiveLayerType } from "../layer-type.ts";
import { readInput } from "../unit-explanation.ts";
import type { BaseSpec, UnevenWindow } from "../vocabulary.ts";
import { accept, inferOne } from "./checks.ts";
import { sumOfShares, termsOf } from "./explain.ts";
import { noWeights } from "./no-weights.ts";
import { inTorch } from "./torch-class.ts";
import { withinMaps } from "./windows.ts";

/** Enlarges maps by a whole factor (PyTorch's Upsample; bilinear with `align_corners=False`). */
export interface UpsampleSpec extends BaseSpec<"upsample"> {
  readonly factor: number;
  readonly mode: "nearest" | "bilinear";
}

const fields: readonly LayerField[] = [
  {
    key: "factor",
    label: "Factor",
    help: "Factor by which height and width grow.",
    kind: "integer",
    min: 2,
    max: 8,
  },
  {
    key: "mode",
    label: "Interpolation",
    help: "Copies the nearest pixel, or interpolates between the four nearest ones.",
    kind: "choice",
    options: [
      { value: "nearest", label: "Nearest" },
      { value: "bilinear", label: "Bilinear" },
    ],
  },
];

/**
 * The input pixels that output pixel `o` of an axis is interpolated from, with their weights: without align_corners it
 * is at `(o + 1/2) / factor - 1/2`. The first and last pixels extend beyond the edges.
 */
function shares({ factor, mode }: UpsampleSpec, o: number): readonly (readonly [index: number, share: number])[] {
  if (mode === "nearest") return [[Math.floor(o / factor), 1]];
  // In whole numbers, so that no zero weight becomes slightly non-zero by rounding.
  const halves = 2 * o + 1 - factor;
  const lower = Math.floor(halves / (2 * factor));
  const upper = halves / (2 * factor) - lower;
  return upper > 0
    ? [
        [lower, 1 - upper],
        [lower + 1, upper],
      ]
    : [[lower, 1]];
}

/** The same on a map of `size` pixels: positions beyond an edge take the pixel at the edge. */
function sharesOf(spec: UpsampleSpec, o: number, size: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [index, share] of shares(spec, o)) {
    const inside = Math.max(0, Math.min(size - 1, index));
    found.set(inside, (found.get(inside) ?? 0) + share);
  }
  return found;
}

function axisReach(spec: UpsampleSpec): UnevenWindow {
  return { stride: 1 / spec.factor, reads: (o) => shares(spec, o).map(([index]) => index) };
}

/** Enlarges maps, torch.nn.Upsample with a whole scale factor and align_corners=False. */
export const upsample: PrimitiveLayerType<UpsampleSpec> = {
  type: "upsample",
  composite: false,
  placeable: true,
  title: "Upsampling",
  labelPrefix: () => "up",
  group: "pool",
  summary: "Enlarges each map by copying pixels or interpolating between them.",
  fields,
  create: (id) => ({ type: "upsample", id, factor: 2, mode: "nearest" }),
  settings: ({ factor, mode }) => `${factor} times, ${mode}`,
  infer: (spec, inputs) =>
    inferOne(spec, fields, inputs, ({ c, h, w }) => accept({ c, h: h * spec.factor, w: w * spec.factor })),
  ...noWeights,
  window: (spec) => withinMaps(axisReach(spec), axisReach(spec)),
  pointwise: false,
  sign: () => "keeps",
  explain(spec, reading) {
    const { unit } = reading;
    const { h, w } = readInput(reading).shape;
    const across = [...sharesOf(spec, unit.x, w)];
    return sumOfShares(
      [...sharesOf(spec, unit.y, h)].flatMap(([y, down]) =>
        across.flatMap(([x, share]) => termsOf(reading, [{ c: unit.c, y, x }], down * share)),
      ),
    );
  },
  torch: inTorch("Upsample"),
  pytorch: (spec) =>
    pythonCall("nn.Upsample", `scale_factor=${spec.factor}`, spec.mode === "nearest" ? null : 'mode="bilinear"'),
};
