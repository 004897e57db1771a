/** The wrong values and gradients that students compute, commonest first. */
import { slip, type Slip } from "#quiz/slips.ts";
import { noParameters, timesValue } from "./gradient-slips.ts";
import { rowMax, rowMaxGradient, rowMeanGradient } from "./row-slips.ts";
import { type Asked, type Drawn, partedAt, total } from "./windows.ts";

type Slips = readonly Slip<number>[];

function mean({ values }: Drawn): Slips {
  return [
    slip(
      total(values),
      "sum-not-mean",
      "Sum, not mean",
      "That is the sum of all values. What turns a sum into a mean?",
    ),
    slip(
      Math.max(...values),
      "largest-taken",
      "Largest value taken",
      "A max pool would output that. What does a mean do with the other values?",
    ),
    slip(
      total(values) / 2,
      "divided-by-side",
      "Divided by one side of the window",
      "You divided the sum by the side of the window. How many values were added?",
    ),
    slip(
      (Math.max(...values) + Math.min(...values)) / 2,
      "middle-of-range",
      "Midpoint of smallest and largest",
      "That uses only two of the values. Would it change if one of the other two did?",
    ),
  ];
}

function maxGradient(drawn: Drawn): Slips {
  const { itself } = partedAt(drawn);
  const largest = Math.max(...drawn.values);
  const [g = 0] = drawn.gradients;
  const spread = slip(
    g / 4,
    "spread",
    "Shared among all inputs",
    "A mean pool shares the gradient like that. If one of the smaller inputs rises a little, does the maximum change?",
  );
  if (itself === largest) {
    return [
      noParameters,
      spread,
      timesValue(g * largest),
      slip(
        itself,
        "value-for-gradient",
        "The value passed back",
        "That is what the window outputs in the forward pass. What arrives in the backward pass?",
      ),
    ];
  }
  return [
    spread,
    slip(
      g,
      "to-all",
      "Passed to every input",
      "One input of the window does receive that. Is it this one: does the output change if this input rises a little?",
    ),
    timesValue(g * largest),
    slip(
      itself,
      "value-for-gradient",
      "The value passed back",
      "That is the value of the input. How much does the output change if it rises a little?",
    ),
  ];
}

function meanGradient(drawn: Drawn): Slips {
  const { itself } = partedAt(drawn);
  const [g = 0] = drawn.gradients;
  return [
    slip(
      g,
      "copied",
      "Copied to every input",
      "A sum would pass that back. How much does the mean change if one of its four values rises by 1?",
    ),
    slip(
      0,
      "winner-takes-it",
      "All to the largest input",
      "In a max pool this input would get nothing. Does a mean depend on its largest value alone?",
    ),
    timesValue(g * itself),
    slip(
      g / 2,
      "divided-by-side",
      "Divided by one side of the window",
      "With two inputs, each would get that much. How many values does this mean have?",
    ),
  ];
}

function missing(drawn: Drawn): Slips {
  const { values } = drawn;
  const { others } = partedAt(drawn);
  const [mean, three] = [total(values) / values.length, total(others)];
  return [
    slip(
      mean,
      "mean-repeated",
      "The mean repeated",
      "That would be right if the three known values alone had this mean. Do they?",
    ),
    slip(
      3 * mean - three,
      "three-counted",
      "Three values counted",
      "That treats the mean as one over three values. How many values does the window hold?",
    ),
    slip(
      Math.abs(three - mean),
      "mean-for-sum",
      "The mean taken for the sum",
      "You compared the known values with the mean itself. How large is the sum of all four?",
    ),
    slip(
      4 * mean,
      "sum-of-all",
      "Sum of all values",
      "All four add up to that. How much of it comes from the known ones?",
    ),
    slip(
      2 * mean - three / 3,
      "mean-of-means",
      "Balanced against the mean of the others",
      "That balances two numbers around the mean. How many known values does the missing one have to balance?",
    ),
  ];
}

function least(drawn: Drawn): Slips {
  const { others } = partedAt(drawn);
  const [g = 0] = drawn.gradients;
  const largest = Math.max(...others);
  return [
    slip(
      largest,
      "tie",
      "A tie taken for a win",
      "Then two inputs would be equally large, and the gradient would go to the other one. What does it take to be the largest?",
    ),
    slip(
      g,
      "gradient-for-value",
      "The gradient taken for the value",
      "That is what comes back. Does the size of a gradient say how large the input is?",
    ),
    slip(
      largest + g,
      "gradient-added",
      "The gradient added to the largest",
      "The largest value need not be ahead by the size of the gradient. By how much must it be ahead of the next one, among whole numbers?",
    ),
    slip(
      Math.min(...others) + 1,
      "smallest-beaten",
      "Only the smallest beaten",
      "That is larger than one of the others. Which of them must the largest value exceed?",
    ),
    slip(
      total(others) + 1,
      "sum-beaten",
      "All others together beaten",
      "That exceeds the sum of the others. Is a maximum compared with a sum?",
    ),
  ];
}

/** Slips by what is asked. */
export const SLIPS: Readonly<Record<Asked, (drawn: Drawn) => Slips>> = {
  mean,
  "max-gradient": maxGradient,
  "mean-gradient": meanGradient,
  "row-max": rowMax,
  "row-max-gradient": rowMaxGradient,
  "row-mean-gradient": rowMeanGradient,
  missing,
  least,
};
