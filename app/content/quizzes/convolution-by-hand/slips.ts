/** The wrong sums that students write down, commonest first. */
import { slip, type Slip } from "#quiz/slips.ts";
import type { Asked, Drawn } from "./cases.ts";
import { at, flipped, inputTerms, sumOf, total, weightTerms } from "./convolve.ts";
import { missingWeight, output, twoChannels } from "./forward-slips.ts";

type Slips = readonly Slip<number>[];

function weightGradient({ x, w, stride, g, place }: Drawn): Slips {
  const terms = weightTerms(x, g, place, stride);
  const mirrored = [w.length - 1 - place[0], (w[0]?.length ?? 1) - 1 - place[1]] as const;
  return [
    slip(
      sumOf(terms) / terms.length,
      "averaged",
      "Averaged over the positions",
      "You averaged the products. If the weight rises a little, at how many positions does that affect the loss, and do these effects add up?",
    ),
    slip(
      sumOf(terms.slice(0, 1)),
      "one-place",
      "One position only",
      "That is what the first output contributes. Which other outputs used the same weight?",
    ),
    slip(
      sumOf(weightTerms(x, g, mirrored, stride)),
      "reversed",
      "The order of the weights reversed",
      "The weight at the opposite end of the kernel has that gradient. In the first window, which input lies under the weight in question?",
    ),
    slip(
      terms.reduce((all, [, value]) => all + value, 0),
      "gradients-forgotten",
      "Gradients at the outputs left out",
      "You added up the inputs under the weight as they are. How strongly does the loss depend on each of these outputs?",
    ),
    slip(
      total(g),
      "inputs-forgotten",
      "Inputs left out",
      "A bias would have that gradient. By how much does an output change if this weight rises by 1?",
    ),
  ];
}

function biasGradient({ x, g }: Drawn): Slips {
  const outputs = g.flat();
  const all = total(g);
  return [
    slip(
      all / outputs.length,
      "averaged",
      "Averaged over the positions",
      "You averaged the gradients. If the bias rises a little, how many outputs rise with it, and do these effects add up?",
    ),
    slip(
      1,
      "bias-one",
      "A bias moves the output by one",
      "An output does change by as much as the bias. How does the loss respond to that at each position?",
    ),
    slip(
      outputs.length,
      "places-counted",
      "Positions counted",
      "That would be right with a gradient of 1 at every output. Which gradients arrive here?",
    ),
    slip(
      outputs[0] ?? 0,
      "one-place",
      "One position only",
      "That is what the first output contributes. To which other outputs was the same bias added?",
    ),
    slip(
      sumOf(weightTerms(x, g, [0, 0], 1)),
      "first-weight",
      "Gradient of a weight",
      "The first weight of the kernel has that gradient, since the inputs multiply it. What multiplies a bias?",
    ),
  ];
}

function inputGradient({ w, stride, g, place }: Drawn): Slips {
  const terms = inputTerms(w, g, place, stride);
  const unspread = slip(
    sumOf(inputTerms(w, g, place, 1)),
    "gaps-forgotten",
    "Stride forgotten on the way back",
    "With stride 1 that would be the gradient. Where do the windows of the outputs start here?",
  );
  return [
    slip(
      sumOf(inputTerms(flipped(w), g, place, stride)),
      "not-flipped",
      "Kernel applied to the gradients without flipping",
      "That applies the kernel to the gradients in its own order. Which weight did this input meet in the first output that used it, and which in the last?",
    ),
    slip(
      sumOf(terms.slice(0, 1)),
      "one-output",
      "One output only",
      "One output passes that back. Which other windows cover this input?",
    ),
    slip(
      sumOf(terms.slice(-1)),
      "last-output",
      "The last output only",
      "The last output that used this input passes that back. Which windows before it cover the input as well?",
    ),
    slip(
      terms.reduce((all, [, value]) => all + value, 0),
      "gradients-forgotten",
      "Gradients at the outputs left out",
      "You added up the weights that this input met as they are. How strongly does the loss depend on each of these outputs?",
    ),
    slip(
      terms.reduce((all, [value]) => all + value, 0),
      "weights-forgotten",
      "Weights left out",
      "You added up the gradients of the outputs as they are. By how much does each output change if the input rises by 1?",
    ),
    ...(stride === 1 ? [] : [unspread]),
  ];
}

function onesInMiddle({ w }: Drawn): Slips {
  return [
    slip(
      at(w, [1, 1]),
      "one-output",
      "One output only",
      "The output whose window is centred on this pixel passes that back. Which other windows cover it?",
    ),
    slip(
      w.flat().length,
      "windows-counted",
      "Windows counted",
      "That many windows cover the pixel. By what is it multiplied in each of them?",
    ),
    slip(
      1,
      "passed-on",
      "Gradient passed on as it arrives",
      "That is the gradient at each output. What lies between an output and this pixel?",
    ),
    slip(
      w.flat().reduce((all, value) => all + Math.abs(value), 0),
      "signs-lost",
      "Signs left out",
      "That would be right if all weights were positive. What does a negative weight do to the sum?",
    ),
    slip(
      total(w) / w.flat().length,
      "averaged",
      "Averaged over the windows",
      "You averaged what the windows pass back. Do the effects of one pixel on several outputs add up?",
    ),
  ];
}

function onesInCorner({ w, place }: Drawn): Slips {
  const taps = [place[0] === 0 ? 0 : 2, place[1] === 0 ? 0 : 2] as const;
  const [rows, columns] = [w.slice(taps[0], taps[0] + 1), w.map((row) => row.slice(taps[1], taps[1] + 1))];
  return [
    slip(
      at(w, [2 - taps[0], 2 - taps[1]]),
      "not-flipped",
      "The opposite weight",
      "The opposite corner of the image meets that weight. Draw the only window that covers this corner: which weight lies on it?",
    ),
    slip(
      total(w),
      "all-weights",
      "All weights added up",
      "A pixel far from the border would receive that. How many windows cover a corner?",
    ),
    slip(
      1,
      "passed-on",
      "Gradient passed on as it arrives",
      "That is the gradient at the output. What lies between the output and this pixel?",
    ),
    slip(
      at(w, [1, 1]),
      "centre-weight",
      "The weight in the middle",
      "With padding, a window could be centred on the corner. Which window covers it without padding?",
    ),
    slip(
      total(rows),
      "row-of-weights",
      "A row of weights",
      "Pixels along one edge, far from the corners, receive that much. How many windows cover a corner?",
    ),
    slip(
      total(columns),
      "column-of-weights",
      "A column of weights",
      "Pixels along one edge, far from the corners, receive that much. How many windows cover a corner?",
    ),
  ];
}

/** Slips by what is asked. */
export const SLIPS: Readonly<Record<Asked, (drawn: Drawn) => Slips>> = {
  output,
  "two-channels": twoChannels,
  "weight-gradient": weightGradient,
  "bias-gradient": biasGradient,
  "input-gradient": inputGradient,
  "middle-of-ones": onesInMiddle,
  "corner-of-ones": onesInCorner,
  "missing-weight": missingWeight,
};
