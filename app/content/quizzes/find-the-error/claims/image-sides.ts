/** Images whose side does not fit the maps that are said to come out of them. */
import { thousands } from "#nn/format.ts";
import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import { tex, texBlock } from "#nn/tex.ts";
import type { Architecture } from "#nn/types.ts";
import { alexnet2012, squeezenet } from "#nn/zoo/imagenet.ts";
import { slip } from "#quiz/slips.ts";
import { countLayer, countNetwork } from "../../../network-case.ts";
import { type Claim, type Entry, once, sound, unsound } from "../claim.ts";

const isConv = (spec: { readonly type: string }): spec is Conv2dSpec => spec.type === "conv2d";

/** The first layer of a network. */
function firstOf({ layers }: Architecture): Conv2dSpec {
  return layers.find(isConv) ?? conv2d.create("conv1");
}

/** Windows of the layer that fit on a side, without padding. */
function windowsOn(layer: Conv2dSpec, side: number): number {
  return countLayer({ ...layer, padding: "valid" }, { c: 3, h: side, w: side }).output.h;
}

/** The smallest side on which so many windows fit. */
function smallestSide(layer: Conv2dSpec, count: number): number {
  let side = layer.kernel[0];
  while (windowsOn(layer, side) < count) side++;
  return side;
}

interface Printed {
  readonly network: Architecture;
  readonly source: Claim["source"];
  readonly says: string;
  /** The side of the image, and that of the first layer's maps. */
  readonly image: number;
  readonly maps: number;
  readonly rest: readonly Entry[];
  readonly given: readonly string[];
}

/** A first layer without padding, and an image that is too small for it. */
function sideClaim({ network, source, says, image, maps, rest, given }: Printed): Claim {
  const layer = firstOf(network);
  const [k, s] = [layer.kernel[0], layer.stride[0]];
  const [right, fitting] = [smallestSide(layer, maps), windowsOn(layer, image)];
  const asks = "What should it be: without padding, what is the smallest side for which the other entries are right?";
  return {
    source,
    says,
    heading: "side in pixels",
    entries: [
      unsound("image", thousands(image), thousands(right)),
      sound(
        "after conv1",
        thousands(maps),
        "result-for-cause",
        "A consequence taken for the cause",
        "It cannot be right for that image, but then the sides after it could not be right either. Which single number would have to change so that all the others can stay?",
      ),
      ...rest,
    ],
    given: [`conv1: filters of ${k} × ${k}, stride ${s}, no padding mentioned`, ...given],
    number: {
      asks,
      right,
      unit: "pixels",
      slips: [
        slip(
          image,
          "as-printed",
          "The printed side kept",
          "That is what is printed. Place the windows of conv1 on it, starting at the first pixel: how many fit?",
        ),
        slip(
          maps * s + k,
          "steps-for-windows",
          "A step for every window",
          "One more window than needed fits on that side. How many steps lie between that many windows?",
        ),
        slip(
          right + 1,
          "not-smallest",
          "A larger side that also fits",
          "The windows fit, but none of them reads the last pixel. Is there a smaller side?",
        ),
        slip(
          (maps - 1) * s,
          "last-window-forgotten",
          "The width of the last window forgotten",
          "That is where the last window starts. How far does it reach from there?",
        ),
        slip(
          maps * s,
          "stride-multiplies",
          "Maps times stride",
          "That would be right if every window were as wide as a step. How wide are the windows here?",
        ),
      ],
    },
    praise: [
      `On a side of ${image} pixels, ${fitting} windows of ${k} fit with stride ${s}, not ${maps}. The image has to be larger, or padded.`,
    ],
    hints: [
      ["Every side but the first follows from the one before. Go through them from the last to the first."],
      ["Place the first window at the edge and the others stride by stride. Where does the last one end?"],
    ],
    solution: {
      steps: [
        ["Without padding, this many windows fit on a side:"],
        [texBlock`H_{o} = \left\lfloor \frac{H - k}{S} \right\rfloor + 1`],
        [`On the printed side, ${fitting} of them fit:`],
        [texBlock`\left\lfloor \frac{${image} - ${k}}{${s}} \right\rfloor + 1 = ${fitting}`],
        [`For ${maps} windows it takes ${maps - 1} steps, and the last window adds its width:`],
        [texBlock`(${maps} - 1) \times ${s} + ${k} = ${right}`],
      ],
      without: [
        "Neither the number of filters nor the number of colour channels matters. Programs that keep the printed side pad the image instead, which the source does not mention.",
      ],
      check: ["substituting back, ", tex`\left\lfloor \frac{${right} - ${k}}{${s}} \right\rfloor + 1 = ${maps}`, "."],
    },
    lab: { ...network, input: { ...network.input, h: image, w: image } },
  };
}

const rounding = (name: string, printed: number): Entry =>
  sound(
    name,
    thousands(printed),
    "pool-rounded",
    "Pools assumed to round up or to halve",
    "Windows of 3 that move by 2 overlap. Place them on the side before this one: does the last one end at the border?",
  );

/** The side of the maps after so many layers of a network. */
function sideAfter(network: Architecture, layer: number): number {
  return countNetwork(network)[layer - 1]?.output.h ?? 0;
}

/** The image of AlexNet. */
export const alexnetImage = once(() =>
  sideClaim({
    network: alexnet2012,
    source: {
      authors: "A. Krizhevsky, I. Sutskever and G. E. Hinton",
      title: "ImageNet Classification with Deep Convolutional Neural Networks",
      where: "NIPS, section 3.5 and figure 2",
      year: 2012,
    },
    says: "The paper that made deep networks famous gives these sides for its image and its maps.",
    image: 224,
    maps: sideAfter(alexnet2012, 1),
    rest: [
      rounding("after pool1", sideAfter(alexnet2012, 4)),
      sound(
        "after pool2",
        thousands(sideAfter(alexnet2012, 8)),
        "padding-shrinks",
        "A padded layer assumed to shrink its maps",
        "conv2 is padded so that its maps are as large as its input. What does the pool after it do to that side?",
      ),
    ],
    given: ["pools: windows of 3 × 3, stride 2", "conv2: padded, its maps are as large as its input"],
  }),
);

/** The image of SqueezeNet. */
export const squeezenetImage = once(() => {
  const network = { ...squeezenet, input: { c: 3, h: 227, w: 227 } };
  const layers = countNetwork(network);
  return sideClaim({
    network: squeezenet,
    source: {
      authors: "F. N. Iandola, S. Han, M. W. Moskewicz, K. Ashraf, W. J. Dally and K. Keutzer",
      title: "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model size",
      where: "arXiv 1602.07360, table 1",
      year: 2016,
    },
    says: "A paper on small networks gives these sides for its image and the first maps.",
    image: 224,
    maps: sideAfter(network, 1),
    rest: [
      rounding("after maxpool1", sideAfter(network, 3)),
      sound(
        "after fire2",
        thousands(layers[3]?.output.h ?? 0),
        "one-by-one-shrinks",
        "A 1 × 1 convolution assumed to shrink its maps",
        "A fire module squeezes channels, not height and width: its 1 × 1 filters fit everywhere, and its 3 × 3 ones are padded. What happens to the side?",
      ),
      sound(
        "after maxpool4",
        thousands(layers[6]?.output.h ?? 0),
        "pool-rounded",
        "Pools assumed to round up or to halve",
        "It reads the side after maxpool1, since nothing between them changes it. How many windows of 3 fit there, moved by 2?",
      ),
    ],
    given: ["pools: windows of 3 × 3, stride 2", "fire modules: padded, so that they keep the side"],
  });
});
