/** The wrong numbers of operations, and of filters, commonest first. */
import { plural, size } from "#quiz/build.ts";
import { misconception, slip, type Slip, together } from "#quiz/slips.ts";
import { altered, type ConvCase, convCounts } from "../../conv-case.ts";

/** Multiplications and additions of a layer: each multiply-accumulate is one of either. */
export function operationsOf(layer: ConvCase): number {
  return 2 * convCounts(layer).macs;
}

const SAME = misconception(
  "same",
  "Multiply-accumulates taken for operations",
  "That is how many products are added up. How many operations is one such step, if multiplications and additions are counted separately?",
);

const flat = ({ input }: ConvCase) =>
  misconception(
    "flat-filter",
    "A filter one channel deep",
    `For an input of one channel that is right. Over how many numbers does a filter sum at one position, with ${plural(input.c, "channel")}?`,
  );

/** Wrong numbers of operations; where the multiply-accumulates are given, only the way from them can go wrong. */
export function operationSlips(layer: ConvCase, isGiven: boolean): readonly Slip<number>[] {
  const { macs, output, filters, filterWeights } = convCounts(layer);
  const { input } = layer;
  const sums = output.c * output.h * output.w;
  const flatLayer = altered(layer, { c: 1 });
  const ofLayer: readonly Slip<number>[] = [
    { value: operationsOf(flatLayer), misconception: flat(layer) },
    { value: convCounts(flatLayer).macs, misconception: together(SAME, flat(layer)) },
    slip(
      2 * input.h * input.w * filters * filterWeights,
      "input-positions",
      "Positions of the input counted",
      `That computes a sum at each of the input’s ${size([input.h, input.w])} pixels. At how many positions is a filter really applied?`,
    ),
    slip(
      2 * filters * filterWeights,
      "weights-only",
      "Each weight used once",
      "That multiplies and adds each weight only once. At how many positions is it used?",
    ),
  ];
  return [
    { value: macs, misconception: SAME },
    slip(
      macs / 2,
      "halved",
      "Halved instead of doubled",
      "Two operations make one multiply-accumulate. Are there more operations than multiply-accumulates, or fewer?",
    ),
    slip(
      2 * macs - sums,
      "minus-one",
      "One addition left out in each sum",
      "A sum that starts from its first product has one addition fewer than products. What do the sums start from here?",
    ),
    slip(
      2 * macs + sums,
      "bias-again",
      "Biases counted once more",
      "That would be right if the sum started from zero and the bias were added at the end. What is the first product added to here?",
    ),
    ...(isGiven ? [] : ofLayer),
  ];
}

/** Wrong numbers of filters, from the operations. */
export function filterSlips(layer: ConvCase): readonly Slip<number>[] {
  const { filters, output } = convCounts(layer);
  const { kernel } = layer.spec;
  const one = (other: ConvCase): number => operationsOf(layer) / operationsOf(altered(other, {}, { channels: 1 }));
  return [
    slip(
      2 * filters,
      "same",
      "Operations taken for multiply-accumulates",
      "That would be right if a product and its addition were one operation. How many are counted for them here?",
    ),
    slip(
      filters / 2,
      "halved",
      "Halved twice",
      "From operations to multiply-accumulates, there is one factor of two. Where does the other one come from?",
    ),
    slip(
      one(altered(layer, { c: 1 })),
      "flat-filter",
      "A filter one channel deep",
      `That many filters would be right if each saw a single channel. How many operations does a filter take that sees ${plural(layer.input.c, "channel")}?`,
    ),
    slip(
      filters * output.h * output.w,
      "places-forgotten",
      "One position taken for the map",
      "That is how many sums are computed in all. How many of them does one filter compute?",
    ),
    slip(
      filters * output.h,
      "one-row",
      "One row taken for the map",
      "That is how many rows of values are computed in all. How many rows does the map of one filter have?",
    ),
    slip(
      filters * kernel[1],
      "one-side",
      "The kernel’s height without its width",
      `A slice is multiplied at every position of its area. How many products does one slice of ${size(kernel)} take?`,
    ),
  ];
}
