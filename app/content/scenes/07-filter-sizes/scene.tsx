import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./layer.ts";
import { FilterSizesStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        A convolutional layer maps an input of <Formula tex={tex`C^{(l)}`} /> channels to an output of{" "}
        <Formula tex={tex`C^{(l+1)}`} />. How many parameters does it need? Begin with one filter. It covers{" "}
        <Formula tex={tex`M \times N`} /> pixels, and at each of them it has a weight for every channel: the filter is{" "}
        <Term of="depth">as deep as its input</Term>. It has <Formula tex={tex`M \times N \times C^{(l)}`} /> weights.
      </p>
      <p>
        One filter makes one map, so the <Term of="bank">bank</Term> holds as many filters as the output has channels.
        Together they have
      </p>
      <Formula
        tex={texBlock`M \times N \times C^{(l)} \times C^{(l+1)}`}
        label="M times N times C of l times C of l plus one"
      />
      <p>
        weights, plus one bias for each map if the layer has biases. The{" "}
        <Term of="input">height and width of the input</Term> are not in the product. Both numbers of channels are, and
        in deep networks they run into the hundreds: most parameters of a layer come from its channels, not from the
        area of its filters.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`M \times N \times C^{(l)} \times C^{(l+1)}`,
  Text,
  state,
  tryThis: [
    {
      action: "Pull an edge of the filter, then pull another filter out of the bank.",
      look: "The factor in the edge’s colour grows with it. Which of the four factors makes the count grow fastest?",
    },
    {
      action: "Shrink the filter to a single pixel, with 64 channels in and out.",
      set: { m: 1, n: 1, c: 64, f: 64 },
      look: "It sees one pixel at a time, and still there are 4,096 weights: it mixes 64 channels into 64 others.",
    },
    {
      action: "Draw a layer for a signal with circles and arrows.",
      set: { axes: 1, look: "arrows", n: 3, c: 4, f: 3 },
      look: "A circle is a channel, an arrow a slice of three weights. The arrows that end at one circle are one filter.",
    },
    {
      action: "The same for an image.",
      set: { axes: 2, look: "arrows", c: 4, f: 3 },
      look: "As many arrows as before. Each now carries a slice of 3 × 3 weights, so there are three times as many weights.",
    },
  ],
  notes: [
    "Draw the circles and arrows first, for a signal: counting arrows is the quickest way to the formula.",
    "Take a vote on the prediction. The wide filter looks larger, since depth is foreshortened in the mind as well as on paper.",
    "Say once what the word filter means here: all its slices together. A slice is 2-D for an image.",
    "The count is checked: every parameter is set to one on the graphics card, and the ones that come back are counted.",
  ],
  Stage: FilterSizesStage,
});
