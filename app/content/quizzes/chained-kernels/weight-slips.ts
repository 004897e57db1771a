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
      "One layer that reads as far would have that many weights. How many has one layer of the chain?",
    ),
    slip(
      n * k * k,
      "no-channels",
      "Channels left out",
      "For a single channel and a single map it would be that. How many filters has a layer, and how deep is each?",
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
      "For a single channel and a single map it would be that. How many filters has a layer, and how deep is each?",
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
      "With kernels that lie side by side, the larger one would be so large. How far does a chain reach if its kernels overlap?",
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
      "By so much the large layer exceeds one layer of the chain. How many layers has the chain?",
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
      "That would be right if each filter saw one channel. What does a layer’s number of weights depend on twice?",
    ),
    slip(
      Math.sqrt(total / (k * k)),
      "one-layer",
      "All weights given to one layer",
      "With a single layer it would be that. Over how many layers are the weights spread?",
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
      "With kernels of a single pixel in one layer it would be that. How many weights has one slice?",
    ),
    slip(
      Math.round(Math.sqrt(total / (side * side))),
      "reaches-all",
      "The larger kernel counted",
      "With one layer of the larger kernel it would be about that. Which kernels do the layers of this chain have?",
    ),
    slip(
      2 * channels,
      "both-counted",
      "Channels and maps added",
      "Channels and maps of a layer were added. Both numbers are the same here: which one is asked?",
    ),
    slip(
      (channels * channels) / 2,
      "halved",
      "Halved instead of rooted",
      "Two equal numbers that are added would be that. Here two equal numbers are multiplied: which number, times itself, makes the slices of one layer?",
    ),
  ];
}
