import { lazy } from "react";
import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { formula, strides } from "./checkpoint.ts";
import { state } from "./layer.ts";

function Text() {
  return (
    <>
      <p>
        A cat in the left half of a photo is as much a cat as one in the right half. A layer that is to find it should
        not care where it sits: when the image moves, its answer should move along, and change in no other way. Write{" "}
        <Formula tex={tex`T`} /> for a shift. Then <Term of="ftx">filtering the shifted image</Term> and{" "}
        <Term of="tfx">shifting the filtered image</Term> should give the same:
      </p>
      <Formula tex={texBlock`f(T x) = T f(x)`} label="f of T x equals T of f of x" />
      <p>
        This is <em>equivariance</em>. A convolution has it because the same weights visit every place. The stage walks
        round the square both ways, with the kernels that train the networks in the lab, and{" "}
        <Term of="difference">subtracts</Term>. What breaks it is just as telling: zeros at the border, steps of more
        than one pixel, or weights that belong to one place only.
      </p>
    </>
  );
}

export const scene = defineScene({
  id: "equivariance",
  title: "Equivariance",
  part: "From images to convolutions",
  sign: "M5 5h17v17H5zM26 26h17v17H26zM28 13h9v7M34 17l3 4 3-4M13 28v9h7M17 34l4 3-4 3",
  idea: "Shift the image, then filter it; or filter it, then shift: a convolution cannot tell.",
  formula: tex`f(T x) = T f(x)`,
  Text,
  state,
  tryThis: [
    {
      action: "Drag T x about with no padding and stride 1.",
      set: {},
      look: "The difference stays blank wherever you drop it, whatever the filter.",
    },
    {
      action: "Switch the padding to zeros.",
      set: { padding: "zeros" },
      look: "A frame lights up at the edges that the picture has moved away from or into; the inside stays blank.",
    },
    {
      action: "Set the stride to 2 and shift by one pixel, then by two, with the arrow keys.",
      set: { stride: 2, x: 1, y: 0 },
      look: "Odd shifts break the square, even ones mend it. Add pooling and only multiples of four do.",
    },
    {
      action: "Choose the dense layer.",
      set: { kind: "dense", x: 1, y: 0 },
      look: "Nothing commutes any more, not even for one pixel.",
    },
  ],
  minutes: 4,
  notes: [
    "Ask for a show of hands before switching to stride 2: will an odd shift survive?",
    "The difference picture has the same colour scale as f(x), so a faint frame is a small error and a bright one as large as the signal.",
    "Equivariance is exact, not learned: random weights have it too. Choose the random filter to show it.",
  ],
  checkpoint: {
    "which-formula": { question: formula, see: { filter: "random" } },
    "strides-multiply": { question: strides, see: { stride: 3, pool: true, x: 6, y: 0 } },
  },
  Stage: lazy(() => import("./stage.tsx")),
});
