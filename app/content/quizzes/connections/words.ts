/** The questions in words and drawings. */
import { thousands } from "#nn/format.ts";
import { plural, size } from "#quiz/build.ts";
import { type Figure, hide, type WindowsFigure } from "#quiz/figure.ts";
import { correctOf, countsOf, type Drawn, type Joined, parametersOf } from "./layers.ts";

/** What is asked for: biases are parameters, not weights. */
export function counted({ layer }: Pick<Drawn, "layer">): string {
  return layer.spec.bias ? "parameters" : "weights";
}

const BIASES: Readonly<Record<Joined, string>> = {
  dense: "Each output has a bias.",
  local: "Each output has a bias of its own.",
  conv: "The filter has a bias.",
};

/** The question. */
export function promptOf(drawn: Drawn): string {
  const { asked, isSignal, ratio } = drawn;
  const { channels, side, kernel, bias } = countsOf(drawn);
  const windows = isSignal ? `windows of ${kernel} values` : `windows of size ${size([kernel, kernel])}`;
  const input = isSignal
    ? `a signal of ${side} values`
    : `an input of ${plural(channels, "channel")}, each with ${size([side, side])} values`;
  const placed = "with stride 1 and no padding";
  const many = `How many ${counted(drawn)} does the layer have${bias ? `, ${asked === "conv" ? "bias" : "biases"} included` : ""}?`;
  const biases = (joined: Joined): string => (bias ? BIASES[joined] : "There are no biases.");
  const through = isSignal ? "" : " A window spans all channels.";
  switch (asked) {
    case "conv":
      return `A convolutional layer with one filter moves ${windows} over ${input}, ${placed}.${through} ${biases("conv")} ${many}`;
    case "local":
      return `A locally connected layer moves ${windows} over ${input}, ${placed}, and computes one output from each.${through} Every position has its own weights. ${biases("local")} ${many}`;
    case "dense":
      return `A convolution with one filter moves ${windows} over ${input}, ${placed}. A fully connected layer computes the same number of outputs from the same values, each from all of them. ${biases("dense")} How many ${counted(drawn)} does the fully connected layer have${bias ? ", biases included" : ""}?`;
    case "ratio":
      return `A fully connected and a locally connected layer compute the same number of outputs from the same signal, without biases. The locally connected one moves windows of ${kernel} values over it, ${placed}, with different weights at every position. The fully connected layer has ${ratio} times as many weights. How many values does the signal have?`;
    case "length":
      return `A locally connected layer moves ${windows} over a signal, ${placed}, and computes one output from each. Every position has its own weights. ${biases("local")} The layer has ${thousands(parametersOf(drawn, "local"))} ${counted(drawn)}${bias ? ", biases included" : ""}. How many values does the signal have?`;
  }
}

const LAYERS: Readonly<Record<Joined, string>> = {
  dense: "fully connected: every output sees all values",
  local: "locally connected: different weights at every position",
  conv: "convolution: one filter for all positions",
};

function windowsOf(drawn: Drawn): WindowsFigure {
  const { asked, isSignal } = drawn;
  const { channels, side, kernel, outSide, bias } = countsOf(drawn);
  const joined = asked === "ratio" || asked === "length" ? "local" : asked;
  const right = correctOf(drawn);
  const total = `${thousands(parametersOf(drawn, joined))} ${counted(drawn)}`;
  return {
    kind: "windows",
    size: side,
    padding: 0,
    kernel,
    stride: 1,
    dilation: 1,
    count: outSide,
    concealed: asked === "length" ? ["size", "count"] : ["count"],
    notes: [
      ...(isSignal
        ? []
        : [
            `input: ${plural(channels, "channel")} of ${size([side, side])}, windows of ${size([kernel, kernel])}, seen along one axis`,
          ]),
      LAYERS[joined],
      bias ? (joined === "conv" ? "one bias" : "a bias for each output") : "no biases",
      asked === "length" ? total : hide(`${thousands(right)} ${counted(drawn)}`),
    ],
  };
}

/** The drawing: windows along one axis, or two layers side by side. */
export function figureOf(drawn: Drawn): Figure {
  if (drawn.asked !== "ratio") return windowsOf(drawn);
  const { kernel, side } = countsOf(drawn);
  return {
    kind: "blocks",
    input: hide(`signal of ${thousands(side)} values`),
    lanes: [
      [{ label: "fully connected", hue: "dense", note: `${drawn.ratio} times the weights` }],
      [{ label: "locally connected", hue: "conv", note: `windows of ${kernel}, stride 1` }],
    ],
    join: "compared",
    output: "the same number of outputs",
  };
}
