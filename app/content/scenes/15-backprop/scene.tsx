import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./state.ts";
import { BackpropStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        Wiggle one number of a layer: some <Term of="outputs">outputs</Term> move, and with them the loss{" "}
        <Formula tex={tex`L`} />. For small moves, the change of the loss divided by that of the number is the gradient
        with respect to that number, and the chain rule gives it without wiggling. Each output has a gradient{" "}
        <Formula tex={tex`g_i = \partial L / \partial y_i`} />; it travels back along the wires, each wire multiplies it
        by its weight, and gradients that meet are added.
      </p>
      <p>
        At an input, the weights appear in reverse order; at a weight, and at the bias, the contributions of all places
        are added:
      </p>
      <Formula tex={texBlock`\frac{\partial L}{\partial x_n} = \sum_i g_i\, w_{n - i S}`} />
      <Formula tex={texBlock`\frac{\partial L}{\partial w_a} = \sum_i g_i\, x_{i S + a}`} />
      <p>
        So the backward pass is a convolution, too: with the kernel turned by 180°, and zeros put around{" "}
        <Formula tex={tex`g`} /> and, for a stride <Formula tex={tex`S`} />, between its entries. A maximum sends its
        gradient to the winner, a mean shares it out. The backward kernels and the{" "}
        <Term of="check">finite difference</Term> must agree.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`\frac{\partial L}{\partial x_n} = \sum_i g_i\, w_{n - i S}`,
  Text,
  state,
  tryThis: [
    {
      action: "Wiggle the input in the middle.",
      set: { group: "x", at: 2, by: 0.5 },
      look: "All three outputs move, each in proportion to the weight on its wire. Then wiggle the first input: only one moves.",
    },
    {
      action: "Reverse the arrows.",
      set: { show: "x", group: "x", at: 2, by: 0 },
      look: "Press one input after another: the flipped kernel slides over g. At the border it meets zeros.",
    },
    {
      action: "Set the stride to 2.",
      set: { layer: "stride", show: "x", group: "x", at: 2, by: 0 },
      look: "Zeros stand between the entries of g as well. Every second input is read by only one window.",
    },
    {
      action: "Fill in a problem set.",
      set: { show: "set", seed: 7, by: 0 },
      look: "Each cell is graded against the backward kernels; a known slip is named. Another seed gives new numbers.",
    },
  ],
  notes: [
    "Ask before reversing the arrows: which outputs does the first input reach, and which does the middle one?",
    "The loss is half the squared distance of the outputs from targets that give the gradients g; it stands for whatever follows the layer.",
    "Padding is left out here. It would crop the full convolution at the border, and change nothing else.",
  ],
  Stage: BackpropStage,
});
