/** The wrong outputs of pools, commonest first. */
import { shapeText } from "#quiz/build.ts";
import type { Misconception, RichText } from "#quiz/question.ts";
import { misconception, slip, type Slip, together } from "#quiz/slips.ts";
import { type Drawn, outputOf, sideFrom } from "./pool.ts";

const NAMED = {
  channelsPooled: misconception(
    "channels-pooled",
    "Channels pooled as well",
    "That would be right if windows reached across channels. Are values of different maps ever compared or averaged with each other here?",
  ),
  alwaysHalves: misconception(
    "always-halves",
    "Every pool assumed to halve",
    "Windows of 2 with stride 2 would give that. Place the windows of this pool by hand: where does the last whole one start?",
  ),
  roundedUp: misconception(
    "rounded-up",
    "Rounded up",
    "That counts a window that hangs over the edge. Place the last window by hand: do all of its pixels exist?",
  ),
  oneLost: misconception(
    "one-lost",
    "Steps counted, not windows",
    "That is how many steps the window takes. Has it seen anything before its first step?",
  ),
  strideOne: misconception(
    "stride-one",
    "Stride 1 assumed",
    "A window that moves by one pixel at a time has that many positions. Where does the second window start here?",
  ),
  areaDivides: misconception(
    "area-divides",
    "Side divided by the area of the window",
    "The number of values of a map shrinks by that factor. By what factor does it shrink along one axis?",
  ),
  kernelAsStride: misconception(
    "kernel-as-stride",
    "Windows laid side by side",
    "With a stride as long as the window, that is right. Can windows overlap, and how far apart do they start here?",
  ),
  strideAsArea: misconception(
    "area-divides",
    "Side divided by the stride twice",
    "Stride 2 in both directions leaves about a quarter of the values. How much does it leave along one axis?",
  ),
} as const;

const at = <V>(value: V, known: Misconception): Slip<V> => ({ value, misconception: known });

/** Wrong shapes of the whole output of a pool whose windows touch. */
export function shapeSlips(drawn: Drawn): readonly Slip<RichText>[] {
  const { input, k } = drawn;
  const { c, h } = outputOf(drawn);
  const shape = (channels: number, side: number): RichText => [shapeText({ c: channels, h: side, w: side })];
  const rest = input.h % k;
  return [
    at(shape(c / k, h), NAMED.channelsPooled),
    ...(k > 2 ? [at(shape(c, Math.floor(input.h / 2)), NAMED.alwaysHalves)] : []),
    ...(rest > 0
      ? [at(shape(c, h + 1), NAMED.roundedUp), at(shape(c / k, h + 1), together(NAMED.channelsPooled, NAMED.roundedUp))]
      : []),
    at(shape(c, h - 1), NAMED.oneLost),
    at(shape(c, sideFrom({ ...drawn, s: 1 }, input.h)), NAMED.strideOne),
    at(shape(c, Math.floor(input.h / (k * k))), NAMED.areaDivides),
  ];
}

/** Wrong sides of the output of a pool whose windows overlap. */
export function sideSlips(drawn: Drawn): readonly Slip<number>[] {
  const { input, k, s } = drawn;
  const right = outputOf(drawn).h;
  return [
    at(Math.floor(input.h / 2), NAMED.alwaysHalves),
    at(Math.ceil((input.h - k) / s) + 1, NAMED.roundedUp),
    at(sideFrom({ ...drawn, s: k }, input.h), NAMED.kernelAsStride),
    at(sideFrom({ ...drawn, s: 1 }, input.h), NAMED.strideOne),
    at(right - 1, NAMED.oneLost),
    at(Math.floor(input.h / (s * s)), NAMED.strideAsArea),
  ];
}

/** Wrong sets of sides that pools bring to this one. */
export function inputSlips(drawn: Drawn): readonly Slip<readonly boolean[]>[] {
  const { offered, count } = drawn;
  const side = outputOf(drawn).h;
  const width = 2 ** count;
  const first = side * width;
  const ticks = (isTicked: (side: number) => boolean): readonly boolean[] => offered.map(isTicked);
  const through = (from: number): number => Array.from({ length: count }).reduce<number>((n) => Math.ceil(n / 2), from);
  return [
    slip(
      ticks((each) => each === first),
      "no-rest",
      "Only the side without a remainder",
      "With that one, nothing is left over at any pool. What happens to a last row of pixels that fills no window: does it add to the output?",
    ),
    ...(offered.includes(first + 1)
      ? [
          slip(
            ticks((each) => each === first || each === first + 1),
            "one-rest",
            "One pixel left over, and no more",
            "A single pool can leave one pixel over. So can each of the others: how many pixels of the image is one pixel of a later map?",
          ),
        ]
      : []),
    slip(
      ticks((each) => through(each) === side),
      "rounded-up",
      NAMED.roundedUp.name,
      ...NAMED.roundedUp.feedback,
    ),
    slip(
      ticks((each) => each >= first && each <= first + width),
      "one-too-many",
      "One side too many",
      "Take the largest of these through the pools, one after the other. What is left after the last?",
    ),
    slip(
      ticks((each) => each > first && each < first + width),
      "exact-left-out",
      "The side without a remainder left out",
      "Sides that leave something over are right. Does one that leaves nothing over lose a window?",
    ),
    slip(
      ticks(() => true),
      "all",
      "Every side nearby",
      "Take the smallest and the largest of these through the pools by hand, rounding down each time.",
    ),
  ];
}
