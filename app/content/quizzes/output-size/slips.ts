/** The wrong sizes that students compute, commonest first. */
import { shapeText } from "#quiz/build.ts";
import type { Misconception, RichText } from "#quiz/question.ts";
import { misconception, slip, type Slip } from "#quiz/slips.ts";
import { type ConvCase, convCounts } from "../../conv-case.ts";
import { axisOf, type Drawn, inputsFor, sideOf, sidesToTick, withAxis } from "./layer.ts";

const NAMED = {
  roundedUp: misconception(
    "rounded-up",
    "Rounded up",
    "That counts a window that hangs over the edge. Is there room for one more whole window?",
  ),
  paddedOnce: misconception(
    "padded-once",
    "Padding counted on one side",
    "That would be right for half as much padding in all. How many ends does an axis have, and how many of them are padded?",
  ),
  paddingForgotten: misconception(
    "padding-forgotten",
    "Padding left out",
    "Without padding the output would have that side. What does padding do to the length of the axis?",
  ),
  strideForgotten: misconception(
    "stride-forgotten",
    "Stride left out",
    "At stride 1 there are that many windows. How far does the window move here from one place to the next?",
  ),
  sameAlways: misconception(
    "same-always",
    "Output assumed to be as large as the input",
    "That holds only for one particular padding, and only for stride 1. How far does the window stick out at the edge here?",
  ),
  oneLost: misconception(
    "one-lost",
    "Steps counted, not windows",
    "That is how many steps the window takes. How many positions does it visit, given that it has one before the first step?",
  ),
  /** Both give one less than there are, whenever they differ from the right number. */
  oneLostOrOutside: misconception(
    "one-lost+minus-one-outside",
    "Steps counted, not windows, or the 1 added before dividing",
    "That is how many steps the window takes; adding the 1 before dividing gives it too. How many positions does it visit, counting the one where it starts?",
  ),
  strideDivides: misconception(
    "stride-divides",
    "Side divided by the stride",
    "That holds only with the padding that suits this kernel. Where does the last whole window start here?",
  ),
  dilationForgotten: misconception(
    "dilation-forgotten",
    "Dilation left out",
    "With taps side by side that is right. How many pixels does the window span with its taps apart?",
  ),
  extentKD: misconception(
    "extent-kd",
    "A gap after every tap",
    "That multiplies kernel and dilation. How many gaps lie between the taps: as many as taps, or one fewer?",
  ),
  dilationAsStride: misconception(
    "dilation-as-stride",
    "Dilation taken for a stride",
    "Dilation moves the taps of a window apart. Do the windows start further apart as well?",
  ),
  oneBorder: misconception(
    "one-border",
    "Border lost on one side",
    "Half a window would stick out at the left edge, and half at the right. How many positions are lost in all?",
  ),
  borderTwice: misconception(
    "border-twice",
    "A whole window lost on each side",
    "At each edge, how many pixels cannot be the middle of a window: as many as a window is wide, or as half of one?",
  ),
} as const;

function possible(value: number, known: Misconception): readonly Slip<number>[] {
  return value > 0 ? [{ value, misconception: known }] : [];
}

/** Wrong sides of the output. */
export function sideSlips(layer: ConvCase): readonly Slip<number>[] {
  const { h, p, k, s, d, e } = axisOf(layer);
  const right = sideOf(layer);
  const fit = (length: number, extent: number, step: number): number => Math.floor((length - extent) / step) + 1;
  const rest = (h + 2 * p - e) % s;
  const ofStride =
    s === 1
      ? []
      : [
          ...possible(right + 1, NAMED.roundedUp),
          ...possible(fit(h + p, e, s), NAMED.paddedOnce),
          ...possible(sideOf(withAxis(layer, { s: 1 })), NAMED.strideForgotten),
          ...possible(h, NAMED.sameAlways),
          ...possible(Math.ceil(h / s), NAMED.strideDivides),
        ];
  const ofDilation =
    d === 1
      ? []
      : [
          ...possible(sideOf(withAxis(layer, { d: 1 })), NAMED.dilationForgotten),
          ...possible(fit(h + 2 * p, k * d, s), NAMED.extentKD),
          ...possible(fit(h + 2 * p, k, d), NAMED.dilationAsStride),
        ];
  const ofPadding =
    p === 0
      ? []
      : [
          ...(s === 1 ? possible(fit(h + p, e, s), NAMED.paddedOnce) : []),
          ...possible(fit(h, e, s), NAMED.paddingForgotten),
        ];
  const ofBorder =
    p === 0 && d === 1 && s === 1
      ? [...possible(h - (k - 1) / 2, NAMED.oneBorder), ...possible(h - 2 * (k - 1), NAMED.borderTwice)]
      : [];
  const common = [
    ...(s === 1 ? possible(h, NAMED.sameAlways) : []),
    ...possible(right - 1, rest + 1 < s ? NAMED.oneLostOrOutside : NAMED.oneLost),
  ];
  return [...ofDilation, ...ofStride, ...ofPadding, ...common, ...ofBorder];
}

