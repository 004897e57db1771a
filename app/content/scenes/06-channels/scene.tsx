import { lazy } from "react";
import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { family as filterParameters } from "../../quizzes/filter-parameters.ts";
import { family as filtersInBank } from "../../quizzes/filters-in-bank.ts";
import { state } from "./state.ts";

function Text() {
  return (
    <>
      <p>
        A colour picture has three numbers at every pixel, so a filter needs weights for each of them: it is a block as
        deep as its input, one slice for red, one for green, one for blue. At each place the{" "}
        <Term of="filter">three slices</Term> are laid over the <Term of="channels">three channels</Term>, all products
        are added up, and one number comes out. Colour goes in; <Term of="sum">a single map</Term> comes out.
      </p>
      <p>
        To look for many things at once, a layer has many such filters: a <Term of="bank">bank</Term>. Each makes a map
        of its own, and the maps are stacked. The next layer sees that stack as its channels. So a layer maps
      </p>
      <Formula
        tex={texBlock`\mathbb{R}^{H \times W \times C^{(l)}} \to \mathbb{R}^{H \times W \times C^{(l+1)}}`}
        label="H by W by C of l to H by W by C of l plus one"
      />
      <p>
        with <Formula tex={tex`C^{(l+1)}`} /> filters of <Formula tex={tex`M \times N \times C^{(l)}`} /> weights each.
        How large the picture is does not enter.
      </p>
    </>
  );
}

export const scene = defineScene({
  id: "channels",
  title: "Channels and filter banks",
  part: "From images to convolutions",
  sign: "M5 17h22v22H5zM11 17v-6h22v22h-6M17 11V5h22v22h-6M41 38h-8M37 34v8",
  idea: "A filter is as deep as its input; a bank of filters makes a stack of maps.",
  formula: tex`\mathbb{R}^{H \times W \times C^{(l)}} \to \mathbb{R}^{H \times W \times C^{(l+1)}}`,
  Text,
  state,
  tryThis: [
    {
      action: "Move over the map on the right, one value at a time.",
      look: "27 products and a bias make each value. Added up in the page and on the graphics card they agree to the sixth digit.",
    },
    {
      action: "Choose another filter in the bank.",
      set: { filter: 1 },
      look: "Its three partial maps differ; where they cancel, the sum is blank although none of them is.",
    },
    {
      action: "Halve the number of filters.",
      set: { filters: 48 },
      look: "The parameters halve as well. The filters that stay are not changed, and none grows shallower.",
    },
    {
      action: "Walk to the edge of the map with the arrow keys.",
      set: { y: 30, x: 0 },
      look: "Hatched cells are the zeros around the picture; their products vanish.",
    },
  ],
  minutes: 5,
  notes: [
    "Both quiz questions of the lecture are the checkpoint below; ask them before showing the parameter count.",
    "The filters are random, drawn from the seed shown: this scene is about shapes, not about what is learned.",
    "The partial maps are computed too, as a convolution in three groups with the same slices.",
  ],
  checkpoint: {
    "filter-parameters": { question: filterParameters.generate(1, 1), see: { filter: 0 } },
    "filters-in-bank": { question: filtersInBank.generate(1, 1), see: { filter: 95 } },
  },
  Stage: lazy(() => import("./stage.tsx")),
});
