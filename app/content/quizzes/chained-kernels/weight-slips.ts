/** What is counted wrongly in chains of layers with channels, commonest first. */
import { slip, type Slip } from "#quiz/slips.ts";
import { type Drawn, sideOf, weightsOf, wholeOf } from "./chains.ts";

type Slips = readonly Slip<number>[];

/** Weights of a chain. */
export function channelSlips(drawn: Drawn): Slips {
  const { n, k, channels } = drawn;
  return [
    slip(
      n * k * k * channels,
      "channels-once",
      "Channels counted once",
      "That would be right if each filter saw one channel. Each layer makes several maps: how many channels does one filter read?",
    ),
    slip(
      wholeOf(drawn),
      "reaches-all",
      "The larger kernel counted",
      "One layer that reaches as far would have that many weights. How many does one layer of the chain have?",
    ),
    slip(
      n * k * k,
      "no-channels",
      "Channels left out",
      "That would be right for a single channel and a single map. How many filters does a layer have, and how deep is each?",
    ),
    slip(
      k * k * channels * channels,
      "one-layer",
      "One layer counted",
      "One of the layers has that many weights. And the others?",
    ),
    slip(
      n * k * channels * channels,
      "one-side",
      "One side of the kernel",
      "A kernel has an area. How many pixels of a channel lie under it?",
    ),
  ];
}

/** Weights of a column and a row. */
export function separableChannelSlips({ k, channels }: Drawn): Slips {
  return [
    slip(
      2 * k * channels,
      "channels-once",
      "Channels counted once",
      "That would be right if each filter saw one channel. Each of the layers makes several maps: how many channels does one filter read?",
    ),
    slip(
      k * k * channels * channels,
      "separable-is-full",
      "The full kernel counted",
      "The square layer that is replaced has that many weights. How many pixels lie under a column?",
    ),
    slip(
      k * channels * channels,
      "column-only",
      "One of the two counted",
      "The first of the layers has that many weights. And the second?",
    ),
    slip(
      2 * k * k * channels * channels,
      "two-full",
      "Two full kernels",
      "Two square layers would have that many weights. How many pixels lie under a column?",
    ),
    slip(
      2 * k,
      "no-channels",
      "Channels left out",
      "That would be right for a single channel and a single map. How many filters does a layer have, and how deep is each?",
    ),
  ];
}

/** What a chain saves. */
export function savedSlips(drawn: Drawn): Slips {
  const { n, k, channels } = drawn;
  const [side, chain, whole] = [sideOf(drawn), weightsOf(drawn), wholeOf(drawn)];
  const squared = channels * channels;
  return [
    slip(
      (side * side - n * k * k) * channels,
      "channels-once",
      "Channels counted once",
      "That would be right if each filter saw one channel. How many channels does one filter read, and how many filters are there?",
    ),
    slip(
      n * n * k * k * squared - chain,
      "side-added",
      "Sides added",
      "The larger kernel would be that large if the small ones lay side by side. How far does a chain reach if its kernels overlap?",
    ),
    slip(
      whole,
      "whole-layer",
      "The large layer alone",
      "The large layer has that many weights. How many does the chain have?",
    ),
    slip(
      chain,
      "chain-alone",
      "The chain alone",
      "The chain has that many weights. How many does the large layer have?",
    ),
    slip(
      whole - k * k * squared,
      "one-layer",
      "One layer of the chain",
      "That is how many more weights the large layer has than one layer of the chain. How many layers does the chain have?",
    ),
  ];
}

/** Channels, from weights. */
export function channelsOfSlips(drawn: Drawn): Slips {
  const { k, channels } = drawn;
  const side = sideOf(drawn);
  const total = weightsOf(drawn);
  return [
    slip(
      channels * channels,
      "channels-once",
      "Channels counted once",
      "That would be right if each filter saw one channel. Which number does a layer’s count of weights contain twice?",
    ),
    slip(
      Math.sqrt(total / (k * k)),
      "one-layer",
      "All weights given to one layer",
      "That would be right for a single layer. Over how many layers are the weights spread?",
    ),
    slip(
      total / (k * k),
      "one-layer-and-channels-once",
      "One layer, and channels counted once",
      "Divided by the area of a kernel, that is how many slices there are in the whole chain. How many are in one layer, and how are they arranged?",
    ),
    slip(
      Math.sqrt(total),
      "kernel-forgotten",
      "The kernel left out",
      "That would be right for a single layer of 1 × 1 kernels. How many weights does one slice have?",
    ),
    slip(
      Math.round(Math.sqrt(total / (side * side))),
      "reaches-all",
      "The larger kernel counted",
      "That would be about right for one layer with the larger kernel. Which kernels do the layers of this chain have?",
    ),
    slip(
      2 * channels,
      "both-counted",
      "Channels and maps added",
      "You added the channels and the maps of a layer. Both numbers are the same here: which one is asked for?",
    ),
    slip(
      (channels * channels) / 2,
      "halved",
      "Halved instead of taking the root",
      "Halving would undo a sum of two equal numbers. Here two equal numbers are multiplied: which number, times itself, gives the number of slices in one layer?",
    ),
  ];
}
