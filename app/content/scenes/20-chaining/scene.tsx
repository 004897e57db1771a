import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./state.ts";
import { ChainingStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        Two convolutions with nothing between them are one convolution. Its kernel is what{" "}
        <Term of="factors">both kernels</Term> make when one is slid over the other: two of{" "}
        <Formula tex={tex`3 \times 3`} /> make one of <Formula tex={tex`5 \times 5`} />, with 18 coefficients instead of
        25. A column of <Formula tex={tex`3 \times 1`} /> and a row of <Formula tex={tex`1 \times 3`} /> make a{" "}
        <em>separable</em> kernel of <Formula tex={tex`3 \times 3`} />, with 6 instead of 9.
      </p>
      <p>
        Are such kernels enough? Here the two learn a <Term of="target">target</Term> by{" "}
        <Term of="descents">gradient descent</Term> from sixteen random starts. Most targets are not reached:{" "}
        <Term of="left">something is left</Term>, however long they learn. One coefficient is lost to a shared scale, so
        the kernels that they can make fill <Term of="directions">no more than</Term>
      </p>
      <Formula tex={texBlock`18 - 1 = 17 < 25 \qquad 6 - 1 = 5 < 9`} />
      <p>
        dimensions. How close a separable kernel can get follows from the target's{" "}
        <Term of="spectrum">singular values</Term>: it keeps the first, and the others are left. With more channels
        between the two layers, the products of all channels are added, and with four, two layers of{" "}
        <Formula tex={tex`3 \times 3`} /> make every <Formula tex={tex`5 \times 5`} />: four shifted windows cover it.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`K = K_2 * K_1`,
  Text,
  state,
  tryThis: [
    {
      action: "Choose the box, then change one of its weights.",
      set: { shape: "box", edits: [6, 2] },
      look: "The box is reached. With one weight changed it is not: targets that can be reached are exceptions.",
    },
    {
      action: "Choose the diagonal, and look at the curves of all starts.",
      set: { shape: "diagonal" },
      look: "It can be made from two diagonals, yet many starts get stuck far above. What counts is what the best of them reaches.",
    },
    {
      action: "Give the plus two channels between the layers.",
      set: { shape: "plus", channels: 2 },
      look: "36 coefficients move the kernel in all 25 directions, and nothing is left. Four channels are enough for every target.",
    },
    {
      action: "Make the same plus from a column and a row.",
      set: { shape: "plus", chain: "lines5" },
      look: "What is left is exactly what the singular values predict. A second channel removes it: the plus has rank two.",
    },
  ],
  notes: [
    "Ask for the prediction by a show of hands. Nearly everybody thinks that the diagonal cannot be reached and the ring can.",
    "The box surprises those who know separable kernels: it is separable, and any separable 5 × 5 kernel is also two 3 × 3 ones, since a real polynomial of degree four is a product of two quadratic ones. The descent does not find them from every start.",
    "The slide counts 18 and 6 degrees of freedom. Both counts include a scale that the two kernels share, which moves nothing.",
    "With a ReLU between them, the layers are no longer one convolution: this scene is about what they do without it.",
    "That no start gets lower is no proof, and sixteen may all miss the lowest valley: of 1,500 starts towards the plus, 104 ended at 26 % and none lower. For separable kernels the singular values are a proof.",
  ],
  Stage: ChainingStage,
});
