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
      "As many outputs as inputs",
      "That would be right if there were an output for each position of the input. How many windows fit without padding, and so how many outputs are there?",
    ),
    slip(
      inputs + outputs,
      "added",
      "Inputs and outputs added",
      "Those are the values on both sides. How many connections are there if every input is connected to every output?",
    ),
    ...(bias
      ? [
          slip(total - biases, "no-bias", "Biases left out", "The weights are right. What else does each output have?"),
          slip(
            total - biases + 1,
            "shared-bias",
            "One bias for the whole layer",
            "You counted one bias for all outputs. Does a fully connected layer share anything between its outputs?",
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
            "That would be right for a single channel. How many values does the input have?",
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
      "A convolution has that many. What is the one difference between the two layers?",
    ),
    slip(
      parametersOf(drawn, "dense"),
      "no-window",
      "Every input connected to every output",
      "A fully connected layer has that many. Which inputs does one output see here?",
    ),
    slip(
      (window * inputs) / channels + (bias ? inputs / channels : 0),
      "window-per-input",
      "A window at every position",
      "That would be right with a window at every position of the input. How many fit without padding?",
    ),
    ...(bias
      ? [
          slip(wires, "no-bias", "Biases left out", "The weights are right. What else does each output have?"),
          slip(
            wires + 1,
            "shared-bias",
            "One bias for all positions",
            "You counted one bias for all positions, as in a convolution. Does this layer share anything between positions?",
          ),
        ]
      : [
          slip(
            outputs,
            "outputs-counted",
            "Outputs counted",
            "There are that many outputs. How many connections end in each?",
          ),
        ]),
    ...(channels === 1
      ? []
      : [
          slip(
            wires / channels + biases,
            "channels-forgotten",
            "Channels left out",
            "That would be right for a single channel. How many values lie under one window?",
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
        ? "You counted a weight for each connection, and the bias. How many different weights do the connections have?"
        : "That many connections lead from inputs to outputs. How many different weights do they have?",
    ),
    slip(
      (window * inputs) / channels + (bias ? 1 : 0),
      "window-per-input",
      "A window at every position",
      "You counted connections, with a window at every position of the input. How many different weights do the connections have?",
    ),
    slip(
      parametersOf(drawn, "dense"),
      "no-window",
      "Every input connected to every output",
      "A fully connected layer has that many. Which inputs does one output see here, and which weights does it use?",
    ),
    ...(bias
      ? [
          slip(
            window + outputs,
            "bias-per-place",
            "A bias at every position",
            "In this count the weights are shared, but the bias is not. What does a convolution share between positions?",
          ),
          slip(
            wires + outputs,
            "nothing-shared",
            "Nothing shared",
            "A locally connected layer has that many. What does a convolution share between positions?",
          ),
          slip(window, "no-bias", "Bias left out", "The weights are right. What else does the filter have?"),
        ]
      : [
          slip(
            outputs,
            "outputs-counted",
            "Outputs counted",
            "There are that many outputs. Does each have a weight of its own?",
          ),
        ]),
    ...(channels === 1
      ? []
      : [
          slip(
            window / channels + (bias ? 1 : 0),
            "channels-forgotten",
            "Channels left out",
            "That would be right for a single channel. How many values lie under the filter at one position?",
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
      "With that many inputs, each output of the dense layer has that many connections. How many does each output of the local layer have?",
    ),
    slip(
      side + kernel - 1,
      "outputs-for-inputs",
      "Outputs taken for inputs",
      "You worked out a number of outputs first, and the length from it. Which number is the same in both layers, so that it cancels: that of inputs or that of outputs?",
    ),
    slip(
      side - kernel + 1,
      "window-taken-off",
      "Outputs counted, not inputs",
      "That is how many outputs there are. How long is the signal?",
    ),
    slip(
      side * kernel,
      "window-squared",
      "The window counted twice",
      "Divide the dense weights by the local ones. In which of the two does the size of the window appear, and how often?",
    ),
    slip(
      ratio + kernel,
      "added",
      "Added instead of multiplied",
      "The question says how many times the weights, not how many more. How many connections end in one output of each layer?",
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
    "That would be right without biases. How many parameters does one output have?",
  );
  const counted = slip(
    total / (kernel + 1) + kernel - 1,
    "extra-bias",
    "Biases counted where there are none",
    "That would be right with a bias for each output. What does the question say about biases?",
  );
  return [
    slip(
      outputs,
      "outputs-for-inputs",
      "Outputs taken for inputs",
      "That is how many windows there are. How far does the last of them reach beyond its first value?",
    ),
    slip(
      side + 1,
      "one-too-many",
      "A whole window added",
      "The last window covers the value at which it starts. How many values come after that one?",
    ),
    slip(
      outputs - kernel + 1,
      "window-taken-off",
      "The window taken off once more",
      "Without padding there are fewer outputs than inputs. Which of the two is asked for?",
    ),
    slip(
      total,
      "weight-per-value",
      "A weight for each value",
      "That would be right if each value had one weight. How many windows see a value in the middle?",
    ),
    slip(
      total - kernel,
      "subtracted",
      "Subtracted instead of divided",
      "You subtracted the weights of one window. Over how many windows are all the weights spread?",
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
