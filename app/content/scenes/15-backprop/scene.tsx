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
        <Formula tex={tex`L`} />. How much the loss moves for each unit is the gradient with respect to that number, and
        the chain rule gives it without wiggling. Each output has a gradient{" "}
        <Formula tex={tex`g_i = \partial L / \partial y_i`} />; it travels back along the wires, each multiplying by its
        weight, and what meets is added.
      </p>
      <p>
        Collected at an input, the weights come in reverse order; at a weight, all places add up, and so they do at the
        bias:
      </p>
      <Formula tex={texBlock`\frac{\partial L}{\partial x_n} = \sum_i g_i\, w_{n - i S}`} />
      <Formula tex={texBlock`\frac{\partial L}{\partial w_a} = \sum_i g_i\, x_{i S + a}`} />
      <p>
        So the way back is a convolution, too: with the kernel turned by 180°, and zeros put around{" "}
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
      look: "All three outputs follow, each by the weight on its wire. Then wiggle the first input: only one does.",
    },
    {
      action: "Turn the arrows round.",
      set: { show: "x", group: "x", at: 2, by: 0 },
      look: "Press one input after another: the kernel slides over g, turned round. At the border it meets zeros.",
    },
    {
      action: "Set the stride to 2.",
      set: { layer: "stride", show: "x", group: "x", at: 2, by: 0 },
      look: "Zeros stand between the entries of g as well. Every second input is read by one window alone.",
    },
    {
      action: "Fill in a problem set.",
      set: { show: "set", seed: 7, by: 0 },
      look: "Each cell is graded against the kernels; a known slip is named. New numbers come from the seed.",
    },
  ],
  notes: [
    "Ask before turning the arrows: which outputs does the first input reach, which the middle one?",
    "The loss is half the squared distance of the outputs from targets that give the gradients g; it stands for whatever follows the layer.",
    "Padding is left out here. It would cut the full convolution off at the border, and change nothing else.",
  ],
  Stage: BackpropStage,
});
