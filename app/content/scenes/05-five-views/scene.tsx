import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./state.ts";
import { FiveViewsStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        A convolutional layer does one thing: it multiplies every patch of an image by a <Term of="kernel">kernel</Term>{" "}
        of a few weights and adds up the products.
      </p>
      <Formula
        tex={texBlock`y_{o_y, o_x} = \sum_{k_y, k_x} w_{k_y, k_x} \, x_{o_y + k_y, o_x + k_x}`}
        label="y at o y, o x is the sum over k y, k x of w at k y, k x times x at o y plus k y, o x plus k x"
      />
      <p>That one sum can be seen in five ways, and each explains something about convolutional networks.</p>
      <p>
        It is <Term of="shift">equivariant</Term>: shift the image, and the response shifts with it. It processes{" "}
        <Term of="patch">patches</Term>: an output depends on the pixels under the kernel and on no others. It is an{" "}
        <Term of="filter">image filter</Term>, which blurs, sharpens or finds edges. It{" "}
        <Term of="wires">shares parameters</Term>: as a linear layer it has few wires, and the same few weights on all
        of them. And it takes images of <Term of="sizes">any size</Term>, since the size of the image does not appear in
        the sum.
      </p>
      <p>
        The five views here show one layer. Move the cursor or change a weight in any of them, and the others follow.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`y = w * x`,
  Text,
  state,
  tryThis: [
    {
      action: "Pull a weight of the kernel up or down.",
      look: "Every view changes: one product of the patch, the whole response, the wires of one colour, one diagonal of the matrix.",
    },
    {
      action: "Take the Laplacian and move the cursor over the sky, then over an edge.",
      set: { preset: "laplacian", y: 8, x: 50, ky: 1, kx: 1 },
      look: "Its weights add up to zero, so over uniform brightness the products cancel. At an edge they do not.",
    },
    {
      action: "Take a random kernel and drag the response in the first view.",
      set: { preset: "random", sy: 8, sx: -9 },
      look: "The response shifts with the image, and the difference stays zero. Nobody designed or trained these weights.",
    },
    {
      action: "Take the 7 × 7 Gabor kernel to 512 × 512 pixels.",
      set: { preset: "gabor", size: 7, ky: 3, kx: 3, side: 512 },
      look: "Drag the corner of the fifth view: thousands of outputs come and go, and there are still 49 parameters.",
    },
  ],
  notes: [
    "Start with the kernel: change one weight by a drag and ask in which of the five views it will show: in all of them.",
    "The bar is the quickest way to settle whether a kernel is flipped. Take a vote on the three signs before measuring.",
    "The fifth view runs the same kernel on an image of up to 512 × 512, live. The number of parameters is counted from those that the graphics card holds for that image.",
    "The fourth view shows one row of the kernel; choose a weight of another row to see its wires.",
  ],
  Stage: FiveViewsStage,
});
