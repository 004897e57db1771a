import { pythonCall, settingsText, thousands, times } from "../format.ts";
import type { LayerField, PrimitiveLayerType } from "../layer-type.ts";
import { type Reading, readInput, type Term } from "../unit-explanation.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { accept, checkWeights, inferOne, isVector, onlyInput, refuse } from "./checks.ts";
import { weightedSum } from "./explain.ts";
import { inTorch } from "./torch-class.ts";
import { POINTS, whole } from "./windows.ts";

export interface DenseSpec extends BaseSpec<"dense"> {
  readonly units: number;
  readonly bias: boolean;
}

const fields: readonly LayerField[] = [
  {
    key: "units",
    label: "Units",
    help: "Length of the output vector; in the last layer, the number of classes.",
    kind: "integer",
    min: 1,
    max: 4096,
  },
  { key: "bias", label: "Bias", help: "Adds one trainable constant to each unit.", kind: "toggle" },
];

/** Each weight of the unit, with the input value that it multiplies. */
function termsOfUnit(reading: Reading): readonly Term[] {
  const { shape, data } = readInput(reading);
  const area = shape.h * shape.w;
  return Array.from(reading.weight, (weight, i): Term => {
    const iy = Math.floor((i % area) / shape.w);
    const ix = i % shape.w;
    return { ci: Math.floor(i / area), ky: iy, kx: ix, iy, ix, inside: true, value: data[i] ?? Number.NaN, weight };
  });
}

/** Fully connected layer, torch.nn.Linear. Refuses maps: torch would silently act on the last axis. */
export const dense: PrimitiveLayerType<DenseSpec> = {
  type: "dense",
  composite: false,
  placeable: true,
  title: "Dense",
  labelPrefix: () => "fc",
  group: "dense",
  summary: "Fully connected layer: a separate weight connects every input to every unit.",
  fields,
  create: (id) => ({ type: "dense", id, units: 10, bias: true }),
  settings: ({ units, bias }) => settingsText(`${units} units`, bias ? null : "no bias"),
  infer: (spec, inputs) =>
    inferOne(spec, fields, inputs, (input) => {
      if (!isVector(input)) {
        return refuse(
          `A dense layer takes one vector, but its input is ${thousands(input.c)} maps of ${times(input.h, input.w)}.`,
          "Put a flatten layer before it.",
        );
      }
      const problem = checkWeights(spec.units * input.c);
      return problem ? { ok: false, ...problem } : accept({ c: spec.units, h: 1, w: 1 });
    }),
  parameters(spec, inputs) {
    const { c } = onlyInput(inputs);
    const weight = { name: "weight", shape: [spec.units, c], fanIn: c } as const;
    return spec.bias ? [weight, { name: "bias", shape: [spec.units], fanIn: c }] : [weight];
  },
  parameterFormula(spec, inputs) {
    const { c } = onlyInput(inputs);
    const bias = spec.bias ? ` + ${thousands(spec.units)}` : "";
    return `${times(spec.units, c)}${bias} = ${thousands(spec.units * c + (spec.bias ? spec.units : 0))}`;
  },
  macs: (spec, inputs) => spec.units * onlyInput(inputs).c,
  macsFormula(spec, inputs) {
    const { c } = onlyInput(inputs);
    return `${times(spec.units, c)} = ${thousands(spec.units * c)}`;
  },
  window: (_spec, inputs) => ({ ...POINTS, c: whole(onlyInput(inputs).c) }),
  pointwise: false,
  sign: () => "any",
  explain: (_spec, reading) => weightedSum("dense", termsOfUnit(reading), reading),
  torch: inTorch("Linear", { takes: "vectors", gives: "vectors" }),
  pytorch: (spec, input) => pythonCall("nn.Linear", input.c, spec.units, spec.bias ? null : "bias=False"),
};
