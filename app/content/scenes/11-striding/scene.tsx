import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./layer.ts";
import { StridingStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        A stride combines two steps in one layer: filtering and downsampling. The filter is applied at every{" "}
        <Formula tex={tex`S`} />
        th position only, and the outputs in between are <Term of="kept">never computed</Term>. What is left is{" "}
        <Term of="difference">exactly</Term> what one would keep of the full output. Its <Term of="size">side</Term> is
      </p>
      <Formula
        tex={texBlock`\left\lfloor \frac{H + 2P - D(M-1) - 1}{S} \right\rfloor + 1`}
        label="H plus 2 P minus D times M minus 1, minus 1, over S, rounded down, plus 1"
      />
      <p>
        for <Formula tex={tex`H`} /> pixels, padding <Formula tex={tex`P`} /> on each side, a kernel of{" "}
        <Formula tex={tex`M`} /> weights and dilation <Formula tex={tex`D`} /> (here 1).
      </p>
      <p>
        Leaving values out has a price. The rings of this <Term of="plate">zone plate</Term> grow finer outwards, until
        they repeat every two pixels. Where they repeat in less than two steps, the few values that are kept{" "}
        <Term of="strided">look like other rings</Term>, coarse ones that were never there. This is aliasing. Blurring
        first removes what is too fine, and nothing false is left.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`\left\lfloor \frac{H + 2P - D(M-1) - 1}{S} \right\rfloor + 1`,
  Text,
  state,
  tryThis: [
    {
      action: "Set the stride to 4.",
      set: { stride: 4 },
      look: "Rings appear around places where the plate has none. Only those inside the dashed square are true.",
    },
    {
      action: "Now blur first.",
      set: { stride: 4, blur: true },
      look: "The false rings disappear. So do the finest true ones: near the limit, a blur cannot separate the two.",
    },
    {
      action: "Choose random weights.",
      set: { stride: 3, filter: "random", kernel: 5, padding: 2 },
      look: "Strided or kept, the numbers are the same up to rounding, whatever the filter.",
    },
    {
      action: "Remove the padding of a 7 × 7 kernel.",
      set: { stride: 3, kernel: 7, padding: 0 },
      look: "288 − 7 = 281 is not a multiple of 3: the formula rounds down, and the last two pixels are never seen.",
    },
  ],
  notes: [
    "Both pictures are drawn in whole screen pixels, so what you see is in the numbers, not made by the screen. Keep the browser’s zoom at 100 % on a projector, or its scaling adds rings of its own.",
    "Let the class point at the places before setting the stride to 4: a quarter of the width from the middle.",
    "Max pooling with stride 2 and strided convolutions in trained networks alias as well; their filters often learn some blur.",
  ],
  Stage: StridingStage,
});
