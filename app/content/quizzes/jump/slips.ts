/** The wrong distances and strides, commonest first. */
import { slip, type Slip } from "#quiz/slips.ts";
import { type Drawn, jumpOf, trace } from "./stack.ts";

const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const product = (numbers: readonly number[]): number => numbers.reduce((a, b) => a * b, 1);

function jumpSlips({ layers }: Drawn): readonly Slip<number>[] {
  const strides = layers.map(({ s }) => s);
  const steps = strides.filter((s) => s > 1);
  return [
    slip(
      total(strides),
      "strides-added",
      "Strides added",
      "A step of a layer is as many units of the layer below as its stride says. Is each of those units one pixel, or are they apart as well?",
    ),
    ...(steps.length < strides.length
      ? [
          slip(
            total(steps),
            "strides-above-one-added",
            "Strides above 1 added",
            "It is right that stride 1 changes nothing. But a step of one layer spans several units of the one below: how many pixels is each of those?",
          ),
        ]
      : []),
    slip(
      strides.at(-1) ?? 1,
      "last-stride",
      "The last stride alone",
      "The two are that many units of the layer below apart. How many pixels of the image is one of those units away from the next?",
    ),
    slip(
      Math.max(...strides),
      "largest-stride",
      "The largest stride alone",
      "That is the longest step of any layer, counted in units of the layer below it. What do the steps of the other layers do to it?",
    ),
    slip(
      2 ** strides.length,
      "two-per-layer",
      "Each layer taken to halve",
      "If every layer had stride 2, that would be right. Which strides do they have?",
    ),
    slip(
      product(layers.map(({ k }) => k)),
      "kernel-counts",
      "Kernels multiplied",
      "If every window started where the one before ends, that would be right. How far apart do windows start here?",
    ),
    slip(
      trace(layers).at(-1)?.field ?? 1,
      "field-for-jump",
      "The receptive field instead",
      "That is how many pixels one unit sees along a side. Its neighbour sees as many. How many pixels further on do those begin?",
    ),
  ];
}

function totalSlips({ layers, moved }: Drawn): readonly Slip<number>[] {
  const shift = moved * jumpOf(layers);
  return [
    slip(
      shift - moved,
      "subtracted",
      "Subtracted instead of divided",
      "By that much the two numbers differ, but one counts pixels and the other units. How many pixels belong to one of the units?",
    ),
    slip(
      shift,
      "moves-as-far",
      "The shift of the input taken",
      "That would be right if the output had moved by a single unit. By how many has it moved?",
    ),
    slip(
      moved,
      "output-shift",
      "The move of the output taken",
      "That is how many units the output moved. How many pixels of the shift belong to each?",
    ),
    slip(
      shift * moved,
      "multiplied",
      "Multiplied instead of divided",
      "Each of the units would then be further away than the whole shift. How is the shift shared among them?",
    ),
    slip(
      shift / moved / 2,
      "halved",
      "Halved once more",
      "With half of that distance between units, the output would move twice as far. How far does it move?",
    ),
  ];
}

function missingSlips({ layers, moved }: Drawn): readonly Slip<number>[] {
  const [first = 1, , last = 1] = layers.map(({ s }) => s);
  const jump = jumpOf(layers);
  return [
    slip(
      jump - first - last,
      "strides-added",
      "Strides added",
      "This stride and the two others add up to the pixels for one unit. Do steps within steps add up, or multiply?",
    ),
    slip(
      jump,
      "total-for-one",
      "The total taken for one layer",
      "That many pixels belong to one unit of the output, through all layers. How much of that do the other two make?",
    ),
    slip(
      jump / last,
      "first-forgotten",
      "The first layer left out",
      "That is what the first two layers make together. What does the first one take of it?",
    ),
    slip(
      jump / first,
      "last-forgotten",
      "The last layer left out",
      "That is what the last two layers make together. What does the last one take of it?",
    ),
    slip(
      (jump * moved) / (first * last),
      "move-forgotten",
      "The move of the output left out",
      "If the output had moved by a single unit, that would be right. By how many did it move?",
    ),
    slip(
      jump * moved,
      "moves-as-far",
      "The shift of the input taken",
      "That is how far the input was shifted. How many pixels is that for one unit of the output, and which layers make it so?",
    ),
  ];
}

/** Wrong answers to what is asked. */
export const SLIPS: Readonly<Record<Drawn["asked"], (drawn: Drawn) => readonly Slip<number>[]>> = {
  jump: jumpSlips,
  total: totalSlips,
  missing: missingSlips,
};
