import { tex } from "#nn/tex.ts";
import { Term } from "#figures/spotlight/term.tsx";
import { defineScene } from "../../define-scene.ts";
import { card } from "./card.ts";
import { state } from "./state.ts";
import { ImagenetStage } from "./stage.tsx";

function Text() {
  return (
    <>
      <p>
        The ImageNet contest asked for the class of a photo, out of 1,000. A network may make five guesses; the{" "}
        <Term of="top">top-5 error</Term> is the share of images whose right class is not among them. The slides print
        16.4&nbsp;% for AlexNet (2012), 7.3&nbsp;% for VGG (2014) and still less for ResNet (2016). That is the year of
        the paper: the error is from the contest of 2015.
      </p>
      <p>
        Each of these <Term of="chart">printed errors</Term> belongs to several networks whose scores were averaged. A
        single network usually does worse, and was tested on other images: the chart has both. Depth,{" "}
        <Term of="number">parameters</Term> and multiply-accumulates (MACs) are counted from the networks in this app.
      </p>
      <p>
        Depth grew at every step, but not only depth changed: filters shrank, batch normalisation and shortcuts were
        added, training improved, and the large <Term of="layers">dense layers</Term> disappeared. No chart of winners
        can say which of these reduced the error.
      </p>
    </>
  );
}

export const scene = defineScene({
  ...card,
  formula: tex`16.4\,\% \to 7.3\,\% \to \; ?`,
  Text,
  state,
  tryThis: [
    {
      action: "Plot the errors against the parameters.",
      set: { against: "parameters", network: "resnet152" },
      look: "The trend turns back: the winner of 2015 has fewer than half of VGG-16's parameters, and half of its error.",
    },
    {
      action: "Look at single networks, by their MACs.",
      set: { errors: "single", against: "macs", network: "resnet34" },
      look: "ResNet-34 needs a quarter of VGG-16's MACs and has the smaller error. Within one family, more MACs go with smaller errors, but the gain shrinks.",
    },
    {
      action: "Count only the first guess, on other digits.",
      set: { guesses: 1, digits: 1 },
      look: "A few digits are errors now; with five guesses, hardly any. Other digits give a different number: an error is measured on a sample.",
    },
  ],
  notes: [
    "16.4 % is for five networks trained on the contest's images only. AlexNet's winning entry had seven, two of them pretrained on more images, and reached 15.3 %.",
    "3.57 % is for six residual networks of several depths, only two of them with 152 layers; the point opens ResNet-152. The slide gives the year of the paper (2016), the chart that of the contest (2015).",
    "VGG's entry came second in 2014; the winner, GoogLeNet, had 6.7 %. The winner of 2013 is not on the slides either.",
    "Single networks were tested on the validation images, with scores averaged over several crops or scales, so their errors are lower than with one crop.",
    "Depth is counted along the longest path from image to scores: convolutions and dense layers, without the shortcuts' projections.",
  ],
  Stage: ImagenetStage,
});
