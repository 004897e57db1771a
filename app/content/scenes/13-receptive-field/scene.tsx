import { lazy } from "react";
import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { dilatedStack, morePadding } from "./checkpoint.ts";
import { conv, state, usualConv } from "./stack.ts";

function Text() {
  return (
    <>
      <p>
        A unit deep in a network never sees the picture itself, only a few units below it, which see a few below them.
        Followed down to the pixels, that makes a window: the unit's <Term of="unit">receptive field</Term>. Nothing
        outside it can change the unit's value.
      </p>
      <p>
        Its <Term of="size">size</Term> <Formula tex={tex`r`} /> grows with each layer by the kernel's reach, measured
        in the steps <Formula tex={tex`j`} /> (the jump) that neighbouring units of the layer below are apart on the
        picture:
      </p>
      <Formula tex={texBlock`r_l = r_{l-1} + (k-1)\, d\, j_{l-1}, \qquad j_l = j_{l-1}\, s`} />
      <p>
        with kernel <Formula tex={tex`k`} />, dilation <Formula tex={tex`d`} /> and stride <Formula tex={tex`s`} />.
        Padding moves the window but does not change its size. The stage does not take this on trust: it runs the
        network backward from one unit and looks which pixels have a <Term of="gradient">gradient</Term>.
      </p>
    </>
  );
}

export const scene = defineScene({
  id: "receptive-field",
  title: "Receptive field",
  part: "Depth",
  sign: "M21 5h6v6h-6zM14 19h20M7 33h34M21 11l-7 8M27 11l7 8M14 19 7 33M34 19l7 14M4 43h40M7 33l-3 10M41 33l3 10M24 19v0M18 33v10M30 33v10",
  idea: "What part of the image can one unit see?",
  formula: tex`r_l = r_{l-1} + (k-1)\, d\, j_{l-1}`,
  Text,
  state,
  tryThis: [
    {
      action: "Drag the unit to a corner of the photo.",
      set: { y: 0, x: 0 },
      look: "The window is cut off by the edge; prediction and measurement are cut alike.",
    },
    {
      action: "Compare three 3 × 3 layers with dilations 1, 2, 4.",
      set: { stack: [usualConv, usualConv, usualConv] },
      look: "7 pixels against 15, with as many weights. The gradient of the dilated stack fills the box all the same.",
    },
    {
      action: "Give the first layer stride 2.",
      set: { stack: [conv({ stride: 2 }), usualConv, usualConv] },
      look: "Every layer after it counts double: the jump multiplies what they add.",
    },
    {
      action: "Raise a padding.",
      set: { stack: [conv({ padding: 4 }), usualConv, usualConv] },
      look: "The window moves, its size stays. Only the start changes in the table.",
    },
  ],
  minutes: 6,
  notes: [
    "All weights of a layer are equal and positive here, so that no gradient cancels; with trained weights the middle of the field counts most, which is the next scene's subject.",
    "Start is the first pixel that unit 0 sees; it is negative where the window begins in the padding.",
    "Let the class predict the AlexNet stack before opening it.",
  ],
  checkpoint: {
    "four-dilations": {
      question: dilatedStack,
      see: { stack: [1, 2, 4, 8].map((d) => conv({ dilation: d, padding: d })) },
    },
    "more-padding": { question: morePadding, see: { stack: [conv({ padding: 4 }), usualConv, usualConv] } },
  },
  Stage: lazy(() => import("./stage.tsx")),
});
