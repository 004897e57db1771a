import { tex, texBlock } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./state.ts";
import { LocalVsGlobalStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        Take <Term of="pairs">two points</Term> of a photo, and draw their values as one dot. All pairs that lie equally
        far apart make a <Term of="scatter">cloud</Term>: a narrow one if one value tells much about the other. Its{" "}
        <Term of="number">correlation</Term> <Formula tex={tex`\rho`} /> falls with the distance{" "}
        <Formula tex={tex`d`} />, slowly: objects come in all sizes. <Term of="shuffle">Shuffle</Term> the pixels, and
        none of it is left.
      </p>
      <p>
        What one value tells about another, in bits, follows from <Formula tex={tex`\rho`} /> if the two are jointly
        normally distributed. In natural images it falls roughly as a <Term of="views">power law</Term>:
      </p>
      <Formula
        tex={texBlock`I(d) = -\tfrac{1}{2} \log_2\!\left(1 - \rho(d)^2\right) \propto d^{-\alpha}`}
        label="I of d is minus one half the binary logarithm of 1 minus rho of d squared, proportional to d to the minus alpha"
      />
      <p>
        So it is often enough to model local dependences, as a convolution does. More generally, parameters are
        allocated <Term of="views">in proportion</Term> to the strength of the dependences that they model: many for
        near pixels, few for far ones, at coarser scales (Lin, Tegmark and Rolnick, 2017).
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`I(d) \propto d^{-\alpha}`,
  Text,
  state,
  tryThis: [
    {
      action: "Look at grass.",
      set: { photo: "grass", b: [230, 300, 0, 16] },
      look: "At four pixels the cloud is nearly round, at sixteen no correlation is left. Pull the points of B together: when does its cloud become narrow?",
    },
    {
      action: "Shuffle the pixels of the photo.",
      set: { shuffled: true },
      look: "The same values, so the same greys. Both clouds look alike, and both correlations are about zero: white noise.",
    },
    {
      action: "Plot correlation on logarithmic axes, then bits.",
      set: { view: "decay", plot: "log" },
      look: "As correlations, the points bend away from any straight line. As bits they come close to one, over two decades. For which photos?",
    },
    {
      action: "Give the hierarchy more and more levels.",
      set: { view: "parameters", levels: 5 },
      look: "Each level puts weights where there is dependence, until more of them lie far away than there is dependence to model. For grass, one level is best.",
    },
  ],
  notes: [
    "The quiz is about all images. A single one can do anything: along the arches of the Colosseum, points 32 pixels apart correlate more (0.59) than points 20 apart (0.50).",
    "Correlations are over all pairs along rows and columns, in grey. Over the 66 photos from which these 13 come, the median correlation is .94 .89 .83 .75 .63 .48 .31 at 1, 2, 4 … 64 pixels; over these 13 the stage has .94 .88 .82 .72 .57 .43 .30.",
    "Be honest about the law. Within a photo, the mean is subtracted, so correlations must fall below zero somewhere. Over all pairs of all photos that matters less; bits come closest. Thirteen photos are not “all images”.",
    "“In proportion” counts one pair at each distance. Each octave has four times as many pairs as the one before, but far pixels repeat one another: the mean of a block stands for all of them. That is why a hierarchy can manage with nine weights per level.",
  ],
  Stage: LocalVsGlobalStage,
});
