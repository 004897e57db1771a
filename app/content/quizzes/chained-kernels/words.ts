/** The questions in words and drawings. */
import { amount, thousands } from "#nn/format.ts";
import { inWords, listed, plural, size } from "#quiz/build.ts";
import { type Figure, hide, type StackRow, type Written } from "#quiz/figure.ts";
import { correctOf, type Drawn, separates, sideOf, weightsOf } from "./chains.ts";

/** Names of kernels to choose from. */
export function nameOf(i: number): string {
  return `kernel ${"ABCD".charAt(i)}`;
}

/** The question. */
export function promptOf(drawn: Drawn): string {
  const { asked, n, k, channels } = drawn;
  const kernel = size([k, k]);
  const chain = `${inWords(n, "convolution")} of size ${kernel}`;
  const capital = chain.charAt(0).toUpperCase() + chain.slice(1);
  const alone = `${capital} follow one another on a single channel, with stride 1, no biases and nothing between them.`;
  const maps = `reads ${plural(channels, "channel")} and makes ${plural(channels, "map")}`;
  const layers = `${capital} follow one another, with stride 1, no biases and nothing between them. Each ${maps}.`;
  const side = sideOf(drawn);
  switch (asked) {
    case "side":
      return `${alone} Together they act like one convolution with a larger kernel. How many pixels wide is that kernel?`;
    case "coefficients":
      return `${alone} Together they act like one convolution of size ${size([side, side])}. How many coefficients are stored for the chain?`;
    case "separable":
      return `A ${kernel} kernel on a single channel is separable along rows and columns: it is a column of ${k} numbers times a row of ${k} numbers. How many coefficients are stored if the column and the row are kept instead of the kernel?`;
    case "channels":
      return `${layers} How many weights do the layers have together?`;
    case "saved":
      return `${layers} One layer with a larger kernel, and as many channels and maps, reads the same pixels as the chain. How many more weights does that layer have than the chain?`;
    case "separable-channels":
      return `A convolution of size ${kernel} ${maps}. It is replaced by two layers, the first of size ${size([k, 1])} and the second of size ${size([1, k])}. Each of them ${maps}, without biases. How many weights do the two layers have together?`;
    case "layers":
      return `A convolution of size ${size([side, side])} is to be replaced by a chain of convolutions of size ${kernel}, with stride 1 and nothing between them, that reads the same pixels. How many does it take?`;
    case "channels-of":
      return `${capital} follow one another, with stride 1 and no biases. Each reads as many channels as it makes maps, and all make the same number of maps. Together they have ${thousands(weightsOf(drawn))} weights. How many maps does each layer make?`;
    case "which":
      return "A kernel is separable if it is a column of numbers times a row of numbers. Which of the four kernels are separable?";
  }
}

const blank = (h: number, w: number): readonly (readonly null[])[] =>
  Array.from({ length: h }, () => Array.from({ length: w }, () => null));

function rowsOf({ asked, n, k, channels }: Drawn): readonly StackRow[] {
  const maps = plural(channels, "map");
  const sizes =
    asked === "separable-channels" ? [size([k, 1]), size([1, k])] : Array.from({ length: n }, () => size([k, k]));
  const isAsked = asked === "channels-of";
  return [
    { label: "input", hue: "input", note: isAsked ? hide(plural(channels, "channel")) : plural(channels, "channel") },
    ...sizes.map((each): StackRow => ({
      label: `${each} convolution`,
      hue: "conv",
      note: isAsked ? hide(maps) : maps,
    })),
  ];
}

/** The drawing. */
export function figureOf(drawn: Drawn): Figure {
  const { asked, n, k, channels, kernels } = drawn;
  const side = sideOf(drawn);
  const right = correctOf(drawn);
  const settings = ["stride 1, no biases, nothing between the layers"];
  const stack = (...notes: readonly Written[]): Figure => ({ kind: "layer-stack", rows: rowsOf(drawn), notes });
  switch (asked) {
    case "which":
      return {
        kind: "numbers",
        grids: kernels.map((rows, i) => ({ name: nameOf(i), rows })),
        notes: [hide(`separable: ${listed(kernels.flatMap((each, i) => (separates(each) ? [nameOf(i)] : [])))}`)],
      };
    case "separable":
      return {
        kind: "numbers",
        grids: [
          { name: `column of ${k}`, rows: blank(k, 1) },
          { name: `row of ${k}`, sign: "×", rows: blank(1, k) },
          { name: `kernel of ${size([k, k])}`, sign: "=", rows: blank(k, k) },
        ],
        notes: [hide(`${right} coefficients stored`)],
      };
    case "side":
      return stack(...settings, hide(`one kernel instead: ${size([side, side])}`));
    case "coefficients":
      return stack(...settings, `one kernel instead: ${size([side, side])}`, hide(`${right} coefficients stored`));
    case "channels":
      return stack(...settings, hide(`${thousands(right)} weights`));
    case "saved":
      return stack(
        ...settings,
        hide(`one layer instead: ${size([side, side])}`),
        hide(`${thousands(right)} weights more than the chain`),
      );
    case "separable-channels":
      return stack(
        `instead of a layer of ${size([k, k])} with ${plural(channels, "channel")} and ${plural(channels, "map")}`,
        "no biases",
        hide(`${thousands(right)} weights`),
      );
    case "layers":
      return {
        kind: "layer-stack",
        rows: [
          { label: "input", hue: "input" },
          { label: hide(plural(n, "layer")), hue: "conv", note: `each a ${size([k, k])} convolution` },
        ],
        notes: [`instead of one convolution of ${size([side, side])}`, "stride 1, nothing between the layers"],
      };
    case "channels-of":
      return stack("stride 1, no biases", `${amount(weightsOf(drawn))} weights together`);
  }
}
