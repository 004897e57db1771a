/** The wrong fields, weights and numbers of layers, commonest first. */
import { size } from "#quiz/build.ts";
import { misconception, slip, type Slip } from "#quiz/slips.ts";
import { altered, type ConvCase, convCase, convCounts } from "../../conv-case.ts";
import { doubling, type Drawn, fewest, fieldOf, pixelsRead } from "./stack.ts";

const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Wrong rules for the field of a stack, by what they make of its kernel and dilations. */
const WRONG_FIELDS = {
  "dilation-forgotten": (k, dilations) => 1 + dilations.length * (k - 1),
  "extents-added": (k, dilations) => total(dilations.map((d) => (k - 1) * d + 1)),
  "extent-kd": (k, dilations) => 1 + total(dilations.map((d) => k * d - 1)),
  "dilation-as-stride": (k, dilations) =>
    1 + total(dilations.map((_, i) => (k - 1) * dilations.slice(0, i).reduce((a, b) => a * b, 1))),
  "last-layer-only": (k, dilations) => (k - 1) * (dilations.at(-1) ?? 1) + 1,
  "pixel-forgotten": (k, dilations) => (k - 1) * total(dilations),
  "kernels-multiplied": (k, dilations) => k ** dilations.length,
} as const satisfies Readonly<Record<string, (k: number, dilations: readonly number[]) => number>>;
type WrongField = keyof typeof WRONG_FIELDS;

const NAMES: Readonly<Record<WrongField, string>> = {
  "dilation-forgotten": "Dilation left out",
  "extents-added": "Whole extents added",
  "extent-kd": "A gap after every tap",
  "dilation-as-stride": "Dilation taken for a stride",
  "last-layer-only": "Only the last layer",
  "pixel-forgotten": "The first pixel forgotten",
  "kernels-multiplied": "Kernel sizes multiplied",
};

const FEEDBACK: Readonly<Record<WrongField, string>> = {
  "dilation-forgotten":
    "With taps side by side, the stack would see that much. How far apart are the outer taps of each layer?",
  "extents-added":
    "That would be right for windows placed end to end. The pixel that a layer starts from is seen already: how much does the layer add to it?",
  "extent-kd": "That gives every tap a gap of its own. How many gaps lie between the taps of one kernel?",
  "dilation-as-stride":
    "Strides multiply in that way, since a strided layer skips units. Are any units skipped when taps are moved apart?",
  "last-layer-only": "The last layer spans that many units of the layer below it. Whose pixels does each of those see?",
  "pixel-forgotten": "That is what all layers add together. How many pixels are seen without any layer?",
  "kernels-multiplied":
    "A field grows in that way if each dilation is the one before times the size of the kernel. What does the second layer here add to the first?",
};

const known = (id: WrongField) => misconception(id, NAMES[id], FEEDBACK[id]);

const IDS = Object.keys(WRONG_FIELDS).filter((id): id is WrongField => id in WRONG_FIELDS);

function fieldSlips({ k, dilations }: Drawn): readonly Slip<number>[] {
  return IDS.map((id) => ({ value: WRONG_FIELDS[id](k, dilations), misconception: known(id) }));
}

/** What to think about where layers are counted: by these rules, that many would do. */
const COUNT_FEEDBACK = {
  "dilation-forgotten":
    "With taps side by side, it would take that many. How much does a layer add once its taps are apart?",
  "kernels-multiplied":
    "That would be right if each layer multiplied the field by its number of taps in a row. What does the second layer add to the first here?",
  "dilation-as-stride":
    "That would be right if the layers had strides instead of dilations. Are any units skipped when taps are moved apart?",
  "last-layer-only":
    "That would be right if the last layer had to reach that far on its own. What do the layers below it add?",
  "extent-kd": "That gives every tap a gap of its own. How many gaps lie between the taps of one kernel?",
} as const satisfies Partial<Record<WrongField, string>>;

