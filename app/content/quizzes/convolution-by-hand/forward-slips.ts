/** Wrong outputs, and wrong weights worked out from an output, commonest first. */
import { slip, type Slip } from "#quiz/slips.ts";
import { type Drawn, windowValue } from "./cases.ts";
import { at, flipped, outputTerms, sumOf } from "./convolve.ts";

type Slips = readonly Slip<number>[];

const flip = (value: number): Slip<number> =>
  slip(
    value,
    "flipped",
    "Kernel turned round",
    "Mathematics turns the kernel round before it is laid on. Here, as in every library, it is laid on as it is written: which weight meets the first value?",
  );

export function output({ x, w, bias, stride, place }: Drawn): Slips {
  const plain = sumOf(outputTerms(x, w, place, stride));
  const unmoved = slip(
    sumOf(outputTerms(x, w, place, 1)) + bias,
    "stride-forgotten",
    "Window moved by one value",
    "With stride 1 this output would be right. Where does its window start here?",
  );
  return [
    flip(sumOf(outputTerms(x, flipped(w), place, stride)) + bias),
    slip(
      plain + w.flat().length * bias,
      "bias-per-tap",
      "A bias for each weight",
      "The bias was added to every product. How often does it enter into one output?",
    ),
    slip(
      plain,
      "bias-forgotten",
      "Bias left out",
      "That is the sum of the products. What else belongs to every output?",
    ),
    slip(
      sumOf(outputTerms(x, w, [0, 0], stride)) + bias,
      "first-window",
      "The first window taken",
      "The first output has that value. Where does the window of the one that is asked start?",
    ),
    ...(stride === 1 ? [] : [unmoved]),
  ];
}

export function twoChannels(drawn: Drawn): Slips {
  const { x, w } = drawn;
  const [x1, x2, w1] = [x.slice(0, 1), x.slice(1), w.slice(0, 1)];
  const here = (values: Drawn["x"], weights: Drawn["w"]): number => sumOf(outputTerms(values, weights, [0, 0], 1));
  const w2 = w.slice(1);
  return [
    slip(
      windowValue(drawn) / 2,
      "channels-averaged",
      "Channels averaged",
      "The results of the two channels were averaged. What does a filter do with the result of each of its slices?",
    ),
    slip(
      here(x1, w1) + here(x2, w1),
      "same-slice",
      "The same slice for both channels",
      "The first slice was laid on both channels. Which weights belong to the second one?",
    ),
    flip(here(x1, flipped(w1)) + here(x2, flipped(w2))),
    slip(
      here(x1, w1),
      "one-channel",
      "One channel only",
      "That is what the first slice makes of the first channel. Does the filter see the second one?",
    ),
    slip(
      here(x1, w2) + here(x2, w1),
      "slices-swapped",
      "Slices laid on each other’s channels",
      "Each slice met the other’s channel. Which weights are written for the first one?",
    ),
  ];
}

export function missingWeight(drawn: Drawn): Slips {
  const { x, w, bias, place } = drawn;
  const y = windowValue(drawn);
  const [mine, theirs] = [at(w, place) * at(x, place), at(x, place)];
  const others = y - bias - mine;
  const mirrored = [0, 2 - place[1]] as const;
  const turned = sumOf(outputTerms(x, flipped(w), [0, 0], 1)) - at(w, place) * at(x, mirrored);
  return [
    slip(
      (y - bias - turned) / at(x, mirrored),
      "flipped",
      "Kernel turned round",
      "That fits if the kernel is turned round. Here it is laid on as it is written: which input lies under the missing weight?",
    ),
    slip(
      mine,
      "not-divided",
      "The product taken for the weight",
      "That is what the missing weight adds to the output. Which input did it multiply for that?",
    ),
    slip(
      (y - others) / theirs,
      "bias-forgotten",
      "Bias left out",
      "Without a bias that would fit. What has to come off the output first?",
    ),
    slip(
      (y - bias) / theirs,
      "others-forgotten",
      "The other weights left out",
      "That makes the missing weight do all the work. What do the two known ones contribute?",
    ),
    slip(
      (y - 3 * bias - others) / theirs,
      "bias-per-tap",
      "A bias for each weight",
      "The bias was taken off once for every product. How often does it enter into one output?",
    ),
    slip(
      y - others,
      "bias-and-input-forgotten",
      "Bias and input left out",
      "Only the known products were taken off the output. What else is in it, and what does the missing weight multiply?",
    ),
  ];
}
