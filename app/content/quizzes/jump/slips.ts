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
      "One step of a layer spans as many units of the layer below as its stride. Are those units one pixel apart, or more?",
    ),
    ...(steps.length < strides.length
      ? [
          slip(
            total(steps),
            "strides-above-one-added",
            "Strides above 1 added",
            "It is right that stride 1 changes nothing. But a step of one layer spans several units of the one below: how many pixels apart are those?",
          ),
        ]
      : []),
    slip(
      strides.at(-1) ?? 1,
      "last-stride",
      "The last stride alone",
      "The two units are that many units of the layer below apart. How many pixels of the image lie between one of those and the next?",
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
      "Each layer assumed to halve",
      "If every layer had stride 2, that would be right. What strides do they have?",
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
      "That is the difference between the two numbers, but one counts pixels and the other units. How many pixels correspond to one unit?",
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
      "That is how many units the output moved. How many pixels of the shift correspond to each?",
    ),
    slip(
      shift * moved,
      "multiplied",
      "Multiplied instead of divided",
      "Then a single unit would be more than the whole shift. How is the shift shared among the units?",
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
      "With this stride, the three strides add up to the pixels for one unit. Do steps within steps add up, or multiply?",
    ),
    slip(
      jump,
      "total-for-one",
      "The total taken for one layer",
      "That many pixels correspond to one unit of the output, through all layers. What part of that comes from the other two layers?",
    ),
    slip(
      jump / last,
      "first-forgotten",
      "The first layer left out",
      "That is the product of the first two strides. What is left when you divide by the first?",
    ),
    slip(
      jump / first,
      "last-forgotten",
      "The last layer left out",
      "That is the product of the last two strides. What is left when you divide by the last?",
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
      "That is how far the input was shifted. How many pixels is that for one unit of the output, and which strides lead to that?",
    ),
  ];
}

/** Wrong answers to what is asked. */
export const SLIPS: Readonly<Record<Drawn["asked"], (drawn: Drawn) => readonly Slip<number>[]>> = {
  jump: jumpSlips,
  total: totalSlips,
  missing: missingSlips,
};
