/** How shortcuts are misjudged. */
import { plural, shapeText, size } from "#quiz/build.ts";
import { slip, type Slip } from "#quiz/slips.ts";
import { type Block, countBlock, needsProjection, projectionWeights } from "./block.ts";

/** Weights of a projection, commonest slip first. */
export function projectionSlips(block: Block): readonly Slip<number>[] {
  const { input, spec } = block;
  const { output } = countBlock(block);
  const weights = projectionWeights(block);
  return [
    slip(
      0,
      "identity-anyway",
      "The input added as it is",
      `An identity has no weights, but it only works if both have the same shape. Can ${shapeText(input)} and ${shapeText(output)} be added?`,
    ),
    slip(
      projectionWeights(block, spec.kernel),
      "kernel-repeated",
      "The kernel of the other branch",
      `You gave the shortcut filters of ${size([spec.kernel, spec.kernel])}. What must it change: how far each position sees, or the number of maps?`,
    ),
    slip(
      input.c * input.h * input.w * output.c * output.h * output.w,
      "dense-w",
      "One matrix for the whole image",
      "A layer that connects every value to every other would need that many. A shortcut applies the same matrix at each position: what does it mix there?",
    ),
    slip(
      output.c * output.c,
      "square",
      "As many channels going in as coming out",
      `You paired the output’s ${plural(output.c, "channel")} with each other. How many channels go into the shortcut?`,
    ),
    slip(
      input.c + output.c,
      "added",
      "Channels added, not multiplied",
      "Added up, these are the channels on both sides. How many pairs of an input channel and an output channel are there?",
    ),
    slip(
      weights * spec.stride * spec.stride,
      "stride-pays",
      "The stride counted in weights",
      "The stride determines at which positions the filter is applied. How many pixels does it cover at one position?",
    ),
  ];
}

/** Parameters of a whole block, commonest slip first. */
export function blockSlips(block: Block): readonly Slip<number>[] {
  const { input, spec } = block;
  const { parameters } = countBlock(block);
  const { channels, kernel, batchNorm } = spec;
  const weights = projectionWeights(block);
  const perConvolution = batchNorm ? 2 * channels : channels;
  const identity = countBlock({ ...block, spec: { ...spec, shortcut: "none" } }).parameters;
  const convolutions = identity - 2 * perConvolution;
  const first = projectionWeights(block, kernel);
  return [
    slip(
      identity,
      "identity-anyway",
      "The input added as it is",
      "Both convolutions are right. What has to happen to the input before it can be added to their result?",
    ),
    slip(
      parameters - weights + first,
      "kernel-repeated",
      "The kernel of the other branch",
      `You gave the shortcut filters of ${size([kernel, kernel])}. What must it change: how far each position sees, or the number of maps?`,
    ),
    slip(
      convolutions + weights,
      batchNorm ? "norm-forgotten" : "biases-forgotten",
      batchNorm ? "The normalisations left out" : "Biases left out",
      batchNorm
        ? "All weights are there. Which parameters does a normalisation have for each of its maps?"
        : "All weights are there. What else does each output map of a convolution have?",
    ),
    slip(
      parameters - perConvolution,
      batchNorm ? "shortcut-not-normalised" : "shortcut-without-bias",
      batchNorm ? "The shortcut without a normalisation" : "The shortcut without biases",
      "The weights are right. You counted what belongs to the two convolutions. How many convolutions does the block have in all?",
    ),
    ...(batchNorm
      ? [
          slip(
            parameters + 3 * perConvolution,
            "stored-counted",
            "Stored numbers counted as trained",
            "Running mean and variance are stored with a normalisation. Does a gradient change them, or are they measured?",
          ),
        ]
      : []),
    slip(
      parameters - convolutions + 2 * first,
      "image-depth",
      "The second convolution given the first one’s input",
      `The first convolution sees ${plural(input.c, "channel")}. How many maps does it pass on to the second?`,
    ),
    slip(
      parameters - convolutions + first,
      "one-convolution",
      "One convolution instead of two",
      "There are two convolutions on the other branch. How many weights does the second have, which reads the maps of the first?",
    ),
  ];
}

/** Wrong sets of blocks that need a projection, commonest slip first. */
export function setSlips(blocks: readonly Block[]): readonly Slip<readonly boolean[]>[] {
  const ticked = (test: (block: Block) => boolean): readonly boolean[] => blocks.map(test);
  const widens = ({ input, spec }: Block): boolean => spec.channels !== input.c;
  const strides = ({ spec }: Block): boolean => spec.stride > 1;
  return [
    slip(
      ticked(widens),
      "size-by-pool",
      "The stride overlooked",
      "You chose by the channels. Can maps of different height and width be added, position by position?",
    ),
    slip(
      ticked(strides),
      "channels-overlooked",
      "The channels overlooked",
      "You chose by the stride. Can stacks of maps be added if one has more maps than the other?",
    ),
    slip(
      ticked((block) => widens(block) && strides(block)),
      "both-needed",
      "Only where both change",
      "The ones you chose do need it. Can two tensors be added if only the channels agree, or only the sides?",
    ),
    slip(
      ticked((block) => needsProjection(block) || block.spec.kernel > 3),
      "kernel-matters",
      "Larger filters assumed to change the shape",
      "With enough padding, a larger filter still gives a value at every position. What is the shape of the output?",
    ),
    slip(
      ticked(() => true),
      "always",
      "A projection in every block",
      "Compare the shapes before and after. In which blocks can the input be added as it is?",
    ),
    slip(
      ticked((block) => !needsProjection(block)),
      "turned-round",
      "The blocks that need none chosen",
      "In these, both shapes are the same. What is a projection for?",
    ),
  ];
}
