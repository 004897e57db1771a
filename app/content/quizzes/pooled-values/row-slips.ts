/** Wrong values and gradients of windows that overlap on a row, commonest first. */
import { slip, type Slip } from "#quiz/slips.ts";
import { noParameters, timesValue } from "./gradient-slips.ts";
import { arriving, type Drawn, KERNEL, middleWindow, partedAt, total, valuesAt } from "./windows.ts";

type Slips = readonly Slip<number>[];

export function rowMax(drawn: Drawn): Slips {
  const { values } = drawn;
  const window = middleWindow(drawn);
  const magnitude = window.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0);
  return [
    slip(
      Math.max(...valuesAt(values, [3, 4, 5])),
      "disjoint-windows",
      "Windows placed end to end",
      "That would be right if the stride were as long as the window. Where does the second window start here?",
    ),
    slip(
      magnitude,
      "largest-magnitude",
      "Largest magnitude taken",
      "That value is furthest from 0. Which of the three lies furthest to the right on the number line?",
    ),
    slip(
      Math.max(...valuesAt(values, [1, 2, 3])),
      "stride-one",
      "Moved by one value",
      "That would be the second output with stride 1. By how much does the window move here?",
    ),
    slip(total(window), "sum-not-max", "Values added up", "That adds up the window. What does a max pool keep of it?"),
    slip(
      Math.max(...values),
      "largest-of-all",
      "Largest value of the row",
      "That is the largest of all values. Does it lie under the second window?",
    ),
  ];
}

export function rowMaxGradient(drawn: Drawn): Slips {
  const [first = 0, second = 0] = arriving(drawn);
  const { itself } = partedAt(drawn);
  return [
    noParameters,
    slip(
      second,
      "overwritten",
      "Overwritten by the later window",
      "The later of the two windows passes that back. What does the earlier one pass back to the same input?",
    ),
    slip(
      first,
      "first-window-only",
      "The earlier window alone",
      "One window passes that back. In which other window is this input the largest?",
    ),
    slip(
      (first + second) / KERNEL,
      "spread",
      "Shared among all inputs",
      "A mean pool shares the gradient like that. If one of the smaller inputs rises a little, does the maximum change?",
    ),
    slip(
      (first + second) / 2,
      "windows-averaged",
      "Averaged over the windows",
      "Both outputs change as much as this input does. Do their effects on the loss add up, or are they averaged?",
    ),
    timesValue((first + second) * itself),
  ];
}

export function rowMeanGradient(drawn: Drawn): Slips {
  const [first = 0, second = 0] = arriving(drawn);
  const { itself } = partedAt(drawn);
  return [
    slip(
      first + second,
      "copied",
      "Copied to every input",
      "Sums over the windows would pass that back. How much does a mean change if one of its values rises by 1?",
    ),
    slip(
      second / KERNEL,
      "overwritten",
      "Overwritten by the later window",
      "The later of the two windows passes that back. What does the earlier one pass back to the same input?",
    ),
    slip(
      first / KERNEL,
      "first-window-only",
      "The earlier window alone",
      "One window passes that back. Which other window covers this input?",
    ),
    slip(
      0,
      "winner-takes-it",
      "All to the largest input",
      "In a max pool this input would get nothing. Does a mean depend on its largest value alone?",
    ),
    slip(
      total(drawn.gradients) / KERNEL,
      "all-windows",
      "All windows counted",
      "You added up all three windows. Which of them cover this input?",
    ),
    timesValue((first + second) * itself),
  ];
}
