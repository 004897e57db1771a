import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { conv, state, usualConv } from "./stack.ts";
import { ReceptiveFieldStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        A unit deep in a network never sees the image itself, only a few units of the layer before, which in turn see a
        few units of the layer before that. Traced back to the pixels, this gives a window: the unit's{" "}
        <Term of="unit">receptive field</Term>. Nothing outside it can change the unit's value.
      </p>
      <p>
        Its <Term of="size">size</Term> <Formula tex={tex`r`} /> grows with each layer by the kernel's reach times the
        jump <Formula tex={tex`j`} />, the distance in input pixels between neighbouring units of the layer before:
      </p>
      <Formula tex={texBlock`r_l = r_{l-1} + (k-1)\, d\, j_{l-1}, \qquad j_l = j_{l-1}\, s`} />
      <p>
        with kernel <Formula tex={tex`k`} />, dilation <Formula tex={tex`d`} /> and stride <Formula tex={tex`s`} />.
        Padding moves the window but does not change its size. The stage verifies this: it runs backpropagation from one
        unit and checks which pixels have a <Term of="gradient">gradient</Term>.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`r_l = r_{l-1} + (k-1)\, d\, j_{l-1}`,
  Text,
  state,
  tryThis: [
    {
      action: "Drag the unit to a corner of the photo.",
      set: { y: 0, x: 0 },
      look: "The window is cut off at the edge, in the prediction and in the measurement alike.",
    },
    {
      action: "Compare three 3 × 3 layers with the stack “Dilation 1, 2, 4”.",
      set: { stack: [usualConv, usualConv, usualConv] },
      look: "7 pixels without dilation, 15 with it, and the same number of weights. The gradient of the dilated stack still fills the box.",
    },
    {
      action: "Give the first layer stride 2.",
      set: { stack: [conv({ stride: 2 }), usualConv, usualConv] },
      look: "Every later layer counts double: the jump multiplies what it adds.",
    },
    {
      action: "Increase a layer's padding.",
      set: { stack: [conv({ padding: 4 }), usualConv, usualConv] },
      look: "The window moves, but its size stays the same. In the table, only the start changes.",
    },
  ],
  notes: [
    "Here all weights of a layer are equal and positive, so that no gradients cancel. In trained networks, the centre of the field counts most.",
    "Start is the first pixel that unit 0 sees; it is negative if the window begins in the padding.",
    "Let the class predict the AlexNet stack before opening it.",
  ],
  Stage: ReceptiveFieldStage,
});
