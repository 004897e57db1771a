/** The wrong paddings, kernels and dilations, commonest first. */
import { misconception, slip, type Slip } from "#quiz/slips.ts";

/** One axis of a layer that keeps its size. */
export interface Axis {
  readonly k: number;
  readonly d: number;
  /** Zeros on each side. */
  readonly p: number;
}

const DILATION_FORGOTTEN = misconception(
  "dilation-forgotten",
  "Dilation left out",
  "With taps side by side that is right. How far from the middle are the outer taps when they are moved apart?",
);

/** Wrong paddings. */
export function paddingSlips({ k, d, p }: Axis): readonly Slip<number>[] {
  return [
    slip(
      Math.ceil((k * d) / 2),
      "half-kernel",
      d > 1 ? "Half of kernel times dilation" : "Half the kernel, rounded up",
      "The middle of the window lies on a pixel of the input. How many pixels of the window lie on one side of that pixel?",
    ),
    slip(
      d * (k - 1),
      "k-minus-one",
      "Padding for both sides together",
      "That many zeros are needed in all. How are they shared between the two ends of the axis?",
    ),
    slip(
      k,
      "kernel",
      "The kernel taken for the padding",
      "The number of taps is not how far the window sticks out. How far does it stick out when its middle is on the first pixel?",
    ),
    ...(d > 1
      ? [
          { value: (k - 1) / 2, misconception: DILATION_FORGOTTEN },
          slip(
            2 * p + 1,
            "extent",
            "The whole extent taken",
            "The window spans that many pixels. How much of it lies outside when its middle is on the first pixel?",
          ),
        ]
      : []),
    ...(p > 1
      ? [
          slip(
            1,
            "one-is-enough",
            "Padding 1 whatever the kernel",
            "A kernel of three taps side by side sticks out by one pixel. How far does this window stick out?",
          ),
        ]
      : []),
  ];
}

/** Wrong kernels, from the padding and the dilation. */
export function kernelSlips({ d, p }: Axis): readonly Slip<number>[] {
  return [
    { value: 2 * p + 1, misconception: DILATION_FORGOTTEN },
    slip(
      p / d + 1,
      "one-side",
      "Taps on one side only",
      "Those are the middle tap and the taps on one side of it. What lies on the other side?",
    ),
    slip(
      (2 * p) / d,
      "gaps-counted",
      "Gaps counted, not taps",
      "That is how many gaps lie between the outer taps. How many taps does it take to have that many gaps?",
    ),
    slip(
      p / d,
      "half-of-gaps",
      "Gaps on one side counted",
      "That is how many gaps lie on one side of the middle tap. How many taps does the whole kernel have?",
    ),
    slip(
      p,
      "padding-for-kernel",
      "The padding taken for the kernel",
      "That is how far the window sticks out on one side. How many taps does it have from one end to the other?",
    ),
  ];
}

/** Wrong dilations, from the padding and the kernel. */
export function dilationSlips({ k, d, p }: Axis): readonly Slip<number>[] {
  const span = 2 * p + 1;
  return [
    slip(
      Math.floor((2 * p) / k),
      "extent-kd",
      "A gap after every tap",
      "You divided the zeros on both sides among the taps. Are there as many gaps between taps as there are taps?",
    ),
    slip(
      d - 1,
      "pixels-between",
      "Pixels between the taps counted",
      "That is how many pixels lie between two taps. If there are no pixels in between, what is the dilation?",
    ),
    slip(
      span - k,
      "all-holes",
      "All pixels in the gaps counted",
      "That many pixels under the window are not read. Over how many gaps are they spread, and how far apart are the taps then?",
    ),
    slip(
      p,
      "padding-for-dilation",
      "The padding taken for the dilation",
      "That is right for a kernel of three taps. How many gaps lie on one side of the middle tap here?",
    ),
    slip(
      p / (k - 1),
      "one-side",
      "Padding on one side divided among all gaps",
      "You divided the padding on one side among the gaps on both. How many gaps lie on one side of the middle?",
    ),
    slip(
      2 * d,
      "both-over-one",
      "Padding on both sides divided among half the gaps",
      "You divided the padding on both sides among the gaps on one. How many gaps does the kernel have in all?",
    ),
  ];
}