/** Wrong shapes of the whole output. */
export function shapeSlips(layer: ConvCase): readonly Slip<RichText>[] {
  const { c } = layer.input;
  const { p } = axisOf(layer);
  const { output } = convCounts(layer);
  const shape = (channels: number, side: number): RichText => [shapeText({ c: channels, h: side, w: side })];
  const [h] = [layer.input.h];
  return [
    slip(
      shape(c, output.h),
      "depth-kept",
      "As many maps as the input has channels",
      "Each filter spans all channels of the input and makes one map. How many filters are there?",
    ),
    ...sideSlips(layer).map(({ value, misconception: known }) => ({
      value: shape(output.c, value),
      misconception: known,
    })),
    slip(
      shape(c, h),
      "same-always-and-depth-kept",
      "The input’s shape kept",
      "A layer that did nothing would have that output. Which windows fit, and what does each filter make?",
    ),
    ...(p > 0
      ? [
          slip(
            shape(c + 2 * p, output.h),
            "channels-padded",
            "Channels padded",
            "Zeros are added around the pixels of each channel. Does that add any channels?",
          ),
        ]
      : []),
  ];
}

/** Wrong paddings, where the side is to be kept. */
export function paddingSlips(layer: ConvCase): readonly Slip<number>[] {
  const { k, d } = axisOf(layer);
  const ofDilation =
    d === 1
      ? []
      : [slip((k - 1) / 2, "dilation-forgotten", NAMED.dilationForgotten.name, ...NAMED.dilationForgotten.feedback)];
  return [
    slip(
      d * (k - 1),
      "k-minus-one",
      "Padding for both sides together",
      "That many zeros are needed in all. How are they shared between the two ends of the axis?",
    ),
    ...ofDilation,
    slip(
      Math.floor((d * k) / 2),
      "half-kernel",
      "Half a gap too many",
      "The window reaches from its first tap to its last. How many gaps lie between them, and how many on one side of the middle?",
    ),
    slip(
      k,
      "kernel",
      "Kernel taken for the padding",
      "The number of taps is not how far the window sticks out. How far does it stick out if its middle is on the first pixel?",
    ),
    slip(
      1,
      "one-is-enough",
      "Padding 1 whatever the kernel",
      "That suits a kernel of 3 taps side by side. How far does this window stick out?",
    ),
    slip(
      d * (k - 1) + 1,
      "extent",
      "The whole extent taken",
      "The window spans that many pixels. If its middle is on the first pixel of the input, how much of it lies outside?",
    ),
    slip(0, "none", "No padding", "Without padding, which pixels at the edge are never the middle of a window?"),
  ];
}

/** Wrong sets of inputs that lead to an output of this side. */
export function inputSlips(drawn: Drawn): readonly Slip<readonly boolean[]>[] {
  const { layer } = drawn;
  const { h, p, k, s } = axisOf(layer);
  const wanted = sideOf(layer);
  const sides = sidesToTick(drawn);
  const ticks = (isTicked: (side: number) => boolean): readonly boolean[] => sides.map(isTicked);
  const exact = (wanted - 1) * s + k - 2 * p;
  const right = inputsFor(layer);
  return [
    slip(
      ticks((side) => side === exact),
      "no-rest",
      "Only the side without a remainder",
      "That one fits exactly. What becomes of a pixel that is left over at the end: does it change how many windows fit?",
    ),
    slip(
      ticks((side) => side === Math.max(...right)),
      "times-stride",
      "Only one side, from multiplying back",
      "Solving the rule backwards gives only one side. But the rule rounds down: which other sides give the same result?",
    ),
    slip(
      ticks((side) => Math.ceil((side + 2 * p - k) / s) + 1 === wanted),
      "rounded-up",
      NAMED.roundedUp.name,
      ...NAMED.roundedUp.feedback,
    ),
    slip(
      ticks((side) => Math.floor((side - k) / s) + 1 === wanted),
      "padding-forgotten",
      NAMED.paddingForgotten.name,
      ...NAMED.paddingForgotten.feedback,
    ),
    slip(
      ticks((side) => right.includes(side) || right.includes(side - 1)),
      "one-too-many",
      "A step counted twice",
      `Each window starts ${s} pixels after the one before. How many different sides have room for the same number of windows?`,
    ),
    slip(
      ticks((side) => side <= h + s),
      "all",
      "Every side nearby",
      "Place the last window by hand for the smallest and for the largest of these.",
    ),
  ].filter(({ value }) => value.some(Boolean));
}
