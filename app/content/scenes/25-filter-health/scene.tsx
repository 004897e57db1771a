import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./state.ts";
import { FilterHealthStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        The filters of a first layer can be looked at as pictures. They begin as noise. In a good run they{" "}
        <Term of="filters">grow</Term> strokes, edges and blobs, each a different one. Noise that stays, or filters that
        are all alike, are signs that something is wrong: with the learning rate, the data, the initialisation or the
        regularisation.
      </p>
      <p>
        Two measures put this into numbers. A filter's <Term of="smoothness">smoothness</Term> is the correlation of
        neighbouring weights (Moran's I), over all <Formula tex={tex`P`} /> pairs of neighbours, across and down:
      </p>
      <Formula
        tex={texBlock`s = \frac{1}{P \sigma^2} \sum_{(a, b)} (w_a - \mu)(w_b - \mu)`}
        label="s is the sum over neighbours a, b of w a minus the mean times w b minus the mean, over P times the variance"
      />
      <p>
        It is about 0 for noise and near 1 for a smooth filter. The mean <Formula tex={tex`|r|`} /> over all pairs of
        filters says how much they are alike. Both runs here have the same seed and the same digits; the{" "}
        <Term of="growth">plot</Term> follows them step by step.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`s = \frac{1}{P \sigma^2} \sum_{(a, b)} (w_a - \mu)(w_b - \mu)`,
  Text,
  state,
  tryThis: [
    {
      action: "Train both runs, then go back and forth between the steps.",
      set: { trained: true },
      look: "Run B has no weight decay. Compare the filters, then the digits that each run classifies correctly: would the accuracy have told you?",
    },
    {
      action: "Divide the learning rate by 50.",
      set: { cause: "slow", trained: true },
      look: "Run B's filters hardly change. On their own, they could be taken for those of the run without decay: what tells the two apart?",
    },
    {
      action: "Shuffle the labels.",
      set: { cause: "labels", trained: true },
      look: "Read the colour scale of run B: its weights fade, since no image has any use for them, and what is left is the noise of the initialisation.",
    },
    {
      action: "Give all weights of a layer the same initial value.",
      set: { cause: "equal" },
      look: "Twelve copies of one filter. Train: do they ever differ?",
    },
  ],
  notes: [
    "The slide says: good training, learned filters exhibit structure and are uncorrelated. The pictures of bad filters usually shown with it are noisy ones, correlated ones and ones without structure.",
    "A surprise worth waiting for: without weight decay the filters stay noisy and nearly as many digits are classified correctly. Noise in the first layer is a sign to look into, not a proof of failure.",
    "Adam with decoupled weight decay (Loshchilov and Hutter, 2019), rate 0.005, decay 2: each step takes away a hundredth of every weight. That is a lot, so that 200 steps are enough to see it.",
    "Smoothness is Moran's I (1950) with the four nearest neighbours. Gavrikov and Keuper (2022) measure filters of published networks in similar ways, by their sparsity, their variance and their orthogonality.",
  ],
  Stage: FilterHealthStage,
});