/** Wrong numbers of layers that double their dilation; of the rarer ones, those that differ from the right one here. */
function layerSlips({ k, dilations, wanted }: Drawn): readonly Slip<number>[] {
  const right = dilations.length;
  const byRule = (id: keyof typeof COUNT_FEEDBACK): Slip<number> => {
    const layers = fewest(wanted, (n) => WRONG_FIELDS[id](k, doubling(n)));
    return slip(layers, id, NAMES[id], COUNT_FEEDBACK[id]);
  };
  const others: readonly Slip<number>[] = [
    byRule("kernels-multiplied"),
    byRule("dilation-as-stride"),
    byRule("last-layer-only"),
    byRule("extent-kd"),
    slip(
      right - 1,
      "rounded-down",
      "Rounded down",
      "Try this number of layers: how far does the stack see then, and is that enough?",
    ),
    slip(
      fewest(wanted, (n) => 2 ** n),
      "field-doubles",
      "Each layer assumed to double the field",
      "The dilations double. How wide is the field after one layer, after two, after three?",
    ),
    slip(
      2 ** (right - 1),
      "dilation-for-layers",
      "The last dilation taken",
      "That is how far apart the taps of the last layer are. How many layers does it take to get to that dilation?",
    ),
    slip(
      total(dilations),
      "dilations-added",
      "Dilations added",
      "That is what the dilations of all layers add up to. How many layers is that?",
    ),
  ];
  return [byRule("dilation-forgotten"), ...others.filter(({ value }) => value !== right)];
}

/** The layer, where weights are asked. */
export function layerOf({ k, dilations, channels, filters }: Drawn): ConvCase {
  const [d = 1] = dilations;
  const spec = { channels: filters, kernel: [k, k], dilation: [d, d], bias: false } as const;
  return convCase({ c: channels, h: 32, w: 32 }, spec);
}

function weightSlips(drawn: Drawn): readonly Slip<number>[] {
  const layer = layerOf(drawn);
  const { k, dilations } = drawn;
  const [d = 1] = dilations;
  const count = (other: ConvCase): number => convCounts(other).parameters;
  const square = (side: number): number => count(altered(layer, {}, { kernel: [side, side], dilation: [1, 1] }));
  return [
    slip(
      square(d * (k - 1) + 1),
      "holes-have-weights",
      "Gaps counted as weights",
      "A full kernel with the same span would have that many weights. Is anything stored for a pixel in a gap, which is not multiplied by anything?",
    ),
    slip(
      square(k * d),
      "extent-kd",
      "Kernel multiplied by the dilation",
      "A full kernel with both sides multiplied by the dilation has that many weights. How many pixels of one channel does a filter multiply at one position?",
    ),
    slip(
      d * count(layer),
      "dilation-times",
      "Weights multiplied by the dilation",
      "Taps that are further apart reach further. Are there more of them?",
    ),
    slip(
      count(altered(layer, { c: 1 })),
      "flat-filter",
      "A filter one channel deep",
      `For an input of one channel that is right. On how many channels does a filter have ${size([k, k])} taps here?`,
    ),
    slip(
      count(altered(layer, {}, { channels: 1 })),
      "one-filter",
      "One filter instead of the bank",
      "That is what one filter has. How many filters does the layer have?",
    ),
    slip(
      count(layer) / d,
      "dilation-divides",
      "Weights divided by the dilation",
      "It is true that not all pixels under the window are read. Does a filter have fewer taps than without dilation?",
    ),
  ];
}

function readSlips(drawn: Drawn): readonly Slip<number>[] {
  const { k, dilations } = drawn;
  const field = fieldOf(k, dilations);
  return [
    slip(
      field,
      "span-for-read",
      "All pixels of the span counted",
      "From the first pixel to the last there are that many. Are there pixels between them that no path of taps ever reaches?",
    ),
    slip(
      k ** dilations.length,
      "paths-counted",
      "Paths counted, not pixels",
      "That many ways lead down through the taps of the layers. How many of them end on the same pixel?",
    ),
    slip(
      k * dilations.length,
      "taps-added",
      "Taps of all layers added",
      "Each layer has its taps, but the pixels under some of them are read already. How many new pixels does each layer add?",
    ),
    slip(
      k,
      "last-layer-only",
      NAMES["last-layer-only"],
      "The last layer reads that many units of the layer below it. Which pixels do those read, and are they all the same ones?",
    ),
    slip(
      field - pixelsRead(drawn),
      "gaps-counted",
      "The gaps counted",
      "That is how many pixels of the span are left out. How many are read?",
    ),
    slip(
      Math.ceil(field / 2),
      "every-second",
      "Every second pixel",
      "With dilation 2 in each layer, that would be right. How far apart are the pixels that a unit reads here?",
    ),
  ].filter(({ misconception: { id }, value }) => id !== "every-second" || value !== pixelsRead(drawn));
}

/** Wrong answers to what is asked. */
export const SLIPS: Readonly<Record<Drawn["asked"], (drawn: Drawn) => readonly Slip<number>[]>> = {
  field: fieldSlips,
  weights: weightSlips,
  layers: layerSlips,
  read: readSlips,
};
