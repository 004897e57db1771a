/** What is counted wrongly where outputs are joined to inputs, commonest first. */
import { slip, type Slip } from "#quiz/slips.ts";
import { type Asked, countsOf, type Drawn, parametersOf } from "./layers.ts";

type Slips = readonly Slip<number>[];

function denseSlips(drawn: Drawn): Slips {
  const { channels, inputs, outputs, wires, bias } = countsOf(drawn);
  const [biases, total] = [bias ? outputs : 0, parametersOf(drawn, "dense")];
  return [
    slip(
      wires + biases,
      "window-kept",
      "Windows in a dense layer",
      "A locally connected layer has that many. Which inputs does an output of a fully connected layer see?",
    ),
    slip(
      parametersOf(drawn, "conv"),
      "weights-shared",
      "Weights shared in a dense layer",
      "The convolution has that many. Which inputs does an output of a fully connected layer see, and does it share its weights?",
    ),
    slip(
      inputs * (inputs / channels) + (bias ? inputs / channels : 0),
      "square",
      "As many outputs as places",
      "With an output for each place of the input it would be that. How many windows fit without padding, and so how many outputs are there?",
    ),
    slip(
      inputs + outputs,
      "added",
      "Inputs and outputs added",
      "Those are the values on both sides. How many wires lead from every input to every output?",
    ),
    ...(bias
      ? [
          slip(total - biases, "no-bias", "Biases left out", "The weights are right. What else does each output have?"),
          slip(
            total - biases + 1,
            "shared-bias",
            "One bias for the whole layer",
            "One constant for all outputs was counted. Does a fully connected layer share anything between its outputs?",
          ),
        ]
      : []),
    ...(channels === 1
      ? []
      : [
          slip(
            (total - biases) / channels + biases,
            "channels-forgotten",
            "Channels left out",
            "With a single channel it would be that. How many values has the input?",
          ),
        ]),
  ];
}

function localSlips(drawn: Drawn): Slips {
  const { channels, inputs, outputs, window, wires, bias } = countsOf(drawn);
  const biases = bias ? outputs : 0;
  return [
    slip(
      parametersOf(drawn, "conv"),
      "local-shares",
      "Weights shared in a local layer",
      "A convolution has that many. What is the one difference between the two?",
    ),
    slip(
      parametersOf(drawn, "dense"),
      "no-window",
      "Every input joined to every output",
      "A fully connected layer has that many. Which inputs does one output see here?",
    ),
    slip(
      (window * inputs) / channels + (bias ? inputs / channels : 0),
      "window-per-input",
      "A window at every place",
      "With a window at every place of the input it would be that. How many fit without padding?",
    ),
    ...(bias
      ? [
          slip(wires, "no-bias", "Biases left out", "The weights are right. What else does each output have?"),
          slip(
            wires + 1,
            "shared-bias",
            "One bias for all places",
            "One constant for all places was counted, as a convolution has it. Does this layer share anything between places?",
          ),
        ]
      : [
          slip(
            outputs,
            "outputs-counted",
            "Outputs counted",
            "There are that many outputs. How many wires end in each?",
          ),
        ]),
    ...(channels === 1
      ? []
      : [
          slip(
            wires / channels + biases,
            "channels-forgotten",
            "Channels left out",
            "With a single channel it would be that. How many values lie under one window?",
          ),
        ]),
  ];
}

