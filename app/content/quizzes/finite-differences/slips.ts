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
    "That is how much the function rises. Over what distance?",
  );
  return [
    slip(
      tidy((above - below) / step),
      "two-forgotten",
      "Divided by one ε",
      "Dividing by ε is right for two points that are ε apart. How far apart are the two points here?",
    ),
    slip(
      tidy((above - middle) / step),
      "one-sided",
      "One side only",
      "That is the slope from w to w + ε. Which two points does a central difference compare?",
    ),
    slip(
      derivativeOf(drawn),
      "exact",
      "The exact derivative",
      "That is the exact derivative. A difference over a finite step only comes close to it: what do the values themselves give?",
    ),
    slip(
      tidy((middle - below) / step),
      "backward",
      "The other side only",
      "That is the slope from w − ε to w. Which two points does a central difference compare?",
    ),
    slip(
      tidy((above - below) / 2),
      "step-forgotten",
      "ε left out",
      "Half the difference would be right for ε = 1. How far apart are the two points here?",
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
      "The quotient assumed exact",
      "For a square it is exact: the errors of the two sides cancel. Do they cancel for a cube? Work out both numbers.",
    ),
    slip(
      tidy((above - middle) / step - exact),
      "one-sided",
      "One side only",
      "The slope from w to w + ε is off by that much. Which two points does a central difference compare?",
    ),
    slip(
      tidy((above - below) / step - exact),
      "two-forgotten",
      "Divided by one ε",
      "A quotient divided by ε instead of the whole distance is off by that much. How far apart are the two points?",
    ),
    slip(
      cube * step,
      "falls-with-step",
      "An error like ε",
      "Such an error would halve when ε does. Work it out for half of this ε: what happens?",
    ),
    slip(
      quotientOf(drawn),
      "quotient-itself",
      "The quotient itself",
      "That is the central difference. What is the derivative, and by how much do the two differ?",
    ),
    slip(
      exact,
      "derivative-itself",
      "The derivative itself",
      "That is the derivative. What is the central difference, and by how much do the two differ?",
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
    "That is how much the number exceeds the derivative. Which power of ε is left when the cubes are expanded, and what is it multiplied by?",
  );
  return [
    slip(
      tidy(error / cube),
      "root-forgotten",
      "The square of ε",
      "With that ε the error would be far smaller. Expand the cubes of w + ε and w − ε: which power of ε is left?",
    ),
    slip(
      2 * step,
      "distance-taken",
      "The distance between the two points",
      "The two points are that far apart. How far is each of them from w?",
    ),
    slip(
      tidy(error / cube / 2),
      "error-halved",
      "Half of the error",
      "The 2 in the denominator cancels with one in the numerator. What is the error, in terms of ε?",
    ),
    slip(step / 2, "halved", "Half of ε", "With that ε, the error would be a quarter of what it is here. Work it out."),
    slip(
      0,
      "exact",
      "A step of zero",
      "As ε falls, the quotient comes ever closer to the derivative. Is the given number the derivative?",
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
      "The error of the formula forgotten",
      "Rounding hardly matters there. But the quotient is not the derivative: by how much does it exceed it?",
    );
  const tooSmall = (each: number): Slip<RichText> =>
    slip(
      stepText(each),
      "still-too-small",
      "Rounding taken too lightly",
      "The error of the formula is tiny there. But both values are rounded: what does dividing by such a small ε do to that error?",
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
