import { times } from "../format.ts";
import type { PrimitiveLayerType } from "../layer-type.ts";
import { readInput, valueAt } from "../unit-explanation.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { accept, checkVolume, refuse } from "./checks.ts";
import { sumOfShares } from "./explain.ts";
import { noWeights } from "./no-weights.ts";
import { inTorch } from "./torch-class.ts";
import { POINT, POINTS } from "./windows.ts";

/** Concatenation of the channels of two inputs. Created by lowering a block. */
export type ConcatSpec = BaseSpec<"concat">;

/** Concatenates the channels of two inputs of equal size: where the branches of a fire module or dense block meet. */
export const concat: PrimitiveLayerType<ConcatSpec, false> = {
  type: "concat",
  composite: false,
  placeable: false,
  title: "Concatenation",
  labelPrefix: () => "concat",
  group: "residual",
  summary: "Concatenates the channels of two inputs.",
  fields: [],
  create: (id) => ({ type: "concat", id }),
  settings: () => "",
  infer(_spec, inputs) {
    const [a, b] = inputs;
    if (!a || !b || inputs.length !== 2)
      return refuse(`A concatenation takes two inputs, but it has ${inputs.length}.`, "Give it two branches.");
    if (a.h !== b.h || a.w !== b.w) {
      return refuse(
        `The maps have different sizes: ${times(a.h, a.w)} and ${times(b.h, b.w)}.`,
        "Give both branches the same height and width.",
      );
    }
    const output = { c: a.c + b.c, h: a.h, w: a.w };
    const problem = checkVolume(output);
    return problem ? { ok: false, ...problem } : accept(output);
  },
  ...noWeights,
  window: (_spec, [a], i) => ({ ...POINTS, c: { ...POINT, padding: i === 0 ? 0 : (a?.c ?? 0) } }),
  pointwise: false,
  sign: () => "keeps",
  explain(_spec, reading) {
    const [a, b] = [readInput(reading, 0), readInput(reading, 1)];
    const isFirst = reading.unit.c < a.shape.c;
    const from = isFirst ? reading.unit : { ...reading.unit, c: reading.unit.c - a.shape.c };
    return sumOfShares([{ from, value: valueAt(isFirst ? a : b, from), weight: 1 }]);
  },
  torch: inTorch("Concat"),
  pytorch: () => "torch.cat",
};
