import { thousands } from "#nn/format.ts";
import { tex, texBlock } from "#nn/tex.ts";
import { defineFixed } from "#quiz/define-family.ts";
import { convArchitecture, convCase, convCounts, convFigure } from "../../conv-case.ts";
import { card } from "./card.ts";

const layer = convCase({ c: 3, h: 64, w: 64 }, { channels: 96, bias: false });

/** The lecture's second quiz, with the answers printed there. */
export const family = defineFixed(card, () => {
  const { filterWeights, filters, depth, output } = convCounts(layer);
  return {
    prompt: [
      "An RGB image goes through a convolutional layer whose 3 × 3 filters produce 96 feature maps. How many filters are in the bank?",
    ],
    figure: convFigure(layer, ["count"], { rgb: true }),
    answer: {
      kind: "choice",
      options: [
        {
          id: "a",
          text: [thousands(depth)],
          correct: false,
          misconception: {
            id: "filter-per-input-channel",
            name: "One filter for each input channel",
            feedback: [
              "3 is the depth of each filter: the results of its red, green and blue slices are summed into one map. All three slices belong to the same filter.",
            ],
          },
        },
        {
          id: "b",
          text: [thousands(filterWeights)],
          correct: false,
          misconception: {
            id: "weights-for-filters",
            name: "Weights counted, not filters",
            feedback: [
              "27 is the number of weights in one filter, 3 × 3 × 3. The size of a filter does not tell you how many filters there are.",
            ],
          },
        },
        {
          id: "c",
          text: [thousands(filters)],
          correct: true,
          feedback: ["Every filter produces exactly one map, so 96 maps come from 96 filters."],
        },
        {
          id: "d",
          text: ["can’t say"],
          correct: false,
          misconception: {
            id: "filters-undetermined",
            name: "The number of maps overlooked",
            feedback: [
              "The output tells you. What does one filter produce after sliding over the whole image? Count those.",
            ],
          },
        },
      ],
    },
    hints: [
      ["Follow a single filter over the whole image. What does it produce?"],
      ["Each filter sums over all input channels and produces one feature map. Count the maps."],
    ],
    solution: [
      ["A filter sums the results of all its slices into one number per position, so it produces one map. The layer"],
      [texBlock`\mathbb{R}^{H \times W \times C^{(l)}} \to \mathbb{R}^{H \times W \times C^{(l+1)}}`],
      [
        "therefore needs ",
        tex`C^{(l+1)}`,
        " filters. Here ",
        tex`C^{(l+1)} = ${output.c}`,
        `, so the bank has ${filters} filters.`,
      ],
    ],
    commonest: "filter-per-input-channel",
    lab: convArchitecture("RGB image, 96 filters", layer),
  };
});
