import { thousands } from "#nn/format.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import type { Random } from "#nn/random.ts";
import { PIXEL, stepAxis } from "#nn/receptive-field.ts";
import { texBlock } from "#nn/tex.ts";
import type { LayerSpec } from "#nn/types.ts";
import { pick } from "#quiz/build.ts";
import { slip } from "#quiz/slips.ts";
import { networkCase } from "../../../network-case.ts";
import { type Claim, type Entry, sound, unsound } from "../claim.ts";

const SOURCE: Claim["source"] = {
  authors: "Fangyh09/pytorch-receptive-field",
  title: "dilation convolution receptive field",
  where: "GitHub, issue 6, fixed since",
  year: 2020,
};

/** A layer as it is told: its kernel, stride and dilation. */
interface Told {
  readonly name: string;
  readonly k: number;
  readonly s: number;
  readonly d: number;
}

function specOf({ name, k, s, d }: Told): LayerSpec {
  const shared = { kernel: [k, k], stride: [s, s] } as const;
  if (name.startsWith("pool")) return { ...maxPool2d.create(name), ...shared };
  return { ...conv2d.create(name), ...shared, padding: "valid", dilation: [d, d] };
}

const SIDE = 128;

/** Fields after each layer, by the network model. */
function fieldsOf(layers: readonly Told[]): readonly number[] {
  const axes = [PIXEL];
  for (const { k, s, d } of layers)
    axes.push(stepAxis(axes.at(-1) ?? PIXEL, { kernel: k, stride: s, padding: 0, dilation: d }));
  return axes.slice(1).map(({ size }) => size);
}

/** What a calculator says that knows no dilation, of a stack whose last layer is dilated. */
export function calculator(random: Random): Claim {
  const [k, kernel] = [pick([3, 5], random), pick([3, 5], random)];
  const dilation = pick([2, 3, 4], random);
  const s = pick([2, 3], random);
  const layers: readonly [Told, Told, Told, Told] = [
    { name: "conv1", k, s: 1, d: 1 },
    { name: "pool1", k: s, s, d: 1 },
    { name: "conv2", k: 3, s: 1, d: 1 },
    { name: "conv3", k: kernel, s: 1, d: dilation },
  ];
  const [before, last] = [layers.slice(0, 3), layers[3]];
  const counted = fieldsOf(layers);
  const printed = fieldsOf([...before, { ...last, d: 1 }]);
  const [seen = 0, right = 0] = counted.slice(-2);
  const wrong = printed.at(-1) ?? 0;
  const at = (i: number): string => thousands(counted[i] ?? 0);
  const reach = (kernel - 1) * dilation;
  const entries: readonly Entry[] = [
    sound(
      "after conv1",
      at(0),
      "pixel-forgotten",
      "The pixel itself forgotten",
      "Start from one pixel. How many more does the first window see?",
    ),
    sound(
      "after pool1",
      at(1),
      "own-stride",
      "A layer’s own stride counted",
      "A stride determines how far apart the next layer’s inputs are. Does it widen the window of its own layer?",
    ),
    sound(
      "after conv2",
      at(2),
      "strides-forgotten",
      "Strides below forgotten",
      "How far apart on the image are two neighbouring units of the layer that it reads?",
    ),
    unsound("after conv3", thousands(wrong), thousands(right)),
  ];
  return {
    source: SOURCE,
    says: "A receptive-field calculator, as it was before a bug report, gives these numbers for a made-up stack.",
    heading: "side of the field in pixels",
    entries,
    given: [
      ...layers.map(({ name, k: side, s: stride, d }) => {
        const apart = d > 1 ? `, dilation ${d}` : "";
        return `${name}: ${name.startsWith("pool") ? "windows" : "filters"} of ${side} × ${side}, stride ${stride}${apart}`;
      }),
      "no padding",
    ],
    number: {
      asks: "What should it be?",
      right,
      unit: "pixels",
      slips: [
        slip(
          wrong,
          "dilation-forgotten",
          "Dilation forgotten",
          "That is what the calculator says. How far apart are the outer taps of the dilated filter?",
        ),
        slip(
          seen + (kernel * dilation - 1) * s,
          "extent-kd",
          "As many gaps as taps",
          "That gives each tap a gap of its own. How many gaps lie between that many taps?",
        ),
        slip(
          seen + reach,
          "strides-forgotten",
          "Strides below forgotten",
          "That would be right if the taps were that many pixels apart on the image. How far apart on the image are the values that they read?",
        ),
        slip(
          seen + (kernel - 1) * s * s,
          "dilation-as-stride",
          "Dilation taken for a stride",
          "A dilation moves the taps of a filter apart. Does it also skip outputs?",
        ),
        slip(
          right - 1,
          "pixel-forgotten",
          "The pixel itself forgotten",
          "That is how far the field reaches beyond one pixel. Start from that pixel.",
        ),
        slip(
          reach + 1,
          "layer-alone",
          "Only the dilated layer counted",
          "That is how much the layer sees of its own input. How much of the image does each of those values see?",
        ),
      ],
    },
    praise: ["The calculator treats the taps of the dilated filter as neighbours."],
    hints: [
      [
        "Follow the field from layer to layer: it depends on the kernel, the strides of all layers below, and what else?",
      ],
      ["The taps of one layer are further apart than those of the others. Has the calculator taken that into account?"],
    ],
    solution: {
      steps: [
        ["Each layer adds its reach, in steps of the layers below:"],
        [texBlock`r_l = r_{l-1} + (k_l - 1) \times D_l \times j_{l-1}`],
        ["Below conv3, the field is"],
        [texBlock`r_{l-1} = ${seen}`],
        [`pixels wide, and neighbours are ${s} pixels apart. Without the dilation, conv3 would make it`],
        [texBlock`${seen} + (${kernel} - 1) \times ${s} = ${wrong}`],
        ["With it:"],
        [texBlock`${seen} + (${kernel} - 1) \times ${dilation} \times ${s} = ${right}`],
      ],
      without: [
        "The number of filters does not matter, nor do the weights: a dilated filter has as many as an undilated one.",
      ],
      check: [`the lab finds the same field from gradients: outside a square of side ${right}, all of them are zero.`],
    },
    lab: networkCase("Quiz: dilated stack", { c: 3, h: SIDE, w: SIDE }, layers.map(specOf)),
  };
}
