import { thousands } from "#nn/format.ts";
import { tex, texBlock } from "#nn/tex.ts";
import type { LayerSpec } from "#nn/types.ts";
import { inWords, plural, size, sum } from "#quiz/build.ts";
import { defineFamily, type QuestionText, type Solution } from "#quiz/define-family.ts";
import { type Figure, hide } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { stackFigure } from "../../network-case.ts";
import { card } from "./card.ts";
import { answerTo, BYTES, draw, type Drawn, keptValues, MEGABYTE, outputsOf, valuesOf, withSide } from "./network.ts";
import { SLIPS } from "./slips.ts";

const FLOAT = `float32: ${BYTES} bytes per value`;
const IN_PLACE = "each ReLU works in place";

/** A layer in words: `16 filters of 3 × 3 with padding 1 on each side`. */
function wordsOf(spec: LayerSpec): string {
  if (spec.type !== "conv2d") return "max pooling with 2 × 2 windows and stride 2";
  const stride = spec.stride[0] > 1 ? `stride ${spec.stride[0]} and ` : "";
  return `${plural(spec.channels, "filter")} of size ${size(spec.kernel)} with ${stride}padding 1 on each side`;
}

function promptOf({ asked, network, batch, megabytes, smallSide }: Drawn): string {
  const { input, layers } = network;
  const pixels = size([input.h, input.w]);
  const list = layers.map(wordsOf).join(", then ");
  const value = `Each value is a float32 number, which takes ${BYTES} bytes.`;
  switch (asked) {
    case "one":
      return `A convolutional layer slides ${list} over an input of ${plural(input.c, "channel")}, ${pixels} pixels each. How many bytes does its output take for one image, in the forward pass? ${value}`;
    case "all":
      return `A batch of ${batch} RGB images of ${pixels} pixels goes through ${inWords(layers.length, "layer")}: ${list}. The ReLU after each convolution works in place: it overwrites what it reads. How many bytes do the outputs of all the layers take in the forward pass, if all of them are kept? The images themselves are not counted. ${value}`;
    case "largest":
      return `RGB images of ${pixels} pixels go through ${inWords(layers.length, "layer")}: ${list}. The ReLU after each convolution works in place: it overwrites what it reads. The outputs of all the layers have to fit into ${megabytes} MB, where a megabyte is ${thousands(MEGABYTE)} bytes; the images and the weights are kept elsewhere. How many images can a batch contain at most, in the forward pass? ${value}`;
    case "factor":
      return `RGB images of ${pixels} pixels go through ${inWords(layers.length, "layer")}: ${list}. They are replaced by images of ${size([smallSide, smallSide])} pixels; the layers stay as they are. How many times less memory do the outputs of the layers take?`;
  }
}

function figureOf(drawn: Drawn): Figure {
  const { asked, network, batch, megabytes, smallSide } = drawn;
  const answer = thousands(answerTo(drawn));
  const each = `${thousands(keptValues(network))} values for one image`;
  const label = ({ spec }: { readonly spec: LayerSpec }): string => wordsOf(spec);
  switch (asked) {
    case "one":
      return stackFigure(network, { label, notes: ["one image", FLOAT, hide(`${answer} bytes`)] });
    case "all":
      return stackFigure(network, {
        label,
        hidden: (i) => i >= 0,
        notes: [plural(batch, "image"), FLOAT, IN_PLACE, hide(`${answer} bytes`)],
      });
    case "largest":
      return stackFigure(network, {
        label,
        notes: [
          `${megabytes} MB of ${thousands(MEGABYTE)} bytes`,
          FLOAT,
          IN_PLACE,
          hide(each),
          hide(`${answer} images`),
        ],
      });
    case "factor": {
      const both = [network.input.h, smallSide];
      return {
        kind: "numbers",
        grids: [
          {
            name: "the same layers on two images",
            columns: ["first", "smaller"],
            sides: ["side of the image", "values kept"],
            rows: [both, both.map((side) => hide(keptValues(withSide(network, side))))],
          },
        ],
        notes: network.layers.map(wordsOf),
      };
    }
  }
}

function hintsOf({ asked, network }: Drawn): QuestionText["hints"] {
  switch (asked) {
    case "one":
      return [
        ["What is the shape of the output? Every one of its values is kept."],
        [
          `Each filter makes one map, as large as the input here. Count the values of all maps; each takes ${BYTES} bytes.`,
        ],
      ];
    case "all":
      return [
        ["Write down the shape after each layer. How many values does each output have?"],
        ["Add up the values of the three outputs for one image. Then think of the batch, and of the bytes."],
      ];
    case "largest":
      return [
        ["How many bytes does one image take, over all three outputs?"],
        [
          `One image keeps ${thousands(keptValues(network))} values, of ${BYTES} bytes each. How many times does that fit?`,
        ],
      ];
    case "factor":
      return [
        ["The layers keep the size of their input. How many values does one map have, before and after?"],
        ["A map has height times width values, and both height and width shrink. Does the number of maps change?"],
      ];
  }
}

