/** The wrong sides of outputs and inputs, commonest first. */
import { slip, type Slip } from "#quiz/slips.ts";
import { type Drawn, extentOf, forwardSide, outputSide } from "./layer.ts";

function outputSlips(axis: Drawn): readonly Slip<number>[] {
  const { h, k, s, d, p, extra } = axis;
  const right = outputSide(axis);
  const side = (other: Partial<Drawn>): number => outputSide({ ...axis, ...other });
  const ofPadding: readonly Slip<number>[] = [
    slip(
      side({ p: 0 }),
      "padding-forgotten",
      "Padding left out",
      "All windows together cover that many pixels. What happens to the outermost of them?",
    ),
    slip(
      side({ p: 0 }) + 2 * p,
      "padding-added",
      "Padding added instead of cut off",
      "The convolution that is transposed adds zeros around its input. When it is run backwards, are pixels added there or taken away?",
    ),
    slip(
      right + p,
      "padded-once",
      "Padding cut off on one side",
      "That would be right for half as much padding in all. How many ends does an axis have?",
    ),
  ];
  return [
    slip(
      h * s,
      "times-stride",
      "Input times stride",
      "That holds only for one particular padding. How far is it from the start of the first window to the start of the last, and how far does that one reach?",
    ),
    slip(
      forwardSide(axis, h),
      "forward-formula",
      "The rule of an ordinary convolution",
      "An ordinary convolution with these settings would produce that side. Here each input value is spread over a window: does the output become smaller or larger?",
    ),
    slip(
      right + s,
      "one-step-too-many",
      "A step for every input value",
      "Each window starts one stride after the one before. Which window has no step before it?",
    ),
    ...(p > 0 ? ofPadding : []),
    ...(extra > 0
      ? [
          slip(
            side({ extra: 0 }),
            "extra-forgotten",
            "The pixel at the end left out",
            "That is right without output padding. What does output padding add to the axis?",
          ),
          slip(
            right + extra,
            "extra-twice",
            "Output padding on both sides",
            "Ordinary padding applies to both ends of the axis. At how many ends is output padding added?",
          ),
        ]
      : []),
    ...(d > 1
      ? [
          slip(
            side({ d: 1 }),
            "dilation-forgotten",
            "Dilation left out",
            "With taps side by side, that is right. How many pixels does a window span with its taps apart?",
          ),
          slip(
            right + d - 1,
            "extent-kd",
            "A gap after every tap",
            `That multiplies kernel and dilation. How many gaps lie between ${k} taps?`,
          ),
        ]
      : []),
    slip(
      right - extentOf(axis) + 1,
      "kernel-forgotten",
      "The last window left out",
      "That ends at the first pixel of the last window. How many pixels does that window cover?",
    ),
  ];
}

function inputSlips(axis: Drawn): readonly Slip<number>[] {
  const { h, s, p } = axis;
  const out = outputSide(axis);
  const room = out - extentOf(axis);
  return [
    slip(
      Math.round(out / s),
      "divided-by-stride",
      "Output divided by stride",
      "That holds only for one particular padding. Have the first window and the pixels that were cut off been taken into account?",
    ),
    slip(
      outputSide({ ...axis, h: out }),
      "transposed-again",
      "The rule used forwards",
      "With an input as large as this output, the layer would produce an output of that side. Which of the two is asked for?",
    ),
    slip(
      out * s,
      "times-stride",
      "Output times stride",
      "That is roughly what the layer would produce from an input as large as its output. Is the input larger or smaller than the output?",
    ),
    slip(
      Math.floor(room / s) + 1,
      "padding-forgotten",
      "Padding left out",
      "Before anything was cut off, the windows covered more than the output. How much more?",
    ),
    slip(
      Math.floor((room - 2 * p) / s) + 1,
      "padding-subtracted",
      "Padding cut off once more",
      "The padding has been cut off from the output already. What has to be done to get back to what the windows cover?",
    ),
    slip(
      h - 1,
      "one-lost",
      "Steps counted, not windows",
      "That is how many steps lie between the windows. How many windows are there, if one of them has no step before it?",
    ),
    slip(
      Math.floor((out + 2 * p) / s),
      "kernel-forgotten",
      "The first window left out",
      "You divided the whole axis by the stride. How many pixels does the first window cover before there is any step?",
    ),
  ].filter(({ value, misconception: { id } }) => value !== h || id === "divided-by-stride");
}

/** Wrong answers to what is asked. */
export const SLIPS: Readonly<Record<Drawn["asked"], (axis: Drawn) => readonly Slip<number>[]>> = {
  output: outputSlips,
  input: inputSlips,
};
