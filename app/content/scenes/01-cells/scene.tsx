import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { ACROSS, LARGE, state } from "./state.ts";
import { CellsStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        To label everything in an image, cut it into <Term of="grid">cells</Term> and train a classifier{" "}
        <Formula tex={tex`f`} /> that says what each one shows. Here it was trained on this meadow and these birds,
        whole and about as large as a cell, and on such cells it is almost always right.
      </p>
      <p>
        Yet a cell sees only itself. A bird on the line between cells leaves each only a scrap; a bird larger than a
        cell has a middle that could be anything. The scene is composed from masks, so we know which{" "}
        <Term of="score">pixels</Term> are labelled correctly.
      </p>
      <p>So let the cells overlap: slide the same classifier over the image in steps of a few pixels,</p>
      <Formula
        tex={texBlock`y_{i} = f(x_{iS}, \dots, x_{iS+k-1})`}
        label="y i is f of x from i S to i S plus k minus 1"
      />
      <p>
        with cells of <Formula tex={tex`k`} /> pixels and a step of <Formula tex={tex`S`} />. The same weights are used
        everywhere, so every layer becomes a convolution. Run like this, the network labels all positions{" "}
        <Term of="race">in one pass</Term>, and what overlapping cells share is computed only once.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`y_i = f(x_{iS}, \dots, x_{iS+k-1})`,
  Text,
  state,
  tryThis: [
    {
      action: "Drag the bird to where four cells meet.",
      set: ACROSS,
      look: "Each cell gets only a scrap of it, and none of them says “bird” any more.",
    },
    {
      action: "Leave it there, and move the grid by half a cell.",
      set: { ...ACROSS, gridX: 12, gridY: 12 },
      look: "One cell holds the whole bird again. But the next bird may lie on a line of this grid.",
    },
    {
      action: "Make the bird four cells wide.",
      set: LARGE,
      look: "Its head is found; its white back passes for sky, its shaded breast for meadow. No grid cures that, since no cell sees the bird whole.",
    },
    {
      action: "Put the small bird back between the cells, and slide the classifier in steps of 4 pixels.",
      set: { ...ACROSS, step: 4 },
      look: "The bird is found wherever it lies. Run both ways: the same numbers, at a fraction of the cost.",
    },
  ],
  notes: [
    "Drag first, talk afterwards: as the bird crosses a line between cells, its label flickers and disappears.",
    "The classifier knows this meadow and these very birds, so it does not fail for want of training data.",
    "Sliding helps with objects that lie across cells, not with objects larger than a cell: those need a larger receptive field, or a smaller image. That is what pooling and depth are for.",
    "With steps below 4 pixels, strides are replaced by dilations, so that one pass can label every pixel; the weights stay the same.",
  ],
  Stage: CellsStage,
});