/** The values of each output, and their sum. */
function valueSteps({ network }: Drawn): readonly RichText[] {
  const outputs = outputsOf(network);
  const [first = 0, ...others] = outputs.map(valuesOf);
  const single = outputs.flatMap(({ c, h, w }, i): readonly RichText[] => [
    [outputs.length > 1 ? `Output of layer ${i + 1}:` : "The output has this many values:"],
    [texBlock`C \times H \times W = ${c} \times ${h} \times ${w} = ${c * h * w}`],
  ]);
  if (others.length === 0) return single;
  return [...single, ["Together, for one image:"], [texBlock`${sum(first, ...others)} = ${keptValues(network)}`]];
}

function solutionOf(drawn: Drawn): Solution {
  const { asked, network, batch, megabytes, smallSide } = drawn;
  const [values, answer] = [keptValues(network), answerTo(drawn)];
  const rule: RichText = [texBlock`4 \times n \times \sum_l C^{(l)} H^{(l)} W^{(l)}`];
  const weights = "The weights do not count: they are stored once, however many values they are multiplied by.";
  switch (asked) {
    case "one":
    case "all":
      return {
        steps: [
          ["Four bytes for each value of each output, for each of ", tex`n`, " images:"],
          rule,
          ...valueSteps(drawn),
          [batch > 1 ? `In bytes, for ${batch} images:` : "In bytes:"],
          [
            batch > 1
              ? texBlock`${BYTES} \times ${batch} \times ${values} = ${answer}`
              : texBlock`${BYTES} \times ${values} = ${answer}`,
          ],
        ],
        without: [
          asked === "all"
            ? `${weights} Nor do the ReLUs: each writes its values over those that it reads. Nor do the images themselves.`
            : `${weights} Nor does the input: the question is about the output.`,
        ],
        check:
          asked === "all"
            ? [
                "count by values instead. Over the batch, each value takes ",
                tex`${BYTES} \times ${batch} = ${BYTES * batch}`,
                " bytes, and ",
                tex`${values} \times ${BYTES * batch} = ${answer}`,
                ".",
              ]
            : outputsOf(network).flatMap(({ c, h, w }): RichText => [
                "one map takes ",
                tex`${BYTES} \times ${h} \times ${w} = ${BYTES * h * w}`,
                " bytes, and ",
                tex`${c} \times ${BYTES * h * w} = ${answer}`,
                ".",
              ]),
      };
    case "largest": {
      const each = BYTES * values;
      return {
        steps: [
          ["Four bytes for each value of each output, for each of ", tex`n`, " images:"],
          rule,
          ...valueSteps(drawn),
          ["In bytes, for one image:"],
          [texBlock`${BYTES} \times ${values} = ${each}`],
          ["Whole images that fit:"],
          [texBlock`\left\lfloor \frac{${megabytes * MEGABYTE}}{${each}} \right\rfloor = ${answer}`],
        ],
        without: [`${weights} Nor do the ReLUs: each writes its values over those that it reads.`],
        check: [
          "substituting back, ",
          tex`${answer} \times ${each} = ${answer * each}`,
          " bytes fit; one more image would take ",
          tex`${(answer + 1) * each}`,
          ".",
        ],
      };
    }
    case "factor": {
      const side = network.input.h;
      const small = keptValues(withSide(network, smallSide));
      return {
        steps: [
          ["Four bytes for each value of each output, for each of ", tex`n`, " images:"],
          rule,
          ["Every output has a value for each pixel of the image, on each map. A side shrinks by a factor of"],
          [texBlock`${side} \div ${smallSide} = ${side / smallSide}`],
          ["and an area by the square of that:"],
          [texBlock`${side / smallSide}^2 = ${answer}`],
        ],
        without: [
          "The filters do not matter: there are as many maps as before. Nor do the bytes per value or the number of layers: all outputs shrink by the same factor.",
        ],
        check: ["count both: ", tex`${values} \div ${small} = ${answer}`, "."],
      };
    }
  }
}

const UNITS = { one: "bytes", all: "bytes", largest: "images", factor: "times less" } as const;

const PRAISE: Readonly<Record<Drawn["asked"], RichText>> = {
  one: ["Every value of every map is kept, at four bytes each."],
  all: ["Every value of every output, for each image of the batch, at four bytes each."],
  largest: ["As many as have room for all their outputs; a fraction of an image is no use."],
  factor: ["Maps shrink in both directions, and there are as many of them as before."],
};

/** What the outputs of layers take; turned round, the batch that fits, or what a smaller image saves. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer: (drawn) => ({
    kind: "number",
    right: answerTo(drawn),
    slips: SLIPS[drawn.asked](drawn),
    unit: UNITS[drawn.asked],
    praise: PRAISE[drawn.asked],
  }),
  text: (drawn) => ({
    prompt: [promptOf(drawn)],
    figure: figureOf(drawn),
    hints: hintsOf(drawn),
    solution: solutionOf(drawn),
    lab: drawn.network,
  }),
});
