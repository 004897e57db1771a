import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./state.ts";
import { EffectiveFieldStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        The receptive field says which pixels <em>can</em> change a unit, not how much each of them does. The gradient
        of the unit with respect to the pixels tells how much. Averaged over many networks it is not a flat{" "}
        <Term of="spot">box</Term>: it is a spot that fades long before the edge, since many paths through the layers
        lead to the middle pixel and only one to a corner.
      </p>
      <p>
        Each layer of <Formula tex={tex`3 \times 3`} /> weights spreads the gradient by one step of a random walk. The
        variances of the steps add up, so after <Formula tex={tex`n`} /> layers the{" "}
        <Term of="width">standard deviation</Term> is about
      </p>
      <Formula tex={texBlock`\sigma = \sqrt{\tfrac{2}{3}\, n}`} label="sigma is the root of two thirds n" />
      <p>
        while the side of the field is <Formula tex={tex`2 n + 1`} />. Luo et al. (2016) called the spot the{" "}
        <em>effective</em> receptive field. The stage runs the backward kernels from one unit in each of many networks,
        and fits a power law to the <Term of="growth">growth</Term> of the spot.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`\sigma \propto \sqrt{n}`,
  Text,
  state,
  tryThis: [
    {
      action: "Pull the edge of the box outwards, to 20 layers.",
      set: { depth: 20 },
      look: "The field has 41 × 41 pixels; most of them are almost dark. The circle grows far more slowly than the box.",
    },
    {
      action: "Make all weights equal.",
      set: { weights: "uniform", depth: 20 },
      look: "Nothing is random now, and the width is exactly √(2n/3). Random weights give it on average.",
    },
    {
      action: "Train the weights.",
      set: { weights: "trained" },
      look: "One network of six layers with ReLUs learns digits while you wait. Compare the width of the spot before and after, at every depth.",
    },
    {
      action: "Put a ReLU after each layer.",
      set: { activation: "relu", depth: 12 },
      look: "Each ReLU layer cuts about half of the paths, different ones in every network; the mean spot stays nearly as wide.",
    },
  ],
  notes: [
    "Let the class sketch the curve first. Most draw a line that follows the field.",
    "Random gradients have either sign, so their squares are averaged; uniform weights give positive ones, which are averaged as they are. Both have the same variance, 2/3 per layer and axis.",
    "The law holds for networks that were never trained. Luo et al. found that training widens the spot; the stage measures it after a short training. Strides, dilation and skip connections change it, too.",
  ],
  Stage: EffectiveFieldStage,
});
