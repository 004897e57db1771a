import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./bank.ts";
import { ChannelPoolingStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        Pooling over positions makes a response stable when the input moves. Pooling over <em>channels</em> can do the
        same for other changes. Give a layer several copies of one filter, each{" "}
        <Term of="dial">rotated by a different angle</Term>, and take the largest of their responses at each position:
      </p>
      <Formula
        tex={texBlock`z(y, x) = \max_{c} g(y_c(y, x))`}
        label="z at a position is the largest over the channels c of g of y c at that position"
      />
      <p>
        A single copy is selective: its <Term of="curves">tuning curve</Term> has one peak, and far from it the copy
        does not respond. But before its response has fallen far, the next copy takes over. The{" "}
        <Term of="ripple">maximum hardly changes</Term> while the input turns. On a photo each of the{" "}
        <Term of="maps">maps</Term> shows edges in one direction, their <Term of="maximum">maximum</Term> shows them
        all.
      </p>
      <p>
        The price is the angle itself. The maximum says that an edge is there, but no longer which way it runs. A layer
        becomes blind to whatever it pools over.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`z = \max_{c} g(y_c)`,
  Text,
  state,
  tryThis: [
    {
      action: "Turn the dial all the way round.",
      set: {},
      look: "Each needle takes its turn. The dashed ring, the largest of them, varies a little and never vanishes.",
    },
    {
      action: "Take eight copies.",
      set: { copies: 8 },
      look: "The curve of the maximum is nearly a circle. Sixteen copies add little.",
    },
    {
      action: "Look for bars with four copies.",
      set: { pattern: "bar", copies: 4, angle: 22 },
      look: "A bar’s curve is narrower, so four copies leave gaps. The more selective a filter, the more copies it takes.",
    },
  ],
  notes: [
    "Ask what the next layer can know of the angle before showing the checkpoint: two angles, one number.",
    "Edges are rotated through 360°, since an edge with light on the right is not one with light on the left; a bar looks the same after 180°.",
    "In trained networks the copies are not laid out by hand. Maxout (Goodfellow et al. 2013) fixes which channels are pooled together and learns their filters.",
  ],
  Stage: ChannelPoolingStage,
});
