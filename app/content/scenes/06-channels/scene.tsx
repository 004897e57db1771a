import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./state.ts";
import { ChannelsStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        A colour image has three numbers at every pixel, so a filter needs weights for each of them: it is a block as
        deep as its input, with one slice for red, one for green and one for blue. At each position, each of the{" "}
        <Term of="filter">three slices</Term> is multiplied by <Term of="channels">its channel</Term> and all products
        are added up to one number. Three channels go in, <Term of="sum">one map</Term> comes out.
      </p>
      <p>
        To detect many patterns at once, a layer has many such filters: a <Term of="bank">filter bank</Term>. Each
        produces its own map, and the maps are stacked. The next layer sees this stack as its channels. So a layer maps
      </p>
      <Formula
        tex={texBlock`\mathbb{R}^{H \times W \times C^{(l)}} \to \mathbb{R}^{H \times W \times C^{(l+1)}}`}
        label="H by W by C of l to H by W by C of l plus one"
      />
      <p>
        with <Formula tex={tex`C^{(l+1)}`} /> filters of <Formula tex={tex`M \times N \times C^{(l)}`} /> weights each.
        The size of the image does not matter.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`\mathbb{R}^{H \times W \times C^{(l)}} \to \mathbb{R}^{H \times W \times C^{(l+1)}}`,
  Text,
  state,
  tryThis: [
    {
      action: "Move over the map on the right, one value at a time.",
      look: "Each value is a sum of 27 products and a bias. Computed here and on the graphics card, the sums agree to six digits.",
    },
    {
      action: "Choose another filter in the bank.",
      set: { filter: 1 },
      look: "Its three partial maps differ; where they cancel, the sum is blank although none of them is.",
    },
    {
      action: "Draw the bank as circles and arrows, with 4 filters.",
      set: { look: "arrows", filters: 4, filter: 0 },
      look: "Twelve arrows of 3 × 3 weights each: to count the weights, count the arrows. In 1-D, an arrow has three.",
    },
    {
      action: "Move to the edge of the map with the arrow keys.",
      set: { y: 30, x: 0 },
      look: "Hatched cells are the zeros that pad the image; their products are zero.",
    },
  ],
  notes: [
    "The checkpoint below has both quiz questions of the lecture; ask them before showing the parameter count.",
    "The filters are random, drawn from the seed shown: this scene is about shapes, not about learned features.",
    "The partial maps are computed as well, as a convolution with three groups and the same slices.",
  ],
  Stage: ChannelsStage,
});
