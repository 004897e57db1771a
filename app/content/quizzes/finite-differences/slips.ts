/** What goes wrong with differences, commonest first. */
import type { RichText } from "#quiz/question.ts";
import { slip, type Slip } from "#quiz/slips.ts";
import { type Asked, derivativeOf, type Drawn, errorOf, quotientOf, small, tidy, valuesOf } from "./cases.ts";

type Slips = readonly Slip<number>[];

function quotientSlips(drawn: Drawn): Slips {
  const { step } = drawn;
  const { below, middle, above } = valuesOf(drawn);
  const undivided = slip(
    tidy(above - below),
    "not-divided",
    "The difference alone",
    "By that much the function rises. Over which distance does it do so?",
  );
  return [
    slip(
      tidy((above - below) / step),
      "two-forgotten",
      "Divided by one ε",
      "Divided by ε, a difference over a distance of ε gives a slope. How far apart are the two places here?",
    ),
    slip(
      tidy((above - middle) / step),
      "one-sided",
      "One side only",
      "That is the slope from w to w + ε. Which two places does a central difference compare?",
    ),
    slip(
      derivativeOf(drawn),
      "exact",
      "The exact derivative",
      "The derivative by its rule is that. The quotient of a finite step comes near it: what do the values themselves give?",
    ),
    slip(
      tidy((middle - below) / step),
      "backward",
      "The other side only",
      "That is the slope from w − ε to w. Which two places does a central difference compare?",
    ),
    slip(
      tidy((above - below) / 2),
      "step-forgotten",
      "ε left out",
      "Halved, the difference would be right for ε = 1. How far apart are the two places here?",
    ),
    ...(step === 0.5 ? [] : [undivided]),
  ];
}

function errorSlips(drawn: Drawn): Slips {
  const { cube, step } = drawn;
  const { below, middle, above } = valuesOf(drawn);
  const exact = derivativeOf(drawn);
  return [
    slip(
      0,
      "exact",
      "The quotient taken for exact",
      "For a square it is exact: the errors of the two sides cancel. Do they for a cube? Work out both numbers.",
    ),
    slip(
      tidy((above - middle) / step - exact),
      "one-sided",
      "One side only",
      "The quotient of w and w + ε is off by that much. Which two places does a central difference compare?",
    ),
    slip(
      tidy((above - below) / step - exact),
      "two-forgotten",
      "Divided by one ε",
      "A quotient divided by ε instead of the whole distance is off by that much. How far apart are the two places?",
    ),
    slip(
      cube * step,
      "falls-with-step",
      "An error like ε",
      "That error would halve with ε. Work it out for half of this ε: what does it do?",
    ),
    slip(
      quotientOf(drawn),
      "quotient-itself",
      "The quotient itself",
      "The central difference is that. What is the derivative, and by how much do the two differ?",
    ),
    slip(
      exact,
      "derivative-itself",
      "The derivative itself",
      "The derivative is that. What is the central difference, and by how much do the two differ?",
    ),
  ];
}

function stepSlips(drawn: Drawn): Slips {
  const { cube, step } = drawn;
  const error = errorOf(drawn);
  const whole = slip(
    error,
    "factor-forgotten",
    "The error taken for ε",
    "The number exceeds the derivative by that. What does the cube of w + ε hold, and which factor stands before it?",
  );
  return [
    slip(
      tidy(error / cube),
      "root-forgotten",
      "The square of ε",
      "With that ε the error would be far smaller. Write out the cubes of w + ε and w − ε: which power of ε is left?",
    ),
    slip(
      2 * step,
      "distance-taken",
      "The distance of the two places",
      "The two places are that far apart. How far is each of them from w?",
    ),
    slip(
      tidy(error / cube / 2),
      "error-halved",
      "Half of the error",
      "The 2 below the line cancels against the difference above it. What is the error, in terms of ε?",
    ),
    slip(
      step / 2,
      "halved",
      "Half of ε",
      "Then the two places would be as far apart as one of them is from w. Try it.",
    ),
    slip(
      0,
      "exact",
      "No distance at all",
      "As ε falls, the quotient comes ever nearer to the derivative. Is the given number the derivative?",
    ),
    ...(cube === 1 ? [] : [whole]),
  ];
}

/** `ε = 0.005` */
export function stepText(step: number): RichText {
  return [`ε = ${small(step)}`];
}

/** Wrong choices of ε in float32: the smallest, those between it and the best, and those above. */
export function choiceSlips({ steps, step }: Drawn): readonly Slip<RichText>[] {
  const smallest = Math.min(...steps);
  const tooLarge = (each: number, i: number): Slip<RichText> =>
    slip(
      stepText(each),
      i === 0 ? "too-large" : "still-too-large",
      "The formula’s own error forgotten",
      "Rounding hardly matters there. But the quotient is not the derivative: by how much does it exceed it?",
    );
  const tooSmall = (each: number): Slip<RichText> =>
    slip(
      stepText(each),
      "still-too-small",
      "Rounding taken too lightly",
      "The formula’s own error is tiny there. But both values are rounded: what does a division by such an ε do to that?",
    );
  return [
    slip(
      stepText(smallest),
      "smaller-is-better",
      "The smaller, the better",
      "In exact arithmetic the smallest would be best. How many digits of w + ε does float32 keep, and in how many do the two values then still differ?",
    ),
    ...steps.filter((each) => each > step).map(tooLarge),
    ...steps.filter((each) => each < step && each > smallest).map(tooSmall),
  ];
}

/** Wrong numbers by what is asked. */
export const SLIPS: Readonly<Record<Exclude<Asked, "best">, (drawn: Drawn) => Slips>> = {
  values: quotientSlips,
  quotient: quotientSlips,
  error: errorSlips,
  step: stepSlips,
};
