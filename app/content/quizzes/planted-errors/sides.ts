/** A table of sides: two convolutions and two pools whose windows do not all fit. */
import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import { maxPool2d, type MaxPool2dSpec } from "#nn/layers/max-pool2d.ts";
import type { Random } from "#nn/random.ts";
import { tex, texBlock } from "#nn/tex.ts";
import type { Shape } from "#nn/types.ts";
import { between, pick } from "#quiz/build.ts";
import { countLayer, networkCase } from "../../network-case.ts";
import { type Row, rowSlip, type Table } from "./table.ts";

interface Windowed {
  readonly id: string;
  readonly kind: "filters" | "windows";
  readonly k: number;
  readonly s: number;
  readonly p: number;
}

function specOf({ id, kind, k, s, p }: Windowed): Conv2dSpec | MaxPool2dSpec {
  const shared = { kernel: [k, k], stride: [s, s], padding: [p, p] } as const;
  return kind === "windows" ? { ...maxPool2d.create(id), ...shared } : { ...conv2d.create(id), ...shared };
}

const sideAfter = (layer: Windowed, side: number): number =>
  countLayer(specOf(layer), { c: 3, h: side, w: side }).output.h;

function rowOf(layer: Windowed, side: number): Row {
  const { id, kind, k, s, p } = layer;
  const right = sideAfter(layer, side);
  const room = side + 2 * p - k;
  return {
    name: id,
    told: `${kind} of ${k} × ${k}, stride ${s}${p > 0 ? `, padding ${p} on each side` : ", no padding"}`,
    right,
    slips: [
      rowSlip(
        "rounded-up",
        Math.ceil(room / s) + 1,
        "Rounded up",
        "the division was rounded up",
        "With one window that hangs over the edge that would be right.",
        "Is there room for one more whole window?",
      ),
      rowSlip(
        "one-lost",
        Math.floor(room / s),
        "Steps counted, not windows",
        "steps were counted, not windows",
        "That is the number of steps.",
        "How many windows are there if it takes that many steps to get from the first to the last?",
      ),
      rowSlip(
        "kernel-ignored",
        Math.ceil(side / s),
        "The side divided by the stride",
        "the side was divided by the stride",
        "With exactly the right padding that would be right.",
        "How wide is a window, and where does the last one end?",
      ),
      ...(p > 0
        ? [
            rowSlip(
              "padding-forgotten",
              sideAfter({ ...layer, p: 0 }, side),
              "Padding forgotten",
              "the padding was forgotten",
              "Without padding that would be right.",
              "How wide is the input with the zeros on both sides?",
            ),
            rowSlip(
              "padded-once",
              Math.floor((room - p) / s) + 1,
              "Padding on one side only",
              "the padding was added on one side only",
              "With padding on one side that would be right.",
              "How many ends does an axis have?",
            ),
          ]
        : []),
      rowSlip(
        "stride-forgotten",
        sideAfter({ ...layer, s: 1 }, side),
        "Stride forgotten",
        "the stride was forgotten",
        "With a stride of 1 that would be right.",
        "Where does the second window start?",
      ),
    ],
    steps: () => [
      ["Number of windows along an axis:"],
      [texBlock`H_{o} = \left\lfloor \frac{H + 2P - k}{S} \right\rfloor + 1`],
      [texBlock`\left\lfloor \frac{${side} + 2 \times ${p} - ${k}}{${s}} \right\rfloor + 1 = ${right}`],
    ],
    check: () => [
      "the last of that many windows ends after ",
      tex`(${right} - 1) \times ${s} + ${k} = ${(right - 1) * s + k}`,
      " pixels, and the padded input has ",
      tex`${side} + 2 \times ${p} = ${side + 2 * p}`,
      ".",
    ],
  };
}

/** Draws a network and its table of sides. */
export function sideTable(random: Random): Table {
  const side = between(60, 130, random);
  const layers: readonly Windowed[] = [
    { id: "conv1", kind: "filters", k: pick([7, 9, 11], random), s: pick([2, 3], random), p: pick([2, 3, 4], random) },
    { id: "pool1", kind: "windows", k: 3, s: 2, p: 0 },
    { id: "conv2", kind: "filters", k: pick([5, 7], random), s: 2, p: pick([2, 3], random) },
    { id: "pool2", kind: "windows", k: pick([2, 3], random), s: 2, p: 0 },
  ];
  const rows: Row[] = [];
  let at = side;
  for (const layer of layers) {
    rows.push(rowOf(layer, at));
    at = sideAfter(layer, at);
  }
  const input: Shape = { c: 3, h: side, w: side };
  return {
    heading: "side of the maps",
    unit: "pixels",
    says: "A table says how many pixels high and wide the maps after each layer are.",
    given: [`image: ${side} × ${side}`, "whole windows only: sizes are rounded down"],
    rows,
    hint: "Go from row to row: the entry of one row is the input of the next.",
    without: "The number of filters does not matter, nor do the channels: they do not change where windows fit.",
    network: networkCase("Quiz: a table of sides", input, layers.map(specOf)),
  };
}
