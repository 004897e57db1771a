/** A table of receptive fields: strides and a dilation among the layers. */
import { conv2d } from "#nn/layers/conv2d.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import type { Random } from "#nn/random.ts";
import { PIXEL, stepAxis } from "#nn/receptive-field.ts";
import { tex, texBlock } from "#nn/tex.ts";
import type { FieldAxis, LayerSpec } from "#nn/types.ts";
import { pick } from "#quiz/build.ts";
import { networkCase } from "../../network-case.ts";
import { type Row, rowSlip, type Table } from "./table.ts";

interface Layer {
  readonly id: string;
  readonly k: number;
  readonly s: number;
  readonly d: number;
}

const isPool = ({ id }: Layer): boolean => id.startsWith("pool");

function specOf(layer: Layer): LayerSpec {
  const { id, k, s, d } = layer;
  const shared = { kernel: [k, k], stride: [s, s] } as const;
  if (isPool(layer)) return { ...maxPool2d.create(id), ...shared };
  return { ...conv2d.create(id), ...shared, padding: "valid", dilation: [d, d] };
}

const after = (before: FieldAxis, { k, s, d }: Layer): FieldAxis =>
  stepAxis(before, { kernel: k, stride: s, padding: 0, dilation: d });

function rowOf(layer: Layer, before: FieldAxis): Row {
  const { id, k, s, d } = layer;
  const { size: seen, jump } = before;
  const right = after(before, layer).size;
  const dilated = d > 1;
  return {
    name: id,
    told: `${isPool(layer) ? "windows" : "filters"} of ${k} × ${k}, stride ${s}${dilated ? `, dilation ${d}` : ""}`,
    right,
    slips: [
      ...(dilated
        ? [
            rowSlip(
              "dilation-forgotten",
              after(before, { ...layer, d: 1 }).size,
              "Dilation forgotten",
              "the dilation was forgotten",
              "Without dilation that would be right.",
              "How far apart are the outer taps of the filter?",
            ),
            rowSlip(
              "extent-kd",
              seen + (k * d - 1) * jump,
              "As many gaps as taps",
              "each tap was given a gap of its own",
              "With one more gap that would be right.",
              "How many gaps lie between that many taps?",
            ),
          ]
        : []),
      rowSlip(
        "strides-forgotten",
        after({ ...before, jump: 1 }, layer).size,
        "Strides below forgotten",
        "the strides below were forgotten",
        "If neighbouring units were one pixel apart, that would be right.",
        "How far apart on the image are two neighbouring units of the layer that it reads?",
      ),
      rowSlip(
        "own-stride",
        after({ ...before, jump: jump * s }, layer).size,
        "A layer’s own stride counted",
        "the layer’s own stride was counted as well",
        "If the stride were applied before the layer, that would be right.",
        "Do bigger steps let one unit see more?",
      ),
      rowSlip(
        "extents-added",
        seen + ((k - 1) * d + 1) * jump,
        "Whole extents added",
        "the whole extent of the window was added",
        "That adds the whole window.",
        "How much of it has been seen already?",
      ),
      rowSlip(
        "pixel-forgotten",
        right - 1,
        "The pixel itself forgotten",
        "the pixel to start from was forgotten",
        "That is how far the field reaches beyond one pixel.",
        "How many pixels are seen before the first layer?",
      ),
      rowSlip(
        "layer-alone",
        (k - 1) * d + 1,
        "Only the layer itself counted",
        "the layer was counted as if it read the image",
        "On the image itself that would be right.",
        "How much of the image does each value that the layer reads see?",
      ),
    ],
    steps: () => [
      ["Each layer adds its reach, in steps of the layers below:"],
      [texBlock`r_l = r_{l-1} + (k_l - 1) \times D_l \times j_{l-1}`],
      [`Below ${id} the field is ${seen}, and neighbours are ${jump === 1 ? "one pixel" : `${jump} pixels`} apart:`],
      [texBlock`${seen} + (${k} - 1) \times ${d} \times ${jump} = ${right}`],
    ],
    check: () => [
      "to what is seen below, the layer adds ",
      tex`${right} - ${seen} = ${right - seen}`,
      " pixels, half of them on each side.",
    ],
  };
}

const SIDE = 160;

/** Draws a stack and its table of fields. */
export function fieldTable(random: Random): Table {
  const s = pick([2, 3], random);
  const layers: readonly Layer[] = [
    { id: "conv1", k: pick([3, 5, 7], random), s, d: 1 },
    { id: "conv2", k: pick([3, 5], random), s: 1, d: pick([2, 3, 4], random) },
    { id: "pool1", k: 3, s: 2, d: 1 },
    { id: "conv3", k: 3, s: pick([1, 2], random), d: pick([1, 2, 3], random) },
  ];
  const rows: Row[] = [];
  let at = PIXEL;
  for (const layer of layers) {
    rows.push(rowOf(layer, at));
    at = after(at, layer);
  }
  return {
    heading: "side of the field",
    unit: "pixels",
    says: "A table gives the side of the square of the image that a unit of each layer sees.",
    given: ["no padding"],
    rows,
    hint: "Keep two numbers for each row: what a unit sees, and how far apart on the image two neighbours are.",
    without: "The number of filters does not matter, and a layer’s own stride matters only from the next layer on.",
    network: networkCase("Quiz: a table of fields", { c: 3, h: SIDE, w: SIDE }, layers.map(specOf)),
  };
}
