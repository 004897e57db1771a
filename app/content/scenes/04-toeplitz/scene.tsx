import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./matrix.ts";
import { ToeplitzStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        A convolution multiplies its inputs by weights and adds the products, nothing else: it is a linear map. So there
        is a <Term of="matrix">matrix</Term> <Formula tex={tex`K`} /> that does the same. Each output has a row of its
        own, and the row holds the <Term of="kernel">kernel</Term> at the place of that output's patch, with zeros
        everywhere else. From each row to the next, the kernel moves one place to the right:
      </p>
      <Formula
        tex={texBlock`K = \begin{pmatrix} w_1 & w_2 & w_3 & 0 & 0 \\ 0 & w_1 & w_2 & w_3 & 0 \\ 0 & 0 & w_1 & w_2 & w_3 \end{pmatrix}`}
        label="K: each row holds the kernel, one place further to the right than the row above"
      />
      <p>
        With one value along every diagonal, it is a <em>Toeplitz matrix</em>. A convolutional layer is therefore a
        dense layer under two constraints: most entries <Term of="counts">must be zero</Term>, and the others must be
        equal along diagonals. For an image written as one column, this structure appears twice, among blocks and within
        each block. The stage reads <Formula tex={tex`K`} /> off the app’s convolution, lets a dense layer multiply by
        it, and <Term of="difference">compares</Term>.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`\mathrm{conv}(x) = K x`,
  Text,
  state,
  tryThis: [
    {
      action: "Pull one weight of the kernel up and down.",
      set: {},
      look: "A whole diagonal follows. Move over the entries: each stands for one weight, one input and one product.",
    },
    {
      action: "Set the stride to 2.",
      set: { stride: 2, row: 1 },
      look: "Every second row drops out. The kernel now moves two columns at a time, and K is no longer a Toeplitz matrix.",
    },
    {
      action: "Pad with zeros.",
      set: { padding: "zeros", row: 0, column: 0 },
      look: "K becomes square. Its first and last rows hold only a part of the kernel: the rest would meet zeros.",
    },
    {
      action: "Go to two dimensions and move the lens along a block row.",
      set: { axes: 2, row: 13, column: 18 },
      look: "A 3 × 3 kernel makes three diagonals of blocks, one for each of its rows; each block holds the three weights of that row.",
    },
  ],
  notes: [
    "The kernel is applied unflipped, as in every deep learning library; a signal processing text would flip it.",
    "K is not built by the page: column j is what the convolution on the GPU makes of a single 1 at input j.",
    "Nobody computes convolutions this way: the zeros would be multiplied too. The view is for thinking, and for the backward pass, which multiplies by K transposed.",
    "Ask how many numbers training can change in the 2-D matrix, before reading the count aloud.",
  ],
  Stage: ToeplitzStage,
});
