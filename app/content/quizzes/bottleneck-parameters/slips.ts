/** How 1 × 1 convolutions and bottlenecks are miscounted. */
import { plural, size } from "#quiz/build.ts";
import type { Misconception } from "#quiz/question.ts";
import { misconception, slip, type Slip, together } from "#quiz/slips.ts";
import { noBias } from "../../conv-misconceptions.ts";
import { countOf, type Drawn, partsOf, singleOf, totalOf } from "./block.ts";

function justScales({ input }: Drawn): Misconception {
  return misconception(
    "just-scales",
    "A 1 × 1 filter taken for a single factor",
    `One weight per filter would be enough to scale one channel. How many of the ${plural(input.c, "channel")} does a filter mix at its one position?`,
  );
}

/** A single 1 × 1 convolution; commonest slip first. */
export function singleSlips(drawn: Drawn): readonly Slip<number>[] {
  const { input, filters, bias } = drawn;
  const right = singleOf(drawn);
  const weights = input.c * filters;
  const ofBias: readonly Slip<number>[] = bias
    ? [
        { value: weights, misconception: noBias },
        { value: filters, misconception: together(justScales(drawn), noBias) },
        slip(
          weights + input.c,
          "bias-per-channel",
          "A bias for each input channel",
          "You gave a bias to every channel that goes in. To which maps is a bias added?",
        ),
      ]
    : [
        slip(
          right + filters,
          "extra-bias",
          "Biases counted where there are none",
          "The weights are right. What does the question say about biases?",
        ),
      ];
  return [
    { value: countOf(drawn, 1, 1, filters), misconception: justScales(drawn) },
    ...ofBias,
    slip(
      countOf(drawn, 1, input.c, 1),
      "per-map",
      "One filter instead of all",
      "That is what a single map takes: a weight for each input channel. How many maps come out of the layer?",
    ),
    slip(
      input.c + filters,
      "added",
      "Channels and filters added",
      "Added up, these are the channels on both sides. How many pairs of a channel and a map are there?",
    ),
    slip(
      right * input.h * input.w,
      "no-sharing",
      "New weights at every position",
      `A layer with its own weights at each of the ${size([input.h, input.w])} positions would need that many. Which weights does a convolution use one pixel further on?`,
    ),
  ];
}

/** The weights of a bottleneck; commonest slip first. */
export function blockSlips(drawn: Drawn): readonly Slip<number>[] {
  const { input, filters, reduced, kernel } = drawn;
  const [down, middle, up] = partsOf(drawn);
  const area = size([kernel, kernel]);
  return [
    {
      value: countOf(drawn, 1, 1, reduced) + middle + countOf(drawn, 1, 1, filters),
      misconception: justScales(drawn),
    },
    slip(
      down + countOf(drawn, kernel, 1, reduced) + up,
      "flat-middle",
      `${area} filters one channel deep`,
      `In the middle, each filter was given a single slice. How many channels does the ${area} convolution look at?`,
    ),
    slip(
      middle,
      "middle-only",
      "The 1 × 1 convolutions left out",
      `That is what the ${area} convolution has. Do 1 × 1 filters have no weights?`,
    ),
    slip(
      countOf(drawn, kernel, input.c, filters),
      "full-convolution",
      `A single ${area} convolution`,
      `One ${area} convolution from ${plural(input.c, "channel")} to ${plural(filters, "map")} would need that many, which is what a bottleneck is built to avoid. On how many channels do its ${area} filters work?`,
    ),
    slip(
      countOf(drawn, kernel, input.c, reduced) + middle + countOf(drawn, kernel, reduced, filters),
      "kernel-repeated",
      `${area} in all three convolutions`,
      `You counted ${area} weights for each pair of channels in all three. How large are the filters of the outer two?`,
    ),
    slip(
      down + middle,
      "expansion-forgotten",
      "The last convolution left out",
      `After two convolutions there are ${plural(reduced, "map")}. What leads from there to the ${plural(filters, "map")} that come out?`,
    ),
  ];
}

/** From the weights back to the channels in the middle; commonest slip first. */
export function reducedSlips(drawn: Drawn): readonly Slip<number>[] {
  const { input, filters, reduced, kernel } = drawn;
  const total = totalOf(drawn);
  const area = kernel * kernel;
  const [both, pixels] = [input.c + filters, size([kernel, kernel])];
  return [
    slip(
      Math.round(Math.sqrt(total / area)),
      "middle-only",
      "The 1 × 1 convolutions left out",
      `You gave all weights to the ${pixels} convolution. How many of them belong to the other two?`,
    ),
    slip(
      Math.round(total / (both + area)),
      "flat-middle",
      `${pixels} filters one channel deep`,
      `This has one ${pixels} slice for each channel in the middle. How many channels does each of those filters look at?`,
    ),
    slip(
      Math.round(total / both),
      "middle-forgotten",
      "The middle convolution left out",
      "You divided all weights among the 1 × 1 convolutions. Which weights are neither in the first nor in the last?",
    ),
    slip(
      input.c / 4,
      "quartered",
      "A quarter, as in ResNet",
      "ResNet’s bottlenecks reduce to a quarter of the channels. How many weights would that give here?",
    ),
    slip(
      reduced * reduced,
      "square-for-side",
      "The square of the number of channels",
      "That many pairs of channels meet in the middle. How many channels is that?",
    ),
  ];
}
