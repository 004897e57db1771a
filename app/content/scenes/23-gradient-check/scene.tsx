import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./state.ts";
import { GradientCheckStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        Backpropagation is easy to get wrong, and a network with a wrong gradient often still learns a little. But any
        gradient can be checked: move <Term of="weights">one weight</Term> by <Formula tex={tex`\pm\varepsilon`} />, run
        the network forward both times, and compare the losses.
      </p>
      <Formula
        tex={texBlock`\frac{\partial L}{\partial w} \approx \frac{L(w + \varepsilon) - L(w - \varepsilon)}{2\,\varepsilon}`}
      />
      <p>
        The <Term of="error">relative error</Term> between both sides should be small. How small depends on{" "}
        <Formula tex={tex`\varepsilon`} />: if it is large, the loss bends over that distance (truncation error); if it
        is tiny, both losses are nearly equal, and the rounding error of 32-bit floats is divided by it. On logarithmic
        axes the error forms <Term of="curve">a V</Term>.
      </p>
      <p>
        A wrong gradient gives no V. Since gradients travel from the loss back to the input, a{" "}
        <Term of="network">layer</Term> that passes them on wrongly spoils all layers before it, and none after it.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`\frac{\partial L}{\partial w} \approx \frac{L(w+\varepsilon) - L(w-\varepsilon)}{2\varepsilon}`,
  Text,
  state,
  tryThis: [
    {
      action: "Make ε as small as it goes.",
      set: { exponent: -7 },
      look: "The difference of two nearly equal losses is a few rounding steps, or nothing at all.",
    },
    {
      action: "Make ε as large as it goes.",
      set: { exponent: 0 },
      look: "The weight moves so far that ReLUs switch on or off, and the difference measures something else.",
    },
    {
      action: "Make the network sick, and check its layers.",
      set: { sick: 1, exponent: -2 },
      look: "Begin at the end nearest to the loss. The first layer that disagrees is not always the sick one.",
    },
  ],
  notes: [
    "Let the class name layers to check before any of them is pressed: halving the network each time finds the layer in the fewest checks.",
    "The bugs are real: the kernels of that layer's backward pass run with the bug in them. The forward pass does not change.",
    "A forgotten bias gradient spoils nothing but itself. Every other bug spoils the layers before it.",
    "In 64-bit floats the best ε lies near 10⁻⁵. That is why checks are usually run in double precision.",
    "If no lab is stored, or its network would take too long here, the stage checks the lab's first network, with the weights that come with the app.",
  ],
  Stage: GradientCheckStage,
});
