/** A table of operations: four convolutions, some with a stride. */
import { thousands } from "#nn/format.ts";
import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import type { Random } from "#nn/random.ts";
import { tex, texBlock } from "#nn/tex.ts";
import type { Shape } from "#nn/types.ts";
import { pick } from "#quiz/build.ts";
import { countLayer, networkCase } from "../../network-case.ts";
import { type Row, rowSlip, type Table } from "./table.ts";

function rowOf(spec: Conv2dSpec, input: Shape): Row {
  const { macs, output } = countLayer(spec, input);
  const { channels: f, kernel, stride } = spec;
  const [k] = kernel;
  const { c } = input;
  const right = 2 * macs;
  const weights = countLayer({ ...spec, bias: false }, input).parameters;
  return {
    name: spec.id,
    told: `${thousands(f)} filters of ${k} × ${k}, stride ${stride[0]}`,
    right,
    slips: [
      rowSlip(
        "macs-for-operations",
        macs,
        "Multiply-accumulates under the name of operations",
        "multiply-accumulates were counted",
        "As multiply-accumulates that would be right.",
        "How many operations does one of them take?",
      ),
      rowSlip(
        "flat-filter",
        2 * countLayer(spec, { ...input, c: 1 }).macs,
        "A filter one channel deep",
        "each filter was taken to be one channel deep",
        "On an input of one channel that would be right.",
        "How many products are added up for one value?",
      ),
      rowSlip(
        "input-positions",
        2 * weights * input.h * input.w,
        "A sum at every position of the input",
        "a sum was counted for every position of the input",
        "With a stride of 1 that would be right.",
        "At how many positions does the layer compute a value?",
      ),
      rowSlip(
        "weights-only",
        2 * weights,
        "Each weight used once",
        "each weight was counted once",
        "If the filters were applied at a single position, that would be right.",
        "How many times is each weight used?",
      ),
      rowSlip(
        "one-map",
        right / f,
        "One map counted",
        "a single output map was counted",
        "One output map takes that many.",
        "How many maps does the layer output?",
      ),
      rowSlip(
        "one-row",
        right / output.h,
        "One row of each map counted",
        "one row of each map was counted",
        "One row of each map takes that many.",
        "How many rows does a map have?",
      ),
    ],
    steps: () => [
      ["There are two operations for each product, and this many products:"],
      [texBlock`H_{o} \times W_{o} \times C^{(l+1)} \times M \times N \times C^{(l)}`],
      [texBlock`${output.h} \times ${output.w} \times ${f} \times ${k} \times ${k} \times ${c} = ${macs}`],
      [texBlock`2 \times ${macs} = ${right}`],
    ],
    check: () => [
      "one value takes ",
      tex`2 \times ${k} \times ${k} \times ${c} = ${2 * k * k * c}`,
      " operations, and there are ",
      tex`${output.h} \times ${output.w} \times ${f} = ${output.h * output.w * f}`,
      " values.",
    ],
  };
}

/** Draws a network and its table of operations. */
export function operationTable(random: Random): Table {
  const side = 8 * pick([2, 3, 4], random);
  const input: Shape = { c: 3, h: side, w: side };
  const conv = (id: string, channels: number, s: number): Conv2dSpec => {
    const k = pick([3, 5], random);
    return { ...conv2d.create(id), channels, kernel: [k, k], stride: [s, s], padding: [(k - 1) / 2, (k - 1) / 2] };
  };
  const layers = [
    conv("conv1", pick([8, 12], random), 1),
    conv("conv2", pick([16, 20], random), 2),
    conv("conv3", pick([24, 28], random), 1),
    conv("conv4", pick([32, 36], random), 2),
  ];
  const rows: Row[] = [];
  let at = input;
  for (const layer of layers) {
    rows.push(rowOf(layer, at));
    at = countLayer(layer, at).output;
  }
  return {
    heading: "operations",
    unit: "operations",
    says: "A table says how many operations the layers of a small network take for one image; a multiplication and the addition after it are two. Biases are left out.",
    given: [
      `image: ${side} × ${side}, RGB`,
      "every input is padded on each side by half the side of the filter, rounded down",
      "products with the zeros of the padding count",
    ],
    rows,
    hint: "Write beside each row the maps that it reads, and the side of those that it outputs.",
    without: "ReLUs and biases do not count. Products with the zeros of the padding are counted like all others.",
    network: networkCase("Quiz: a table of operations", input, layers),
  };
}
