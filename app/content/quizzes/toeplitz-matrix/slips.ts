/** What students count wrongly in such a matrix, commonest first. */
import { slip, type Slip } from "#quiz/slips.ts";
import type { Drawn, Sizes } from "./layers.ts";

type Slips = readonly Slip<number>[];

/** `6 rows, 8 columns` */
export function matrixText(rows: number, columns: number): string {
  return `${rows} rows, ${columns} columns`;
}

export function shapeSlips({ inputs, outputs, weights }: Sizes): readonly Slip<readonly string[]>[] {
  return [
    slip(
      [matrixText(inputs, outputs)],
      "transposed-shape",
      "Rows and columns exchanged",
      "Such a matrix multiplies as many values as the output has. How many entries must a row have to match every value of the signal?",
    ),
    slip(
      [matrixText(inputs, inputs)],
      "square",
      "A square matrix",
      "With zeros added at the border, as many values could come out as go in. How many windows fit here?",
    ),
    slip(
      [matrixText(weights, inputs)],
      "row-per-weight",
      "A row for each weight",
      "A row computes one output. How many outputs are there?",
    ),
    slip(
      [matrixText(outputs, weights)],
      "zeros-left-out",
      "The zeros left out",
      "A row of only the weights would match the values under one window. How many values does the column have that the matrix multiplies?",
    ),
  ];
}

export function nonzeroSlips({ weights, kernel, inputs, outputs, outSide }: Sizes, { isSignal }: Drawn): Slips {
  return [
    slip(
      inputs * outputs,
      "zeros-are-weights",
      "Zeros counted as well",
      "A fully connected layer has that many weights. Which inputs does one output of the convolution read?",
    ),
    slip(weights, "one-row", "One row counted", "There are that many in one row. How many rows contain these weights?"),
    slip(
      weights * inputs,
      "row-per-input",
      "A row for each input",
      "With zeros around the input, there could be a window for each of its values. How many windows fit here?",
    ),
    ...(isSignal
      ? [
          slip(
            inputs + outputs - 1,
            "diagonals",
            "All diagonals counted",
            "A matrix of this shape has that many diagonals. How many of them are not empty, and how long is each?",
          ),
        ]
      : [
          slip(
            kernel * outputs,
            "one-side",
            "One side of the kernel",
            "The window has an area. How many pixels lie under it?",
          ),
          slip(
            weights * outSide,
            "one-row-of-windows",
            "One row of windows",
            "That is only one row of window positions. Where does the window go then?",
          ),
        ]),
  ];
}

export function differentSlips({ weights, kernel, inputs, outputs }: Sizes, { isSignal }: Drawn): Slips {
  return [
    slip(
      weights * outputs,
      "rows-differ",
      "All nonzero entries counted",
      "That many entries are not zero. Compare one row with the next: are these new numbers?",
    ),
    slip(
      weights + 1,
      "zero-as-weight",
      "Zero counted as one of them",
      "Zero is one more number in the matrix. Can training change it?",
    ),
    slip(
      inputs * outputs,
      "zeros-are-weights",
      "All entries counted",
      "A fully connected layer has that many weights. Which of these entries can be anything but zero?",
    ),
    slip(
      inputs + outputs - 1,
      "diagonals",
      "All diagonals counted",
      "A matrix with constant diagonals can have that many different numbers. How many of the diagonals are empty here?",
    ),
    ...(isSignal
      ? []
      : [slip(kernel, "one-side", "One side of the kernel", "A kernel has an area. How many weights is that?")]),
  ];
}

export function rowSlips({ weights, kernel, side, inputs, outputs }: Sizes): Slips {
  return [
    slip(kernel, "one-side", "One side of the kernel", "The window has an area. How many pixels lie under it?"),
    slip(
      inputs,
      "zeros-are-weights",
      "Zeros counted as well",
      "That is the length of a row. Which of the pixels lie under one window?",
    ),
    slip(
      (kernel - 1) * side + kernel,
      "span-counted",
      "Everything from the first weight to the last",
      "From the first weight to the last, a row spans that many entries. What lies between two rows of the kernel?",
    ),
    slip(outputs, "rows-counted", "Rows counted", "There are that many rows. How many pixels does one of them read?"),
    slip(
      weights * outputs,
      "whole-matrix",
      "The whole matrix counted",
      "There are that many in all rows together. How many are in one?",
    ),
  ];
}

