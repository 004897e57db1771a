import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./state.ts";
import { CompositionStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        A deep network is a chain of functions. Each <Term of="layers">layer</Term> reads the numbers that the layer
        before it made, and nothing else:
      </p>
      <Formula tex={texBlock`f(x) = f_L(\ldots f_2(f_1(x)))`} label="f of x is f L of and so on f 2 of f 1 of x" />
      <p>
        So every number has a reason. A <Term of="classes">score</Term> is a weighted sum of the last maps; each of
        their numbers is the largest of four; each of those is a sum again, cut off at zero; and so on, down to{" "}
        <Term of="picture">pixels</Term>. The stage shows a small network, trained on handwritten digits. Press any
        number and its <Term of="sum">sum</Term> opens; press a term, and the sum behind it opens.
      </p>
      <p>
        Without the ReLU and the max pooling between them, the two convolutions <Formula tex={tex`f_1`} /> and{" "}
        <Formula tex={tex`f_4`} /> could do no more than a single larger one.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`f(x) = f_L(\ldots f_2(f_1(x)))`,
  Text,
  state,
  tryThis: [
    {
      action: "Rub out part of the digit.",
      set: {},
      look: "Every layer responds while you rub. Which maps change most, and when does the predicted class change?",
    },
    {
      action: "Ask class 8 why.",
      set: { path: [[8, 8, 0, 0]] },
      look: "Its 784 products, the strongest first. Press the first, then the first of that, and so on down to a pixel.",
    },
    {
      action: "Draw a digit of your own.",
      set: { digit: "none", tool: "draw" },
      look: "The maps of the first convolution draw your strokes in several ways; those of the second respond in few places.",
    },
  ],
  notes: [
    "Ask what the network will predict before you rub; then rub slowly, and stop when the class changes.",
    "The numbers of a sum are read back from the GPU; the page adds them up once more, in double precision.",
    "The predicted class is the one of ten that the network prefers. It has no way to say that this is no digit at all.",
  ],
  Stage: CompositionStage,
});
