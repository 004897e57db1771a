/** How the parameters of a dense layer are miscounted. */
import { thousands } from "#nn/format.ts";
import { plural, shapeText, size } from "#quiz/build.ts";
import type { Misconception } from "#quiz/question.ts";
import { misconception, slip, type Slip, together } from "#quiz/slips.ts";
import { denseParameters } from "../../dense-case.ts";
import { type Before, type Drawn, parametersOf } from "./head.ts";

const noBias = misconception(
  "no-bias",
  "Biases left out",
  "The weights are right. What else does each unit have that training can change?",
);

function channelsOnly({ maps }: Drawn): Misconception {
  return misconception(
    "channels-only",
    "One weight for each map",
    `A layer that mixes the ${plural(maps.c, "map")} at one position needs that many. How many numbers does a unit read when maps of ${size([maps.h, maps.w])} are flattened?`,
  );
}

/** What arrives taken for something else. */
function ofTheInput(drawn: Drawn): readonly Slip<number>[] {
  const { maps, units, bias } = drawn;
  const count = (shape: Partial<Drawn["maps"]>, withBias = bias): number =>
    denseParameters({ ...maps, ...shape }, units, withBias);
  const values = maps.c * maps.h * maps.w;
  return [
    { value: count({ h: 1, w: 1 }), misconception: channelsOnly(drawn) },
    ...(bias ? [{ value: count({ h: 1, w: 1 }, false), misconception: together(channelsOnly(drawn), noBias) }] : []),
    slip(
      count({ c: 1 }),
      "one-map",
      "One map read instead of all",
      `This connects every unit to a single map of ${size([maps.h, maps.w])}. And the other maps?`,
    ),
    slip(
      values + units,
      "added",
      "Inputs and units added",
      "Added up, these are the values on both sides of the layer. How many connections are there if every input is connected to every unit?",
    ),
  ];
}

function ofTheBiases({ maps, units, bias }: Drawn): readonly Slip<number>[] {
  const weights = denseParameters(maps, units, false);
  if (!bias) {
    return [
      slip(
        weights + units,
        "extra-bias",
        "Biases counted where there are none",
        "That would be right with biases. What does the question say about them?",
      ),
    ];
  }
  return [
    slip(
      weights + 1,
      "shared-bias",
      "One bias for the whole layer",
      "You counted a single bias for all units. What may differ between two units that read the same values?",
    ),
    { value: weights, misconception: noBias },
  ];
}

/** What goes wrong on the way from the image to the flatten. */
function onTheWay(drawn: Drawn, { image, unpooled, images }: Before): readonly Slip<number>[] {
  const { maps, units, bias } = drawn;
  const at = (h: number, c = maps.c): number => denseParameters({ c, h, w: h }, units, bias);
  return [
    slip(
      at(unpooled.h),
      "size-before-pool",
      "The size before the pool",
      `${shapeText(unpooled)} is the shape after the convolution. Which shape arrives at the flatten layer?`,
    ),
    slip(
      at(image.h / 2),
      "border-forgotten",
      "The border lost in the convolution forgotten",
      `Half of ${image.h} would be right with padding. Without it, at how many positions along one side does the filter fit?`,
    ),
    slip(
      at(maps.h, image.c),
      "image-depth",
      "The channels of the image kept",
      `The image has ${plural(image.c, "channel")}. How many maps leave the convolution?`,
    ),
    slip(
      parametersOf(drawn) * images,
      "batch-counted",
      "Parameters for every image of the batch",
      `You multiplied by the ${thousands(images)} images. Does each image need weights of its own?`,
    ),
  ];
}

/** Wrong numbers of parameters, commonest first. */
export function countSlips(drawn: Drawn): readonly Slip<number>[] {
  return [...ofTheInput(drawn), ...ofTheBiases(drawn), ...(drawn.before ? onTheWay(drawn, drawn.before) : [])];
}

/** Wrong sides, where the side of a map is asked; commonest first. */
export function sideSlips(drawn: Drawn): readonly Slip<number>[] {
  const { maps, units } = drawn;
  const values = maps.c * maps.h * maps.w;
  return [
    slip(
      Math.round(Math.sqrt(values)),
      "one-map",
      "One map read instead of all",
      `You put all the values that a unit reads into a single map. How many of them belong to one of the ${plural(maps.c, "map")}?`,
    ),
    slip(
      maps.h * maps.w,
      "area-for-side",
      "The area taken for the side",
      "That is how many values one map has. How wide is a square with that many cells?",
    ),
    slip(
      values,
      "values-for-side",
      "All values of a unit’s input",
      "That is how many values a unit reads. They come from several maps: how many from each?",
    ),
    slip(
      Math.round(Math.sqrt(parametersOf(drawn) / maps.c)),
      "units-forgotten",
      "All units taken for one",
      `The total belongs to ${plural(units, "unit")}. How much of it belongs to a single one?`,
    ),
    slip(
      (maps.h * maps.w) / 2,
      "halved",
      "Halved instead of taking the root",
      "Height times width makes an area. Does half of an area give its side?",
    ),
  ];
}
