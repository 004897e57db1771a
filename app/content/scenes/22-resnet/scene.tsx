import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./state.ts";
import { ResnetStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        More layers can compute more, but a deep <Term of="plain">plain network</Term> is hard to train: He et al.
        (2016) found that it did worse even on its training images. Their <Term of="residual">residual network</Term>{" "}
        has a shortcut around each block of two convolutions, before the last ReLU:
      </p>
      <Formula tex={texBlock`y = F(x) + x`} label="y is F of x plus x" />
      <p>
        The block need only learn what to <Term of="sizes">add to its input</Term>. In the backward pass the sum passes
        its whole gradient on, to <Formula tex={tex`F`} /> and to <Formula tex={tex`x`} />. Where the shapes differ, a{" "}
        <Formula tex={tex`1 \times 1`} /> convolution <Formula tex={tex`W`} /> matches them:{" "}
        <Formula tex={tex`y = F(x) + W x`} />.
      </p>
      <p>
        Here a network of each kind learns digits; both are equally deep and start from the same weights. Watch their{" "}
        <Term of="loss">losses</Term>, and the size of their gradients, with the layers from left to right and time
        running down. The <Term of="ratio">ratio</Term> of the losses says which is ahead. Press a block to take it out.
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
      action: "Race at 6 layers.",
      set: { depth: 6 },
      look: "The plain network keeps up far better. Then compare plain networks of 6, 10, 18 and 34 layers: what does depth do to their losses, and to those of residual ones?",
    },
    {
      action: "Take out block 12.",
      set: { out: 12 },
      look: "After a race, both networks are tested without it. Move on with the arrow keys: what does it cost to lose an early block, or a late one?",
    },
    {
      action: "Switch batch normalisation off.",
      set: { normalised: false },
      look: "Before the first step, |x| grows from block to block, and the gradients are huge. Is a shortcut alone enough? Race them.",
    },
    {
      action: "Set the weights of a block to zero.",
      set: { view: "block", share: 0 },
      look: "The sum y is x itself, and x gets the whole gradient of the sum. Without the shortcut nothing would come through, in either direction.",
    },
  ],
  notes: [
    "Let the class put the four networks in order before anyone presses Measure. If someone blames overfitting for the deep plain network: no digit is seen twice, so every loss is measured on new digits.",
    "With the seeds 1, 2 and 3 we measured losses of 2.0 to 2.2 (plain) and 0.6 to 1.0 (residual) at 34 layers, 1.3 to 1.6 and 0.9 to 1.4 at 10. In all three, more layers made the plain network worse and the residual one better. This is with 8 channels, 150 steps of SGD and digits: it shows what happens here and proves nothing about larger networks.",
    "Do not say that the gradients vanish. With batch normalisation those of the plain network are over a hundred times as large in the first block as in the last, before the first step; without it both are about 0.02 (seed 1).",
    "|F(x)| stays near 1 because normalisation sets it; |x| grows with every addition, so a late block changes its input by a smaller share. Taking a block out of a trained network follows Veit et al. (2016).",
    "A race of 34 layers takes about a minute on two processor cores without a graphics card; start it before you talk.",
  ],
  Stage: ResnetStage,
});
