import { thousands } from "#nn/format.ts";
import { tex, texBlock } from "#nn/tex.ts";
import type { Architecture } from "#nn/types.ts";
import { product } from "#quiz/build.ts";
import { defineFamily, type QuestionText, type Solution } from "#quiz/define-family.ts";
import type { RichText } from "#quiz/question.ts";
import { convArchitecture } from "../../conv-case.ts";
import { denseLayers } from "../../dense-case.ts";
import { networkCase } from "../../network-case.ts";
import { card } from "./card.ts";
import { type Asked, correctOf, countsOf, draw, type Drawn, parametersOf } from "./layers.ts";
import { SLIPS } from "./slips.ts";
import { counted, figureOf, promptOf } from "./words.ts";

const HINTS: Readonly<Record<Asked, QuestionText["hints"]>> = {
  dense: [
    ["How many outputs are there? Count the windows that fit without padding."],
    ["Every output sees every value of the input. Draw the connections of one output, then think of all outputs."],
  ],
  local: [
    ["How many windows fit without padding? Each of them gives an output."],
    ["An output has a weight for each value under its window, and the next output has new ones."],
  ],
  conv: [
    ["Write down the weights that the first output uses, then those of the second. How many new ones are there?"],
    [
      "Count the values under the filter at one position, through all channels. Moving on adds connections, not weights.",
    ],
  ],
  ratio: [
    ["Both layers have the same number of outputs. How many connections end in one output of each?"],
    [
      "An output of the dense layer has a connection to each value of the signal; an output of the local layer has one to each value in its window.",
    ],
  ],
  length: [
    ["How many parameters does one output have? So how many outputs are there?"],
    [
      "There is an output for each position at which a window starts. How many values does the last window cover beyond its start?",
    ],
  ],
};

/** Windows that fit, along one side and on the whole input. */
function outputSteps(drawn: Drawn): readonly RichText[] {
  const { side, kernel, outSide, outputs } = countsOf(drawn);
  const places: RichText = [texBlock`N - k + 1 = ${side} - ${kernel} + 1 = ${outSide}`];
  if (drawn.isSignal)
    return [["Without padding, a window fits at this many positions, and each gives an output:"], places];
  return [
    ["Without padding, a window fits at this many positions along a side:"],
    places,
    ["so there are this many outputs:"],
    [texBlock`${outSide} \times ${outSide} = ${outputs}`],
  ];
}

/** What lies under a window. */
function windowSteps(drawn: Drawn): readonly RichText[] {
  const { channels, kernel, window } = countsOf(drawn);
  if (drawn.isSignal) return [];
  return [
    ["The number of values under one window is"],
    [texBlock`k \times k \times C = ${kernel} \times ${kernel} \times ${channels} = ${window}`],
  ];
}

function stepsOf(drawn: Drawn): readonly RichText[] {
  const { asked, ratio, isSignal } = drawn;
  const { channels, side, inputs, kernel, window, outputs, bias } = countsOf(drawn);
  const right = correctOf(drawn);
  switch (asked) {
    case "dense":
      return [
        ...outputSteps(drawn),
        ...(isSignal
          ? []
          : [["The number of input values is"], [texBlock`${side} \times ${side} \times ${channels} = ${inputs}`]]),
        [
          bias
            ? "Each output has a weight for every value of the input, and a bias:"
            : "Each output has a weight for every value of the input:",
        ],
        [
          bias
            ? texBlock`${outputs} \times (${inputs} + 1) = ${right}`
            : texBlock`${outputs} \times ${inputs} = ${right}`,
        ],
      ];
    case "local":
      return [
        ...outputSteps(drawn),
        ...windowSteps(drawn),
        [
          bias
            ? "Each output has weights of its own for the values under its window, and a bias of its own:"
            : "Each output has weights of its own for the values under its window:",
        ],
        [
          bias
            ? texBlock`${outputs} \times (${window} + 1) = ${right}`
            : texBlock`${outputs} \times ${window} = ${right}`,
        ],
      ];
    case "conv":
      return [
        ["All positions share the weights of one filter."],
        ...(isSignal ? [[texBlock`k = ${kernel}`]] : windowSteps(drawn)),
        [bias ? "With one bias, added at every position, that makes" : "Further positions add nothing to that:"],
        [bias ? texBlock`${window} + 1 = ${right}` : texBlock`1 \times ${window} = ${right}`],
      ];
    case "ratio":
      return [
        ["With N inputs, M outputs and windows of k values, the weights of the two layers are in the ratio"],
        [texBlock`\frac{N \times M}{k \times M} = \frac{N}{k}`],
        ["so the signal has"],
        [texBlock`N = ${ratio} \times ${kernel} = ${right}`],
      ];
    case "length": {
      const total = parametersOf(drawn, "local");
      const each = bias ? kernel + 1 : kernel;
      return [
        [bias ? "One output has k weights and a bias:" : "One output has k weights, one for each value of its window:"],
        [bias ? texBlock`k + 1 = ${kernel} + 1 = ${each}` : texBlock`k = ${each}`],
        ["so there are this many outputs:"],
        [texBlock`${total} \div ${each} = ${outputs}`],
        ["Without padding, a signal has as many values as there are outputs, plus the window less one:"],
        [texBlock`N = ${outputs} + ${kernel} - 1 = ${right}`],
      ];
    }
  }
}

