/** How heads are miscounted. */
import { thousands } from "#nn/format.ts";
import { plural, shapeText, size } from "#quiz/build.ts";
import type { RichText } from "#quiz/question.ts";
import { misconception, slip, type Slip } from "#quiz/slips.ts";
import { countsOf, doubled, type Drawn, headOn, means } from "./head.ts";

const placesKept = misconception(
  "places-kept",
  "Positions kept, maps averaged",
  "This averages over the maps and keeps the positions. What does a global average run over, and what is left of one map?",
);

/** The head with the mean, commonest slip first. */
export function meanSlips(drawn: Drawn): readonly Slip<number>[] {
  const { maps, units } = drawn;
  const { flat, mean } = countsOf(drawn);
  const values = maps.c * maps.h * maps.w;
  return [
    slip(
      flat,
      "same-count",
      "A weight for every value of the maps",
      `After flattening there would be that many: all of ${shapeText(maps)} is read. What is left of a map when its mean is taken?`,
    ),
    { value: headOn({ ...maps, c: 1 }, drawn), misconception: placesKept },
    slip(
      mean - units,
      "no-bias",
      "Biases left out",
      "The weights are right. What else does each unit have that training can change?",
    ),
    slip(
      headOn({ c: 1, h: 1, w: 1 }, drawn),
      "one-mean",
      "One mean of all maps",
      `This leaves a single number for each unit to read. Over how many of the ${plural(maps.c, "map")} is one mean taken?`,
    ),
    slip(
      mean + values,
      "weighted-mean",
      "Weights given to the mean",
      "You gave the pool a weight for each value. What is there to learn in a mean?",
    ),
  ];
}

/** What the mean saves, commonest slip first. */
export function savingSlips(drawn: Drawn): readonly Slip<number>[] {
  const { maps, units } = drawn;
  const { flat, mean } = countsOf(drawn);
  const places = maps.h * maps.w;
  return [
    slip(
      flat,
      "head-for-free",
      "Only the head that flattens counted",
      "That is what the head that flattens has. Does the other one have no parameters at all?",
    ),
    { value: flat - headOn({ ...maps, c: 1 }, drawn), misconception: placesKept },
    slip(
      mean,
      "rest-for-saving",
      "What remains, not what is saved",
      "That is what the head with the mean still has. How many more does the other head have?",
    ),
    slip(
      flat - (mean - units),
      "bias-once",
      "Biases counted in one head only",
      "One head was counted with its biases, the other without. How many biases does each of them have?",
    ),
    slip(
      maps.c * (places - 1),
      "units-forgotten",
      "One unit instead of all",
      "That is how many weights a single unit saves. How many units are there?",
    ),
    slip(
      places,
      "ratio-for-difference",
      "The ratio, not the difference",
      `After flattening there are ${size([maps.h, maps.w])} times as many values to read. How many parameters is that?`,
    ),
  ];
}

/** The parameters of both heads as they are printed. */
export function bothText(flat: number, mean: number): RichText {
  return [`${thousands(flat)} with flattening, ${thousands(mean)} with the mean`];
}

/** Both heads on larger maps, commonest slip first. */
export function largerSlips(drawn: Drawn): readonly Slip<RichText>[] {
  const { maps, units } = drawn;
  const { flat, mean } = countsOf(drawn);
  const larger = doubled(drawn);
  const { flat: right } = countsOf(larger);
  const { c } = means(maps);
  return [
    slip(
      bothText(right, headOn({ c: 4 * c, h: 1, w: 1 }, drawn)),
      "places-kept",
      "Both heads grown with the maps",
      "There are four times as many values in a map. How many numbers does a mean turn them into?",
    ),
    slip(
      bothText(flat, mean),
      "same-count",
      "Both heads as before",
      "There are as many units as before. After flattening, are there as many values for them to read?",
    ),
    slip(
      bothText(headOn({ ...maps, h: 2 * maps.h }, drawn), mean),
      "one-axis",
      "Twice the side taken for twice the values",
      "That would be right if the maps grew along one axis. Along how many do they grow?",
    ),
    slip(
      bothText(4 * flat, mean),
      "biases-grow",
      "Biases grown with the maps",
      `You multiplied everything by four. How many biases do ${plural(units, "unit")} have when they read more values?`,
    ),
    slip(
      bothText(flat, headOn({ c: 4 * c, h: 1, w: 1 }, drawn)),
      "turned-round",
      "The two heads mixed up",
      "One of them does grow. Which one has a weight for every position of a map?",
    ),
  ];
}
