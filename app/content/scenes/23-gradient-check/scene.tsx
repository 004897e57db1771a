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
        Backpropagation is easy to get wrong, and a wrong gradient often still trains a little. But any gradient can be
        checked: move <Term of="weights">one weight</Term> by <Formula tex={tex`\pm\varepsilon`} /> and run the network
        forward: twice, to compare.
      </p>
      <Formula
        tex={texBlock`\frac{\partial L}{\partial w} \approx \frac{L(w + \varepsilon) - L(w - \varepsilon)}{2\,\varepsilon}`}
      />
      <p>
        The <Term of="error">relative error</Term> of the two should be small. How small depends on{" "}
        <Formula tex={tex`\varepsilon`} />: if it is large, the loss is not straight over that distance; if it is tiny,
        both losses are nearly equal, and the rounding of 32-bit floats is divided by it. On logarithmic axes the error
        is <Term of="curve">a V</Term>.
      </p>
      <p>
        A wrong gradient has no V. Since gradients travel from the loss back to the input, a{" "}
        <Term of="network">layer</Term> that passes them on wrongly spoils all layers before it, and none behind.
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
      look: "The difference of two nearly equal losses is a few units of rounding, or nothing at all.",
    },
    {
      action: "Make ε as large as it goes.",
      set: { exponent: 0 },
      look: "The weight moves so far that ReLUs switch on and off, and the difference measures something else.",
    },
    {
      action: "Make the network sick, and check its layers.",
      set: { sick: 1, exponent: -2 },
      look: "Begin at the end that is nearest to the loss. The first layer that disagrees is not always the sick one.",
    },
  ],
  notes: [
    "Let the class name layers to check before any of them is pressed: halving the network each time finds the layer in the fewest checks.",
    "The bugs are real: the kernels of that layer's backward pass run with the slip in them. Forward, nothing changes.",
    "A forgotten bias spoils nothing but itself. Every other slip spoils what lies before it.",
    "In 64-bit floats the best ε lies near 10⁻⁵. That is why checks are usually run in double precision.",
    "Where no lab is stored, or it takes too long here, the stage checks the lab's first network with its shipped weights.",
  ],
  Stage: GradientCheckStage,
});
