/** Wrong outputs, and wrong weights worked out from an output, commonest first. */
import { slip, type Slip } from "#quiz/slips.ts";
import { type Drawn, windowValue } from "./cases.ts";
import { at, flipped, outputTerms, sumOf } from "./convolve.ts";

type Slips = readonly Slip<number>[];

const flip = (value: number): Slip<number> =>
  slip(
    value,
    "flipped",
    "Kernel flipped",
    "In mathematics, a convolution flips the kernel before it is applied. Here, as in every deep-learning library, it is applied as written: which weight meets the first value?",
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
      "You added the bias to every product. How many times is it added for one output?",
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
      "The first output has that value. Where does the window of the output in question start?",
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
      "You averaged the results of the two channels. What does a filter do with the results of its slices?",
    ),
    slip(
      here(x1, w1) + here(x2, w1),
      "same-slice",
      "The same slice for both channels",
      "You applied the first slice to both channels. Which weights belong to the second one?",
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
      "Slices applied to each other’s channels",
      "Each slice was applied to the other’s channel. Which weights belong to the first channel?",
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
      "Kernel flipped",
      "That fits if the kernel is flipped. Here it is applied as written: which input lies under the missing weight?",
    ),
    slip(
      mine,
      "not-divided",
      "The product taken for the weight",
      "That is what the missing weight adds to the output. By which input was it multiplied?",
    ),
    slip(
      (y - others) / theirs,
      "bias-forgotten",
      "Bias left out",
      "That would be right without a bias. What has to be subtracted from the output first?",
    ),
    slip(
      (y - bias) / theirs,
      "others-forgotten",
      "The other weights left out",
      "That leaves everything to the missing weight. What do the two known ones contribute?",
    ),
    slip(
      (y - 3 * bias - others) / theirs,
      "bias-per-tap",
      "A bias for each weight",
      "You subtracted the bias once for every product. How many times is it added for one output?",
    ),
    slip(
      y - others,
      "bias-and-input-forgotten",
      "Bias and input left out",
      "You subtracted only the known products from the output. What else is in it, and what does the missing weight multiply?",
    ),
  ];
}
