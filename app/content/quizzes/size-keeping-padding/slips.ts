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
      "The middle of the window lies on a pixel of the input. How many pixels of the window lie on one side of that one?",
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
      "With that many zeros on each side, some windows would see nothing but zeros. How far does a window stick out when its middle is on the first pixel?",
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
            "Three taps in a row stick out by one pixel. How far does this window stick out?",
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
      "Taps on one side alone",
      "Those are the middle tap and the ones on one side of it. What lies on the other side?",
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
      "Gaps of one side counted",
      "That is how many gaps lie on one side of the middle tap. How many taps has the whole kernel?",
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
      "The zeros of both sides were shared among the taps. Are there as many gaps between taps as there are taps?",
    ),
    slip(
      d - 1,
      "pixels-between",
      "Pixels between the taps counted",
      "That is how many pixels lie between two taps. Without dilation there are none: which dilation is that?",
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
      "For a kernel of three taps in a row that is right. How many gaps lie on one side of the middle tap here?",
    ),
    slip(
      p / (k - 1),
      "one-side",
      "Padding of one side over all gaps",
      "The padding of one side was shared among the gaps of both. How many gaps lie on one side of the middle?",
    ),
    slip(
      2 * d,
      "both-over-one",
      "Padding of both sides over half the gaps",
      "The padding of both sides was shared among the gaps of one. How many gaps does the kernel have in all?",
    ),
  ];
}
