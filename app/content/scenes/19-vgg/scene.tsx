import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./chain.ts";
import { VggStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        AlexNet begins with filters of 11 × 11 pixels. VGG-Net (Simonyan and Zisserman 2015) has filters of 3 × 3 only,
        and more layers. A <Term of="tower">chain of small filters</Term> sees as much as a large one: two 3 × 3 layers
        have a <Term of="field">field</Term> of 5 × 5, three of 7 × 7, and <Formula tex={tex`n`} /> of them see{" "}
        <Formula tex={tex`2n + 1`} /> pixels along each axis. With <Formula tex={tex`C`} /> channels in and out of every
        layer they have fewer <Term of="weights">weights</Term>:
      </p>
      <Formula tex={texBlock`n \cdot 3^2\, C^2 < (2n + 1)^2\, C^2 \qquad \text{for } n > 1`} />
      <p>
        There is also a ReLU after each layer. Without it the chain would merge into one layer with a larger kernel;
        with a <Term of="between">ReLU between</Term> its layers it computes what no single layer can.
      </p>
      <p>
        The networks are <Term of="networks">drawn to the same scale</Term> below. VGG-16 has 13 convolutional layers,
        where the slide says 16: the name counts the three dense layers too. Those have 89&nbsp;% of its parameters, and
        do 1&nbsp;% of its work.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`n \cdot 3^2\, C^2 < (2n + 1)^2\, C^2`,
  Text,
  state,
  tryThis: [
    {
      action: "Break a 5 × 5 layer into two 3 × 3 layers.",
      set: { broken: true },
      look: "The field on the input stays 5 × 5, and every pixel of it counts. The bar of weights gets shorter.",
    },
    {
      action: "Draw the networks by MACs instead of parameters.",
      set: { measure: "macs", network: "vgg16", layer: 1 },
      look: "The dense layers, with nearly all of the parameters, vanish; the work is in the convolutions on large maps. VGG-16 needs 21 times as many MACs as AlexNet.",
    },
    {
      action: "Take out the ReLUs between three layers.",
      set: { kernel: 7, broken: true, relu: false },
      look: "Now one 7 × 7 filter, read off the gradient, gives the very same map: three linear layers are one.",
    },
  ],
  notes: [
    "The slide's 7.3 % is the top-5 error of the team's entry in the contest of 2014: seven networks together.",
    "With stride 1 and the same channels, every weight is used once at each place, so the MACs shrink as the weights do.",
    "In the bars, 18 and 27 count coefficients. The scene on chaining asks which large kernels a linear chain can reach.",
    "The input maps are random numbers here; with other numbers other ReLUs are closed, and the field is the same.",
  ],
  Stage: VggStage,
});
