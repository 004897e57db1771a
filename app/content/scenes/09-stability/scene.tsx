import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { rippled, state, WHOLE } from "./state.ts";
import { StabilityStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        Take the <Term of="skin">photo</Term> at a point and pull: it stretches like a skin. A smooth deformation
        without folds is a diffeomorphism <Formula tex={tex`T`} />. Eight edge filters and a ReLU give{" "}
        <Term of="maps">responses</Term> <Formula tex={tex`z`} />, pooled or not. How much <Formula tex={tex`T`} />{" "}
        changes them is measured by
      </p>
      <Formula
        tex={texBlock`\frac{\lVert z(Tx) - z(x) \rVert}{\lVert z(x) \rVert}`}
        label="the norm of z of T x minus z of x, over the norm of z of x"
      />
      <p>
        Without pooling, a shift of a few pixels <Term of="curve">changes nearly everything</Term>: an edge responds at
        other places than before. Pooling keeps what stays inside its window and loses what crosses a border. So it
        softens <Term of="change">the change</Term>, more so the <Term of="windows">larger the window</Term>, but does
        not remove it. It has a price: turning the photo upside down changes the responses less as well.
      </p>
      <p>
        What looks alike to people? Zhang et al. (2018) found that distances between responses of deep networks agree
        with people better than distances between pixels do. Here a small classifier compares a bent copy with a blurred
        one.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`\lVert z(Tx) - z(x) \rVert \ll \lVert z(x) \rVert`,
  Text,
  state,
  tryThis: [
    {
      action: "Shift the whole photo by one pixel.",
      set: { scale: WHOLE, dy: 0, dx: 1, window: 2 },
      look: "After max pooling over 2 × 2 the responses change nearly as much as without. Now choose larger windows.",
    },
    {
      action: "Let it ripple, and pool over 16 × 16.",
      set: { dy: 0, dx: 0, waves: 3, window: 16 },
      look: "The change has become small. But the mark for “upside down” has moved left too: where things are is largely forgotten.",
    },
    {
      action: "Pull until the skin folds.",
      set: { scale: 8, dy: 0, dx: 16 },
      look: "With a reach of 8, a pull of more than about 13 pixels folds the grid: the map is no longer a diffeomorphism.",
    },
    {
      action: "Compare a bent copy with a blurred one.",
      set: rippled,
      look: "Which looks closer to you? By pixels the blurred one wins. Go up the layers, then try random weights.",
    },
  ],
  notes: [
    "Measured on all 13 photos with 48 shifts, pulls and waves each: pooled responses changed less than unpooled ones every time, and less with every larger window. A maximum over 2 × 2 or 4 × 4 nearly always changes less than the mean; over 16 × 16 neither is better.",
    "The slide says that networks are stable to diffeomorphisms. Let the class pull: the change grows with the pull all the same. Stable means that a small bend changes responses little, not that a bend changes nothing.",
    "The last comparison is made with our own small classifier, not with LPIPS. With random weights layer 3 usually prefers the blurred copy, yet after max pooling the bent one wins: here pooling does most of the work, training some of it.",
  ],
  Stage: StabilityStage,
});
