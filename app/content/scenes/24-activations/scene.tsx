import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./state.ts";
import { ActivationsStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        When a network does not learn, look at its hidden units. Show it some images and draw the{" "}
        <Term of="matrix">activations</Term>: a row for each image, a column for each unit. In a healthy layer most
        entries are zero, but no two rows and no two columns are alike. In a sick one whole columns are blank: such a
        unit is <Term of="dead">dead</Term>, zero for every image, and its gradient is zero as well. Or many columns say
        the same: their <Term of="correlation">correlation</Term>
      </p>
      <Formula
        tex={texBlock`r_{jk} = \frac{\operatorname{cov}(h_j, h_k)}{\sigma_j \sigma_k}`}
        label="r j k is the covariance of h j and h k over the product of their standard deviations"
      />
      <p>
        over the images is then near 1 or −1. Or the <Term of="measures">variance</Term> of a unit over the images is
        close to zero: it ignores what it is shown. Two networks are trained here from the same seed, on the same digits
        in the same order. One of them is ill.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`r_{jk} = \frac{\operatorname{cov}(h_j, h_k)}{\sigma_j \sigma_k}`,
  Text,
  state,
  tryThis: [
    {
      action: "Press a column: what does this unit fire for?",
      set: {},
      look: "Before training, for digits of every kind. Train both runs: some units come to prefer one or two classes. Then sort the units by digit.",
    },
    {
      action: "Train with a learning rate 15 times as high.",
      set: { cause: "rate", trained: true },
      look: "Both runs start as the same network. Go through the steps: when does the first column go blank, and does any come back?",
    },
    {
      action: "Make the initial weights a tenth as large.",
      set: { cause: "tiny" },
      look: "The pictures look alike, since each is scaled to its largest value. Read the scales, and the variance from layer to layer.",
    },
    {
      action: "Give all weights of a layer the same initial value.",
      set: { cause: "equal", layer: "hidden1" },
      look: "32 units, one feature: every correlation is 1. Train: do the units ever differ?",
    },
  ],
  notes: [
    "The slide says: good training, hidden units are sparse across samples and across features; bad training, many hidden units ignore the input or are strongly correlated. The advice goes back to M. Ranzato's tutorials (CVPR 2013 and 2014).",
    "Measures: sparsity and dead units as in Maas et al. (2013), variance by layer as in Glorot and Bengio (2010) and He et al. (2015), correlation of units as in Cogswell et al. (2016).",
    "Three of the five causes end alike, with a layer of dead units: too high a rate, weights too large, biases too low. The first step tells them apart, so go back to step 0.",
    "A healthy layer has a few dead units, too, and 100 digits are few: a unit that is zero for all of them may fire for the next. The thresholds behind the words on the stage are rules of thumb.",
  ],
  Stage: ActivationsStage,
});
