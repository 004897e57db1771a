import { pythonCall, pythonPair } from "../format.ts";
import type { LayerField, PrimitiveLayerType } from "../layer-type.ts";
import type { BaseSpec, Pair } from "../vocabulary.ts";
import { accept, inferOne } from "./checks.ts";
import { noWeights } from "./no-weights.ts";

export interface AdaptiveAvgPool2dSpec extends BaseSpec<"adaptive_avg_pool2d"> {
  /** Output height and width, whatever the input's. */
  readonly size: Pair;
}

const fields: readonly LayerField[] = [
  {
    key: "size",
    label: "Output size",
    help: "Height and width of the result, whatever the input's are.",
    kind: "pair",
    min: 1,
    max: 64,
  },
];

/** Means over windows that divide the map evenly into a given size, torch.nn.AdaptiveAvgPool2d. */
export const adaptiveAvgPool2d: PrimitiveLayerType<AdaptiveAvgPool2dSpec> = {
  type: "adaptive_avg_pool2d",
  composite: false,
  placeable: true,
  title: "Adaptive average pooling",
  labelPrefix: "pool",
  group: "pool",
  summary: "Averages any map down to a fixed size, so that dense layers fit behind it.",
  fields,
  create: (id) => ({ type: "adaptive_avg_pool2d", id, size: [1, 1] }),
  infer: (spec, inputs) =>
    inferOne(spec, fields, inputs, (input) => accept({ c: input.c, h: spec.size[0], w: spec.size[1] })),
  ...noWeights,
  window(spec, { h, w }) {
    const [rows, columns] = spec.size;
    // Where the size divides the map, the windows are those of an ordinary pool; elsewhere they differ in size.
    if (h % rows !== 0 || w % columns !== 0) return "all";
    const axis = (kernel: number) => ({ kernel, stride: kernel, padding: 0, dilation: 1 });
    return rows === h && columns === w ? "point" : { y: axis(h / rows), x: axis(w / columns) };
  },
  pytorch: (spec) => pythonCall("nn.AdaptiveAvgPool2d", pythonPair(spec.size)),
};
