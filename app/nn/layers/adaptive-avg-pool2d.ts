import { bySize, pythonCall, pythonPair } from "../format.ts";
import type { LayerField, PrimitiveLayerType } from "../layer-type.ts";
import { readInput } from "../unit-explanation.ts";
import type { AxisReach, BaseSpec, Pair } from "../vocabulary.ts";
import { accept, inferOne, onlyInput } from "./checks.ts";
import { range, sumOfShares, termsOf } from "./explain.ts";
import { noWeights } from "./no-weights.ts";
import { inTorch } from "./torch-class.ts";
import { whole, withinMaps } from "./windows.ts";

export interface AdaptiveAvgPool2dSpec extends BaseSpec<"adaptive_avg_pool2d"> {
  /** Output height and width, whatever the input's. */
  readonly size: Pair;
}

const fields: readonly LayerField[] = [
  {
    key: "size",
    label: "Output size",
    help: "Height and width of the output, whatever the input size.",
    kind: "pair",
    min: 1,
    max: 64,
  },
];

/** The input pixels averaged for output `o` on an axis: windows that divide it evenly, overlapping where necessary. */
function evenWindow(o: number, size: number, outputs: number): readonly number[] {
  return range(Math.floor((o * size) / outputs), Math.ceil(((o + 1) * size) / outputs) - 1);
}

/** If the output size divides the map, the windows are those of an ordinary pool; otherwise they differ in size. */
function axisReach(size: number, outputs: number): AxisReach {
  if (outputs === 1) return whole(size);
  const stride = size / outputs;
  return Number.isInteger(stride)
    ? { kernel: stride, stride, padding: 0, dilation: 1 }
    : { stride, reads: (o) => evenWindow(o, size, outputs) };
}

/** Averages over windows that divide the map evenly into a given size, torch.nn.AdaptiveAvgPool2d. */
export const adaptiveAvgPool2d: PrimitiveLayerType<AdaptiveAvgPool2dSpec> = {
  type: "adaptive_avg_pool2d",
  composite: false,
  placeable: true,
  title: "Adaptive average pooling",
  labelPrefix: () => "pool",
  group: "pool",
  summary: "Averages maps of any size down to a fixed size, so that dense layers can follow.",
  fields,
  create: (id) => ({ type: "adaptive_avg_pool2d", id, size: [1, 1] }),
  settings: ({ size }) => `to ${bySize(size)}`,
  infer: (spec, inputs) =>
    inferOne(spec, fields, inputs, (input) => accept({ c: input.c, h: spec.size[0], w: spec.size[1] })),
  ...noWeights,
  window({ size }, inputs) {
    const { h, w } = onlyInput(inputs);
    return withinMaps(axisReach(h, size[0]), axisReach(w, size[1]));
  },
  pointwise: false,
  sign: () => "keeps",
  explain(_spec, reading) {
    const { unit, output } = reading;
    const input = readInput(reading);
    const rows = evenWindow(unit.y, input.shape.h, output.shape.h);
    const columns = evenWindow(unit.x, input.shape.w, output.shape.w);
    const places = rows.flatMap((y) => columns.map((x) => ({ c: unit.c, y, x })));
    return sumOfShares(termsOf(reading, places, 1 / places.length));
  },
  torch: inTorch("AdaptiveAvgPool2d"),
  pytorch: (spec) => pythonCall("nn.AdaptiveAvgPool2d", pythonPair(spec.size)),
};
