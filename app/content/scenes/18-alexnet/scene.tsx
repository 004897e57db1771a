import { tex } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { BLOB } from "./chosen.ts";
import { state } from "./state.ts";
import { AlexnetStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        AlexNet (Krizhevsky et al. 2012) has five convolutional layers and three dense ones. Its first layer applies 96
        filters of 11 × 11 × 3 to a colour photo. What does one of its <em>units</em> look for? In 1959 Hubel and Wiesel
        asked this about cells in the visual cortex of cats: they showed bars and edges and listened to the cells fire.
      </p>
      <p>
        Here a <Term of="dial">drifting grating</Term> is turned over what a unit sees. The unit’s responses, plotted
        against the orientation, are its tuning curve; the peak is its <Term of="number">preferred orientation</Term>.
        The <Term of="patches">patches of photos</Term> that excite it most show the same in another way.
      </p>
      <p>
        The <Term of="filters">filters</Term> are ours, not AlexNet’s: they were trained on patches of this app’s
        photos. One half had to tell which photo a patch is from; the other half, without colours, how a patch was
        rotated. Nobody drew edges or colour blobs, yet both appear, as they did in AlexNet.
      </p>
      <p>
        The <Term of="network">whole network</Term> has 61 million parameters. Before you look: in which layers are
        they?
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`r(\theta) = \max_{\varphi} \, f(w \cdot x_{\theta, \varphi} + b)`,
  Text,
  state,
  tryThis: [
    {
      action: "Turn the grating all the way round, and listen.",
      set: { curve: false },
      look: "The dots trace the tuning curve. Press “Hear it”: the clicks come in bursts, one for each stripe that passes, and stop at the wrong orientation.",
    },
    {
      action: "Open all of AlexNet.",
      set: { show: "network", layer: "fc6" },
      look: "The squares are drawn to scale. The dense layers hold nearly all of the parameters, and the convolutions do nearly all of the work.",
    },
    {
      action: "Show red and green stripes to a colour-blob unit.",
      set: { ...BLOB, curve: true },
      look: "Its response hardly depends on the orientation, but strongly on the colours: compare grey stripes.",
    },
  ],
  notes: [
    "Say plainly that these filters are not AlexNet’s: they were trained in this app (npm run train-filters) on patches of its 13 photos.",
    "The slide reads 224 pixels, as the paper does; with 11 × 11 filters, stride 4 and no padding, maps of 55 need 227.",
    "Hubel and Wiesel’s clicks were the cell’s spikes. Here their rate follows the unit’s response; their moments are drawn at random, from a seed.",
    "The network runs at full size, but all weights beyond conv1 are random: its maps are real arithmetic without meaning.",
    "The unit has the essentials of what a physiologist calls a simple cell: it responds to light and dark in fixed places, so its response comes and goes with the drift.",
  ],
  Stage: AlexnetStage,
});
