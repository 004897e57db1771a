import { times } from "../format.ts";
import type { PrimitiveLayerType } from "../layer-type.ts";
import { readInput, valueAt } from "../unit-explanation.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { accept, refuse, sameShape } from "./checks.ts";
import { noWeights } from "./no-weights.ts";
import { inTorch } from "./torch-class.ts";
import { POINTS } from "./windows.ts";

/** Sum of two equal shapes. Created by lowering a residual block; students cannot add it themselves. */
export type AddSpec = BaseSpec<"add">;

/** Sum of two equal shapes: where a residual block's branches meet. */
export const add: PrimitiveLayerType<AddSpec, false> = {
  type: "add",
  composite: false,
  placeable: false,
  title: "Sum",
  labelPrefix: () => "add",
  group: "residual",
  summary: "Adds two branches elementwise.",
  fields: [],
  create: (id) => ({ type: "add", id }),
  settings: () => "",
  infer(_spec, inputs) {
    const [a, b] = inputs;
    if (!a || !b || inputs.length !== 2)
      return refuse(`A sum takes two inputs, but it has ${inputs.length}.`, "Give it two branches.");
    if (sameShape(a, b)) return accept(a);
    return refuse(
      `The branches have different shapes: ${times(a.c, a.h, a.w)} and ${times(b.c, b.h, b.w)}.`,
      "Give both branches the same shape, for example with a projection.",
    );
  },
  ...noWeights,
  window: () => POINTS,
  pointwise: true,
  sign: () => "keeps",
  explain: (_spec, reading) => ({
    kind: "add",
    inputs: [valueAt(readInput(reading, 0), reading.unit), valueAt(readInput(reading, 1), reading.unit)],
  }),
  torch: inTorch("Add", { takes: "either", gives: "same" }),
  pytorch: () => "torch.add",
};
