import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./state.ts";
import { DilationStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        How can a unit see far without a large kernel, and without giving up resolution? A <em>dilated</em> convolution
        places its nine <Term of="taps">taps</Term> <Formula tex={tex`d`} /> pixels apart and skips the pixels between.
        It spans <Formula tex={tex`2d + 1`} /> pixels with the same <Term of="table">nine weights</Term>.
      </p>
      <p>
        In a stack, every layer adds its own reach to the <Term of="field">field</Term>. With dilations that double from
        layer to layer,
      </p>
      <Formula tex={texBlock`r_n = 1 + 2\,(1 + 2 + 4 + \dots + 2^{n-1})`} />
      <Formula tex={texBlock`r_n = 2^{n+1} - 1`} />
      <p>
        which is 3, 7, 15: the field grows exponentially, the weights and the work only linearly (Yu and Koltun 2016).
        Follow the taps down to the input: they fill their box without a hole. That is not always so. If all dilations
        have a common factor, every tap lies a multiple of it away from the unit. The unit then sees a grid of pixels
        and nothing between them, and its <Term of="output">output</Term> shows it: the gridding artefact.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`r_n = 2^{n+1} - 1`,
  Text,
  state,
  tryThis: [
    {
      action: "Pull the taps up to the unit, then let them fall slowly.",
      set: { fall: 0 },
      look: "Each layer splits every tap into nine. The first split is the widest, and the last fills the gaps.",
    },
    {
      action: "Compare with three layers without dilation.",
      set: { first: 1, second: 1, third: 1 },
      look: "27 weights as before, but a field of 7 × 7. The middle is reached by many paths, each corner by one.",
    },
    {
      action: "Set all three dilations to 2.",
      set: { first: 2, second: 2, third: 2 },
      look: "The box is 13 × 13, yet only 49 of its 169 pixels count. In the picture, every bright point becomes a grid of points.",
    },
    {
      action: "Reverse the order: 4, 2, 1.",
      set: { first: 4, second: 2, third: 1 },
      look: "The same 15 × 15 pixels in the end. On the way there, the taps lie elsewhere: the first layer’s units see only nine pixels, far apart.",
    },
  ],
  notes: [
    "Let the taps fall with the slider, one layer at a time, and ask after each how many paths there are: 9, 81, 729.",
    "The three fields of the paper's figure, 3, 7 and 15, are those of units of the three layers: the table measures each by its own gradient.",
    "All weights are equal here, so that gradients count paths and cannot cancel.",
    "Dilations 1, 4, 4 have no common factor and still leave holes: the first layer fills three pixels, and the next taps are four apart.",
  ],
  Stage: DilationStage,
});
