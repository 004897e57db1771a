import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { nameOf, state } from "./state.ts";
import { PoolingStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        Between convolutions a network often makes its maps smaller. Pooling looks at a{" "}
        <Term of="window">neighbourhood</Term> <Formula tex={tex`\mathcal{N}_k`} /> of values and passes on{" "}
        <Term of="output">one number</Term>: the largest, or the mean.
      </p>
      <Formula
        tex={texBlock`z_k = \max_{j \in \mathcal{N}_k} g(y_j) \qquad z_k = \frac{1}{|\mathcal{N}_k|} \sum_{j \in \mathcal{N}_k} g(y_j)`}
      />
      <p>
        Here <Formula tex={tex`g`} /> is the non-linearity before pooling. Nothing is learned in pooling, but gradients
        pass through it to the layers below. A maximum is a copy of one input, so that input, the winner, gets the whole
        gradient. A mean depends on all inputs alike and gives each an equal share. Where windows overlap, the gradients
        add up.
      </p>
      <p>
        Pooled again and again, an image becomes a pyramid. The <Term of="mean">mean</Term> blurs before it subsamples;
        the <Term of="max">maximum</Term> keeps what is bright; <Term of="skip">subsampling alone</Term> keeps whatever
        happens to lie on the grid.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`z_k = \max_{j \in \mathcal{N}_k} g(y_j)`,
  Text,
  state,
  tryThis: [
    {
      action: "Drag the window onto two sixes.",
      set: { y: 0, x: 2 },
      look: "Equal numbers give the same output whichever wins. Only the backward pass has to choose: here, the first one.",
    },
    {
      action: "Reverse the arrow.",
      set: { direction: "back" },
      look: "The whole gradient of 4 on the output goes to the winner. Press other outputs to give them one too.",
    },
    {
      action: "Do the same with the mean.",
      set: { direction: "back", kind: "mean" },
      look: "Each of the four inputs gets 1: many small gradients instead of one large one.",
    },
    {
      action: "Let windows of 3 × 3 overlap.",
      set: {
        direction: "back",
        size: 3,
        stride: 1,
        y: 1,
        x: 2,
        dropped: [nameOf(1, 1), nameOf(1, 2), nameOf(2, 1), nameOf(2, 2)],
      },
      look: "One input can win several windows, and the gradients of all of them are added.",
    },
  ],
  notes: [
    "Ask for the output before letting go of the window, then reverse the arrow and ask who will get the gradient.",
    "The slide gives the neighbourhood the index j; it belongs to the output k, as here.",
    "In the pyramid, compare level 3 of the bricks: subsampling without blur makes patterns that the photo does not have, and the maximum makes it brighter with every level. The next scenes come back to both.",
  ],
  Stage: PoolingStage,
});
