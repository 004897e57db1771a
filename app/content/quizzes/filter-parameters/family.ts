import { thousands } from "#nn/format.ts";
import { tex, texBlock } from "#nn/tex.ts";
import { defineFixed } from "#quiz/define-family.ts";
import { altered, convArchitecture, convCase, convCounts, convFigure } from "../../conv-case.ts";
import { countedFilters, flatBank, flatFilter } from "../../conv-misconceptions.ts";
import { card } from "./card.ts";

const layer = convCase({ c: 3, h: 64, w: 64 }, { channels: 96, bias: false });
const flat = altered(layer, { c: 1 });

/** The lecture's first quiz, with the answers printed there. */
export const family = defineFixed(card, () => {
  const { filterWeights, filters, depth } = convCounts(layer);
  return {
    prompt: [
      "An RGB image goes through a convolutional layer whose 3 × 3 filters produce 96 feature maps. How many parameters does each filter have, not counting biases?",
    ],
    figure: convFigure(layer, ["depth"], { rgb: true }),
    answer: {
      kind: "choice",
      options: [
        {
          id: "a",
          text: [thousands(convCounts(flat).filterWeights)],
          correct: false,
          misconception: flatFilter(layer),
        },
        {
          id: "b",
          text: [thousands(filterWeights)],
          correct: true,
          feedback: [
            `One 3 × 3 slice of weights for each of red, green and blue: the depth of the filter equals the number of channels of the image.`,
          ],
        },
        { id: "c", text: [thousands(filters)], correct: false, misconception: countedFilters(layer) },
        { id: "d", text: [thousands(convCounts(flat).parameters)], correct: false, misconception: flatBank(layer) },
      ],
    },
    hints: [
      ["How many input values does the filter multiply at one position? An RGB pixel is more than one number."],
      ["Draw the filter as a block: 3 pixels high, 3 wide, and as deep as its input has channels."],
    ],
    solution: [
      ["A filter of spatial extent ", tex`M \times N`, " on an input of ", tex`C^{(l)}`, " channels has"],
      [texBlock`M \times N \times C^{(l)}`],
      ["weights. Here, the extent is 3 × 3 and an RGB image has ", `${depth} channels:`],
      [texBlock`3 \times 3 \times ${depth} = ${filterWeights}`],
      ["The 96 maps tell you how many such filters there are, not how large each one is."],
    ],
    commonest: "flat-filter",
    lab: convArchitecture("RGB image, 96 filters", layer),
  };
});