function convSlips(drawn: Drawn): Slips {
  const { channels, inputs, outputs, window, wires, bias } = countsOf(drawn);
  return [
    slip(
      wires + (bias ? 1 : 0),
      "connections-counted",
      "Connections counted",
      bias
        ? "A weight for each wire was counted, and the bias. How many different numbers are on the wires?"
        : "That many wires lead from inputs to outputs. How many different numbers are on them?",
    ),
    slip(
      (window * inputs) / channels + (bias ? 1 : 0),
      "window-per-input",
      "A window at every place",
      "Wires were counted, with a window at every place of the input. How many different numbers are on the wires?",
    ),
    slip(
      parametersOf(drawn, "dense"),
      "no-window",
      "Every input joined to every output",
      "A fully connected layer has that many. Which inputs does one output see here, and which weights does it use?",
    ),
    ...(bias
      ? [
          slip(
            window + outputs,
            "bias-per-place",
            "A bias at every place",
            "The weights are shared and the biases are not, in this count. What does a convolution share between places?",
          ),
          slip(
            wires + outputs,
            "nothing-shared",
            "Nothing shared",
            "A locally connected layer has that many. What does a convolution share between places?",
          ),
          slip(window, "no-bias", "Bias left out", "The weights are right. What else does the filter have?"),
        ]
      : [
          slip(
            outputs,
            "outputs-counted",
            "Outputs counted",
            "There are that many outputs. Does each bring a weight of its own?",
          ),
        ]),
    ...(channels === 1
      ? []
      : [
          slip(
            window / channels + (bias ? 1 : 0),
            "channels-forgotten",
            "Channels left out",
            "With a single channel it would be that. How many values lie under the filter at one place?",
          ),
        ]),
  ];
}

function ratioSlips(drawn: Drawn): Slips {
  const { ratio } = drawn;
  const { kernel, side } = countsOf(drawn);
  return [
    slip(
      ratio,
      "ratio-alone",
      "The ratio taken for the length",
      "With so many inputs, each output of the dense layer has that many wires. How many has each output of the local layer?",
    ),
    slip(
      side + kernel - 1,
      "outputs-for-inputs",
      "Outputs taken for inputs",
      "A number of outputs was worked out, and from it the length. Which number do both layers have in common, so that it cancels: that of inputs or that of outputs?",
    ),
    slip(
      side - kernel + 1,
      "window-taken-off",
      "The outputs of the layer",
      "That is how many outputs there are if the length is right. How long is the signal?",
    ),
    slip(
      side * kernel,
      "window-squared",
      "The window counted twice",
      "Dense weights over local ones: in which of the two does the window stand, and how often?",
    ),
    slip(
      ratio + kernel,
      "added",
      "Added instead of multiplied",
      "So many times the weights, not so many more. How many wires end in one output, in either layer?",
    ),
  ];
}

function lengthSlips(drawn: Drawn): Slips {
  const { kernel, outputs, side, bias } = countsOf(drawn);
  const total = parametersOf(drawn, "local");
  const forgotten = slip(
    total / kernel + kernel - 1,
    "no-bias",
    "Biases left out",
    "Without biases it would be that. How many parameters belong to one output?",
  );
  const counted = slip(
    total / (kernel + 1) + kernel - 1,
    "extra-bias",
    "Biases counted where there are none",
    "With a bias for each output it would be that. What does the question say of biases?",
  );
  return [
    slip(
      outputs,
      "outputs-for-inputs",
      "Outputs taken for inputs",
      "That is how many windows there are. How far does the last of them reach beyond the place where it starts?",
    ),
    slip(
      side + 1,
      "one-too-many",
      "A whole window added",
      "The last window starts at the last place and covers it. How many values come after that place?",
    ),
    slip(
      outputs - kernel + 1,
      "window-taken-off",
      "The window taken off once more",
      "Without padding there are fewer outputs than inputs. Which of the two is asked?",
    ),
    slip(
      total,
      "weight-per-value",
      "A weight for each value",
      "If each value had one weight it would be that. By how many windows is a value in the middle seen?",
    ),
    slip(
      total - kernel,
      "subtracted",
      "Subtracted instead of divided",
      "The weights of one window were taken off. Over how many windows are all the weights spread?",
    ),
    bias ? forgotten : counted,
  ];
}

/** Wrong numbers by what is asked. */
export const SLIPS: Readonly<Record<Asked, (drawn: Drawn) => Slips>> = {
  dense: denseSlips,
  local: localSlips,
  conv: convSlips,
  ratio: ratioSlips,
  length: lengthSlips,
};
