import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./layer.ts";
import { EquivarianceStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        A cat in the left half of a photo is as much a cat as one in the right half. A layer that detects cats should
        not care where the cat sits: when the image shifts, the output should shift with it and not change in any other
        way. Write <Formula tex={tex`T`} /> for a shift. Then <Term of="ftx">filtering the shifted image</Term> and{" "}
        <Term of="tfx">shifting the filtered image</Term> should give the same result:
      </p>
      <Formula tex={texBlock`f(T x) = T f(x)`} label="f of T x equals T of f of x" />
      <p>
        This is <em>equivariance</em>. A convolution has it because it applies the same weights at every position. The
        stage follows both routes, using the code that trains the networks in the lab, and{" "}
        <Term of="difference">subtracts</Term> the results. It is instructive to see what breaks it: zero padding, a
        stride above 1, or weights tied to one position.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`f(T x) = T f(x)`,
  Text,
  state,
  tryThis: [
    {
      action: "Drag T x around, with no padding and stride 1.",
      set: {},
      look: "The difference stays blank wherever you drop it, whatever the filter.",
    },
    {
      action: "Switch the padding to zeros.",
      set: { padding: "zeros" },
      look: "A frame lights up along the edges where the image moved in or out; the inside stays blank.",
    },
    {
      action: "Set the stride to 2 and shift by one pixel, then by two, with the arrow keys.",
      set: { stride: 2, x: 1, y: 0 },
      look: "Odd shifts no longer commute, even ones do. With pooling, only multiples of four do.",
    },
    {
      action: "Choose the dense layer.",
      set: { kind: "dense", x: 1, y: 0 },
      look: "Nothing commutes any more, not even a shift by one pixel.",
    },
  ],
  notes: [
    "Before switching to stride 2, ask for a show of hands: will an odd shift still commute?",
    "The difference uses the same colour scale as f(x): a faint frame is a small error, a bright one is as large as the signal.",
    "Equivariance is exact, not learned: it holds for random weights too. Choose the random filter to show this.",
  ],
  Stage: EquivarianceStage,
});