export function rowsSlips({ outSide, side, inputs, weights, nonzero }: Sizes): Slips {
  return [
    slip(
      outSide,
      "not-flattened",
      "One side of the output",
      "Along one side there are that many positions. How many outputs are there for the whole image?",
    ),
    slip(
      inputs,
      "transposed-shape",
      "Rows and columns exchanged",
      "That many pixels go in. How many values come out: does a window fit at every pixel?",
    ),
    slip(
      weights,
      "row-per-weight",
      "A row for each weight",
      "The kernel has that many weights. What does one row of the matrix compute?",
    ),
    slip(
      outSide * side,
      "one-way",
      "The border lost in one direction only",
      "That keeps the window inside the image in one direction only. Can it stick out in the other?",
    ),
    slip(
      nonzero,
      "entries-counted",
      "Nonzero entries counted",
      "That many entries are not zero. How many rows are they spread over?",
    ),
  ];
}

export function columnsSlips({ side, outputs, inputs, weights }: Sizes): Slips {
  return [
    slip(
      side,
      "not-flattened",
      "One side of the image",
      "The image is written as one long column. How many numbers does that have?",
    ),
    slip(
      outputs,
      "transposed-shape",
      "Rows and columns exchanged",
      "That many values come out. How many entries must a row have to match every pixel?",
    ),
    slip(
      weights,
      "zeros-left-out",
      "The zeros left out",
      "A row of only the weights would match the pixels under one window. How many pixels does the column have?",
    ),
    slip(2 * side, "sides-added", "Sides added", "You added height and width. How many pixels does the image have?"),
    slip(
      inputs * inputs,
      "squared-twice",
      "Squared once too many",
      "A square matrix for all pixels has that many entries. How many columns does it have?",
    ),
  ];
}

export function kernelSlips({ inputs, outputs, kernel }: Sizes): Slips {
  return [
    slip(
      inputs - outputs,
      "difference",
      "Columns minus rows",
      "The output is that many values shorter than the input. How many would it be with a kernel of a single weight?",
    ),
    slip(
      (inputs - outputs) / 2,
      "half-difference",
      "Half the difference",
      "That many values are lost at each end. How far does the kernel reach in all?",
    ),
    slip(
      outputs,
      "rows-for-kernel",
      "Rows taken for weights",
      "There is a row for each output. How many entries of one row are not zero?",
    ),
    slip(
      kernel * kernel,
      "square-kernel",
      "A square kernel",
      "A kernel as high as it is wide would have that many weights. Does a signal have a height?",
    ),
    slip(
      inputs + outputs - 1,
      "diagonals",
      "All diagonals counted",
      "A matrix of this shape has that many diagonals. How many of them contain a weight?",
    ),
  ];
}

export function zerosSlips({ inputs, outputs, weights }: Sizes): Slips {
  return [
    slip(
      (100 * weights) / inputs,
      "share-of-weights",
      "The share that is not zero",
      "That share of the entries holds weights. What is left?",
    ),
    slip(
      100 - (100 * weights) / outputs,
      "rows-for-columns",
      "Rows taken for columns",
      "You compared the weights of a row with the number of rows. How long is a row?",
    ),
    slip(
      inputs - weights,
      "zeros-in-row",
      "Zeros of a row counted",
      "There are that many zeros in a row, out of how many entries?",
    ),
    slip(
      (inputs - weights) * outputs,
      "zeros-counted",
      "All zeros counted",
      "There are that many zeros in the matrix, out of how many entries?",
    ),
    slip(
      (100 * (inputs - 1)) / inputs,
      "one-weight-a-row",
      "One weight in each row",
      "That would be right with one weight in each row. How many weights does a row contain?",
    ),
    slip(
      (100 * outputs) / inputs,
      "rows-over-columns",
      "Rows divided by columns",
      "That compares the number of outputs with the number of inputs. How many of the entries of a row are zero?",
    ),
  ];
}
