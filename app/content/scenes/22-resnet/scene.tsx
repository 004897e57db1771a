import { lazy } from "react";
import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { atTheSum, deeperIsWorse } from "./checkpoint.ts";
import { state } from "./state.ts";

function Text() {
  return (
    <>
      <p>
        More layers can compute more, but a deep <Term of="plain">plain network</Term> is hard to train. A{" "}
        <Term of="residual">residual network</Term> (He et al. 2016) leads a shortcut around each block of two
        convolutions:
      </p>
      <Formula tex={texBlock`y = F(x) + x`} label="y is F of x plus x" />
      <p>
        The block need only learn what to <Term of="sizes">add to its input</Term>; adding nothing is easy. On the way
        back the sum passes the gradient on whole, to <Formula tex={tex`F`} /> and to <Formula tex={tex`x`} />. Where
        the sizes differ, a <Formula tex={tex`1 \times 1`} /> convolution <Formula tex={tex`W`} /> fits them:{" "}
        <Formula tex={tex`y = F(x) + W x`} />.
      </p>
      <p>
        The stage trains both kinds at the same depth, from the same weights, on the same digits. It shows the{" "}
        <Term of="loss">losses</Term>, and how large the gradients of all layers are; their{" "}
        <Term of="ratio">ratio</Term> says who is ahead.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`y = F(x) + x`,
  Text,
  state,
  tryThis: [
    {
      action: "Start the race at 34 layers.",
      look: "The residual network begins with the higher loss.",
    },
    {
      action: "Race at 6 layers.",
      set: { depth: 6 },
      look: "How much is left of the difference?",
    },
    {
      action: "Switch batch normalisation off.",
      set: { normalised: false },
      look: "Before the first step, look at |x| from block to block in the residual network.",
    },
  ],
  notes: ["Let the class put the four networks into an order first."],
  checkpoint: {
    "deeper-is-worse": { question: deeperIsWorse, see: { depth: 34 } },
    "at-the-sum": { question: atTheSum, see: { view: "block" } },
  },
  Stage: lazy(() => import("./stage.tsx")),
});
