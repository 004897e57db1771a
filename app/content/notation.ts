import { tex, type Tex } from "#nn/tex.ts";

/** A letter of the lecture. */
export interface Notation {
  readonly letter: Tex;
  readonly meaning: string;
  readonly example: string;
}

/** The letters that scenes and quizzes use, always with the same meaning. */
export const notation: readonly Notation[] = [
  { letter: tex`x`, meaning: "input of a layer or a network", example: "an image, or one value of it" },
  { letter: tex`y`, meaning: "output of a layer", example: "a feature map, or one value of it" },
  { letter: tex`w`, meaning: "weights of a filter", example: "3 × 3 × 3 numbers" },
  {
    letter: tex`b`,
    meaning: "bias: a constant added to the sum, one for each output channel",
    example: "96 for 96 filters",
  },
  { letter: tex`H \times W`, meaning: "height and width of an image or a map", example: "227 × 227" },
  { letter: tex`C^{(l)}`, meaning: "channels of the input of layer l", example: "3 for an RGB image" },
  { letter: tex`C^{(l+1)}`, meaning: "filters of layer l, and therefore channels of its output", example: "96" },
  { letter: tex`M \times N`, meaning: "height and width of a filter", example: "11 × 11" },
  { letter: tex`k`, meaning: "side of a square filter or window", example: "3" },
  { letter: tex`P`, meaning: "padding: zeros added on each side of the input", example: "1 on each side" },
  { letter: tex`S`, meaning: "stride: step of the window, in positions of its input", example: "2" },
  { letter: tex`D`, meaning: "dilation: distance between neighbouring taps of a filter", example: "4" },
  { letter: tex`r_l`, meaning: "side of the receptive field of a unit of layer l, in pixels", example: "15" },
  {
    letter: tex`j_l`,
    meaning: "jump: distance in pixels between neighbouring units of layer l",
    example: "2 after a stride of 2",
  },
  { letter: tex`f`, meaning: "a layer, or a whole network, as a function", example: "f(x) = y" },
  { letter: tex`T`, meaning: "a translation: a shift of an image or a map", example: "3 pixels to the right" },
  { letter: tex`L`, meaning: "loss: what training minimises", example: "cross-entropy" },
  {
    letter: tex`\frac{\partial L}{\partial w}`,
    meaning: "gradient: how the loss changes with a weight",
    example: "−0.02",
  },
];
