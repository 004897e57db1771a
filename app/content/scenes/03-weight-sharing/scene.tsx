import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./layer.ts";
import { WeightSharingStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        In a fully connected layer every output is joined to every input, and each <Term of="wires">wire</Term> has a
        weight of its own. A convolution is such a layer after two sacrifices. First it becomes <em>local</em>: an
        output keeps the wires to its <Formula tex={tex`k`} /> nearest inputs and gives up the rest. Then the weights
        are <em>shared</em>: every output uses the same ones, so that whatever is learned at one place applies
        everywhere.
      </p>
      <Formula
        tex={texBlock`N \cdot N \;\to\; N \cdot k \;\to\; k`}
        label="N times N weights, then N times k, then k"
      />
      <p>
        In the <Term of="matrix">matrix of the layer</Term> the first step leaves a band, the second makes its diagonals
        equal. The <Term of="count">number of weights</Term> falls from the square of the signal's length to a constant.
        Fewer weights, less overfitting, the lecture says. That is a claim about data, so the last view puts it to the
        test: three networks, 300 digits.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`N \cdot N \;\to\; N \cdot k \;\to\; k`,
  Text,
  state,
  tryThis: [
    {
      action: "Drag “Give up weights” from left to right, slowly.",
      set: {},
      look: "First the far wires fade and the matrix becomes a band. Then the colours become equal: one colour is one weight.",
    },
    {
      action: "Share the weights and let N grow to 16.",
      set: { sharing: 20, n: 16 },
      look: "The number of weights does not change. Point at a wire: how many others light up with it?",
    },
    {
      action: "Train the three networks on digits that are shifted at random, then on centred ones.",
      set: { view: "digits" },
      look: "All three memorise the 300 digits. Which loses least on new ones? Compare that with the number of weights each has.",
    },
    {
      action: "Count arrows: each joins one input channel to one map, and is a slice of a filter.",
      set: { view: "maps", sharing: 20, row: 1, column: 0 },
      look: "Three channels and four filters make twelve arrows. How many weights each arrow stands for depends on the slider alone.",
    },
  ],
  notes: [
    "Shared means shared between positions, not between filters: each filter has weights of its own.",
    "Zero padding keeps the number of outputs at N, so units at the border of the local layer have weights that meet only zeros. These are counted, so that the count is N · k.",
    "The three digit networks have the same 512 hidden units, pooling and output layer, the same digits in the same order, and one seed. Only the wires into the hidden units differ.",
    "“Easier to learn” is not measured in epochs here: the fully connected network fits the training digits first. With the seeds that we tried, the convolutional one came within a few points of it on new digits, with under a hundredth of its weights; the locally connected one fell behind. So few digits do not prove the slide’s claim: let the class say what would.",
  ],
  Stage: WeightSharingStage,
});
