/** The wrong numbers of bytes, images and times, commonest first. */
import { plural } from "#quiz/build.ts";
import { misconception, slip, type Slip, together } from "#quiz/slips.ts";
import { countNetwork, parametersOf } from "../../network-case.ts";
import { answerTo, BYTES, type Drawn, keptValues, MEGABYTE, outputsOf, valuesOf } from "./network.ts";

const NAMED = {
  parameters: misconception(
    "parameters-instead",
    "Parameters counted, not activations",
    "The weights and biases take that much, whatever passes through them. Does their number change if the image becomes larger? Does the number of output values?",
  ),
  batch: misconception(
    "batch-forgotten",
    "One image instead of the batch",
    "That is what a single image takes. Does each image of the batch have outputs of its own?",
  ),
  bytes: misconception(
    "bytes-forgotten",
    "Values counted, not bytes",
    "That is the number of values. How much room does each of them take?",
  ),
  bits: misconception("bits", "Bits instead of bytes", "You counted bits. How many of them make one byte?"),
  last: misconception(
    "last-only",
    "Only the last layer counted",
    "The output of the last layer takes that much. Which other outputs are kept?",
  ),
  input: misconception(
    "input-counted",
    "The input counted as well",
    "That would be right if the input counted too. Is it one of the outputs that the question asks about?",
  ),
} as const;

function oneSlips({ network }: Drawn): readonly Slip<number>[] {
  const values = keptValues(network);
  const { input } = network;
  const [shape = input] = outputsOf(network);
  return [
    { value: BYTES * parametersOf(network), misconception: NAMED.parameters },
    { value: values, misconception: NAMED.bytes },
    { value: 8 * BYTES * values, misconception: NAMED.bits },
    slip(
      BYTES * valuesOf(input),
      "input-instead",
      "The input counted instead",
      "The input of the layer takes that much. How many maps does the layer produce?",
    ),
    { value: BYTES * (values + valuesOf(input)), misconception: NAMED.input },
    slip(
      BYTES * shape.h * shape.w,
      "one-map",
      "One map counted",
      `One map takes that much. How many maps do ${plural(shape.c, "filter")} make?`,
    ),
  ];
}

function allSlips({ network, batch }: Drawn): readonly Slip<number>[] {
  const outputs = outputsOf(network);
  const values = keptValues(network);
  const convolved = countNetwork(network).flatMap(({ spec, output }) =>
    spec.type === "conv2d" ? [valuesOf(output)] : [],
  );
  const last = outputs.slice(-1).map(valuesOf);
  return [
    { value: BYTES * parametersOf(network), misconception: NAMED.parameters },
    { value: BYTES * values, misconception: NAMED.batch },
    { value: batch * values, misconception: NAMED.bytes },
    { value: values, misconception: together(NAMED.batch, NAMED.bytes) },
    { value: 8 * BYTES * batch * values, misconception: NAMED.bits },
    ...last.map((each) => ({ value: BYTES * batch * each, misconception: NAMED.last })),
    { value: BYTES * batch * (values + valuesOf(network.input)), misconception: NAMED.input },
    slip(
      BYTES * batch * (values + convolved.reduce((a, b) => a + b, 0)),
      "relu-counted",
      "Outputs of the ReLUs counted as well",
      "If each ReLU wrote its result to memory of its own, that would be right. Where does it write here?",
    ),
  ];
}

function largestSlips(drawn: Drawn): readonly Slip<number>[] {
  const { network, megabytes } = drawn;
  const values = keptValues(network);
  const fit = (bytes: number): number => Math.floor((megabytes * MEGABYTE) / bytes);
  const last = outputsOf(network).slice(-1).map(valuesOf);
  return [
    slip(
      fit(BYTES * parametersOf(network)),
      "parameters-instead",
      NAMED.parameters.name,
      "That many copies of the weights and biases would fit. Are they what each image needs room for?",
    ),
    slip(
      fit(values),
      "bytes-forgotten",
      NAMED.bytes.name,
      "With one byte for each value, that would be right. How much room does a value take here?",
    ),
    slip(
      answerTo(drawn) + 1,
      "rounded-up",
      "Rounded up",
      "There is not enough room for the outputs of the last image in that batch. How many images fit completely?",
    ),
    ...last.map((each) =>
      slip(
        fit(BYTES * each),
        "last-only",
        NAMED.last.name,
        "If the output of the last layer alone were kept, that would be right. Which other outputs are kept?",
      ),
    ),
    slip(
      fit(8 * BYTES * values),
      "bits",
      NAMED.bits.name,
      "You counted the values in bits, but the memory in bytes. How many bits make one byte?",
    ),
    slip(
      fit(BYTES * (values + valuesOf(network.input))),
      "input-counted",
      NAMED.input.name,
      "If the images had to fit as well, that would be right. Where are they kept?",
    ),
  ];
}

function factorSlips({ network, smallSide }: Drawn): readonly Slip<number>[] {
  const side = network.input.h;
  const times = side / smallSide;
  return [
    slip(
      times,
      "one-axis",
      "One axis counted",
      "That is how many times shorter a side is. In how many directions do the maps shrink?",
    ),
    slip(
      2 * times,
      "sides-added",
      "Both sides added",
      "Height and width both shrink. Does an area shrink by the sum of the factors of its sides?",
    ),
    slip(
      times ** 3,
      "channels-too",
      "Channels assumed to shrink as well",
      "That would be right if there were fewer maps as well. What determines how many maps a layer produces?",
    ),
    slip(
      1,
      "parameters-instead",
      "Parameters counted, not activations",
      "There are as many weights and biases as before. What about the outputs that the layers compute with them?",
    ),
    slip(
      side - smallSide,
      "difference",
      "Sides subtracted",
      "Each side has that many pixels fewer. How many times does the smaller map fit into the larger one?",
    ),
  ];
}

/** Wrong answers to what is asked. */
export const SLIPS: Readonly<Record<Drawn["asked"], (drawn: Drawn) => readonly Slip<number>[]>> = {
  one: oneSlips,
  all: allSlips,
  largest: largestSlips,
  factor: factorSlips,
};
