/** What is made of chains wrongly, commonest first. */
import { slip, type Slip } from "#quiz/slips.ts";
import { type Asked, type Drawn, isSymmetric, separates, sideOf } from "./chains.ts";
import { channelSlips, channelsOfSlips, savedSlips, separableChannelSlips } from "./weight-slips.ts";

type Slips = readonly Slip<number>[];

function sideSlips({ n, k }: Drawn): Slips {
  return [
    slip(
      n * k,
      "side-added",
      "Sides added",
      "That would be right if the kernels lay side by side. Slide one over the other: how far do they overlap, at least?",
    ),
    slip(
      k ** n,
      "side-multiplied",
      "Sides multiplied",
      "That would be right if each kernel moved in steps as long as it is wide. How long are the steps here?",
    ),
    slip(
      n * (k - 1),
      "pixel-forgotten",
      "The first pixel forgotten",
      "That is how many pixels the kernels add to the field. How wide is it to start with?",
    ),
    slip(
      k,
      "each-alone",
      "One kernel alone",
      "A unit of the last layer reads that many units of the layer below it. Whose pixels do those read?",
    ),
  ];
}

function coefficientSlips(drawn: Drawn): Slips {
  const { n, k } = drawn;
  const side = sideOf(drawn);
  return [
    slip(
      side * side,
      "reaches-all",
      "The larger kernel counted",
      "The one large kernel has that many entries. Can all of them be chosen freely if they come from the small ones? Count the numbers that are free.",
    ),
    slip(
      k ** (2 * n),
      "multiplied",
      "Coefficients multiplied",
      "That many products arise when the kernels are multiplied out. How many numbers go into them?",
    ),
    slip(k * k, "one-kernel", "One kernel counted", "One of the kernels has that many. And the others?"),
    slip(
      n * k,
      "one-side",
      "One side of each kernel",
      "A kernel has an area. How many coefficients does one of them have?",
    ),
    slip(
      n * k * k - (n - 1),
      "dimensions-counted",
      "Dimensions counted",
      "That is the dimension of the set of kernels that the chain can make, since one kernel can grow as another shrinks. The question asks for something else: how many numbers are stored?",
    ),
  ];
}

function separableSlips({ k }: Drawn): Slips {
  return [
    slip(
      k * k,
      "separable-is-full",
      "The full kernel counted",
      "The kernel that the column and the row make has that many entries. How many numbers are chosen to make it?",
    ),
    slip(k, "column-only", "One of the two counted", "The column alone has that many. And the row?"),
    slip(
      2 * k - 1,
      "dimensions-counted",
      "Dimensions counted",
      "The set of separable kernels does have that dimension, since the column can grow as the row shrinks. The question asks for something else: how many numbers are stored?",
    ),
    slip(
      2 * k * k,
      "two-full",
      "Two full kernels",
      "Two square kernels would have that many. How many pixels lie under a column?",
    ),
  ];
}

/** How many multiplied kernels reach a side. */
function powersTo(side: number, k: number): number {
  let [count, reach] = [0, 1];
  while (reach < side) {
    reach *= k;
    count++;
  }
  return count;
}

function layerSlips(drawn: Drawn): Slips {
  const { n, k } = drawn;
  const side = sideOf(drawn);
  return [
    slip(
      Math.floor(side / k),
      "side-added",
      "Sides added",
      "That many kernels fit side by side. In a chain they overlap: by how many pixels does each additional one widen the field?",
    ),
    slip(
      powersTo(side, k),
      "side-multiplied",
      "Sides multiplied",
      "That would be enough if each kernel multiplied the field. Without strides, how much does each additional one add?",
    ),
    slip(
      Math.floor((side * side) / (k * k)),
      "areas-divided",
      "Areas divided",
      "That many small kernels have about as many weights as the large one. The question is how far they reach: what does each add along one side?",
    ),
    slip(
      n - 1,
      "first-forgotten",
      "The first kernel forgotten",
      "That many come after the first one. How many are there including it?",
    ),
    slip(
      side - k,
      "pixel-each",
      "One pixel for each layer",
      "That would be right if each kernel after the first widened the field by a single pixel. How far does a kernel stick out, on both sides together?",
    ),
    slip(
      side - 1,
      "pixel-each-from-one",
      "One pixel for each layer, from the first on",
      "That would be right if each kernel widened the field by a single pixel. How far does a kernel stick out, on both sides together?",
    ),
  ];
}

/** Wrong numbers by what is asked. */
export const SLIPS: Readonly<Record<Exclude<Asked, "which">, (drawn: Drawn) => Slips>> = {
  side: sideSlips,
  coefficients: coefficientSlips,
  separable: separableSlips,
  channels: channelSlips,
  saved: savedSlips,
  "separable-channels": separableChannelSlips,
  layers: layerSlips,
  "channels-of": channelsOfSlips,
};

/** Wrong choices of kernels that separate. */
export function whichSlips({ kernels }: Drawn): readonly Slip<readonly boolean[]>[] {
  return [
    slip(
      kernels.map(() => true),
      "any-kernel-separates",
      "Every kernel assumed separable",
      "A column and a row have fewer numbers than a square. Compare the rows of each kernel: are they multiples of one another?",
    ),
    slip(
      kernels.map(isSymmetric),
      "symmetric-separates",
      "Symmetry taken for separability",
      "Those look the same with rows and columns exchanged. Are all of their rows multiples of one row?",
    ),
    slip(
      kernels.map((kernel) => separates(kernel) || !isSymmetric(kernel)),
      "one-entry-overlooked",
      "One entry overlooked",
      "One of these kernels is almost separable. Go through its rows entry by entry: is the factor the same everywhere?",
    ),
  ];
}