function restOf(drawn: Drawn): Omit<Solution, "steps"> {
  const { asked, ratio } = drawn;
  const { side, kernel, inputs, window, outputs, wires, bias } = countsOf(drawn);
  const right = correctOf(drawn);
  switch (asked) {
    case "dense":
      return {
        without: ["The window matters only for the number of outputs: every output sees the whole input."],
        check: bias
          ? ["count weights and biases separately: ", tex`${inputs} \times ${outputs} + ${outputs} = ${right}`, "."]
          : [
              "from the other side, each value is connected to every output: ",
              tex`${inputs} \times ${outputs} = ${right}`,
              ".",
            ],
      };
    case "local":
      return {
        without: ["What lies outside a window does not matter: nothing there is connected to its output."],
        check: bias
          ? ["count weights and biases separately: ", tex`${window} \times ${outputs} + ${outputs} = ${right}`, "."]
          : [
              `a convolution with the same windows has as many connections, and the lab counts a multiply-accumulate for each: ${thousands(wires)}.`,
            ],
      };
    case "conv":
      return {
        without: [
          "The size of the input does not matter, nor does the number of positions: all of them share the weights.",
        ],
        check: [
          "there are ",
          tex`${outputs} \times ${window} = ${wires}`,
          " connections, with the same weights at each position. The lab counts each weight once.",
        ],
      };
    case "ratio":
      return {
        without: ["The number of outputs does not matter: it is the same for both, and cancels."],
        check: [
          "substitute back. There are ",
          tex`${side} - ${kernel} + 1 = ${outputs}`,
          " outputs; ",
          tex`${side} \times ${outputs} = ${ratio} \times ${product(kernel, outputs)}`,
          ".",
        ],
      };
    case "length":
      return {
        without: ["The values of the signal do not matter: a weight belongs to a position, whatever its value."],
        check: [
          "substituting back, ",
          tex`${side} - ${kernel} + 1 = ${outputs}`,
          ` outputs with ${kernel} weights${bias ? " and a bias" : ""} each.`,
        ],
      };
  }
}

const PRAISE: Readonly<Record<Asked, string>> = {
  dense: "Every value is connected to every output.",
  local: "The weights of a window, new at every position.",
  conv: "Many connections, but few different weights.",
  ratio: "The ratio of dense to local weights is the whole signal over one window.",
  length: "From parameters to outputs, and from outputs to the signal.",
};

function labOf({ asked, layer }: Drawn): Architecture | null {
  if (asked === "conv") return convArchitecture("Quiz: a convolution", layer);
  const { outputs, bias } = countsOf({ layer });
  return asked === "dense" ? networkCase("Quiz: fully connected", layer.input, denseLayers(outputs, bias)) : null;
}

/** Weights of dense, local and convolutional layers with the same inputs and outputs; turned round, the length of the input. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer: (drawn) => ({
    kind: "number",
    right: correctOf(drawn),
    slips: SLIPS[drawn.asked](drawn),
    unit: drawn.asked === "ratio" || drawn.asked === "length" ? "values" : counted(drawn),
    praise: [PRAISE[drawn.asked]],
  }),
  text: (drawn) => ({
    prompt: [promptOf(drawn)],
    figure: figureOf(drawn),
    hints: HINTS[drawn.asked],
    solution: { steps: stepsOf(drawn), ...restOf(drawn) },
    lab: labOf(drawn),
  }),
});
