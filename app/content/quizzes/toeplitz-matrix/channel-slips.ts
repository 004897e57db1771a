/** What students count wrongly in the matrix of several channels and filters, commonest first. */
import { slip, type Slip } from "#quiz/slips.ts";
import { type Blocks, lettersOf } from "./blocks.ts";

export function blockSlips(drawn: Blocks): readonly Slip<number>[] {
  const { n, k, c, f, places, filterWeights, parameters, nonzero } = lettersOf(drawn);
  const channels = (value: number): Slip<number> =>
    slip(
      value,
      "channels-forgotten",
      "One channel instead of all",
      "That would be right for a signal with one channel. What else does each output read, and where in the column is it?",
    );
  const filters = (value: number): Slip<number> =>
    slip(
      value,
      "one-filter",
      "One filter instead of the bank",
      "That would be right with one filter. Where are the outputs of the other filters?",
    );
  const all = slip(
    f * places * c * n,
    "zeros-are-weights",
    "Zeros counted as well",
    "That is every entry of the matrix. Which inputs does one output read?",
  );
  switch (drawn.blockAsked) {
    case "rows":
      return [
        filters(places),
        slip(
          c * f * places,
          "maps-multiply",
          "A row for each pair of a channel and a filter",
          "You gave each channel rows of its own. Are a filter’s results for the channels kept apart, or added up?",
        ),
        slip(c * n, "transposed-shape", "Rows and columns exchanged", "That many values go in. How many come out?"),
        slip(
          f * n,
          "row-per-input",
          "A row for each input of a channel",
          "With zeros around the signal, there could be a window for each value. How many windows fit here?",
        ),
        slip(
          f,
          "row-per-filter",
          "A row for each filter",
          "That is one row for each filter. At how many positions is each filter applied?",
        ),
      ];
    case "columns":
      return [
        channels(n),
        slip(
          f * n,
          "filters-for-channels",
          "Filters instead of channels",
          "The filters determine how many values come out at each position. What does the matrix multiply?",
        ),
        slip(
          f * places,
          "transposed-shape",
          "Rows and columns exchanged",
          "That many values come out. How many go in?",
        ),
        slip(
          filterWeights,
          "zeros-left-out",
          "The zeros left out",
          "A row of only the weights would match the values under one window. How many values does the column have?",
        ),
        slip(
          c * places,
          "places-for-values",
          "Positions instead of values",
          "That is how many positions the window has, over all channels. How long is the signal?",
        ),
      ];
    case "row":
      return [
        channels(k),
        slip(
          c * n,
          "zeros-are-weights",
          "Zeros counted as well",
          "That is the length of a row. Which of the values lie under one window?",
        ),
        slip(
          f * k,
          "filters-for-channels",
          "Filters instead of channels",
          "A row belongs to one filter. How deep is that?",
        ),
        slip(
          parameters,
          "whole-bank",
          "The whole bank in one row",
          "All filters together have that many weights. How many filters contribute to one output?",
        ),
        slip(
          c,
          "one-a-channel",
          "One entry for each channel",
          "That would be right for kernels of a single weight. How many values of each channel lie under the window?",
        ),
      ];
    case "nonzero":
      return [
        channels(f * places * k),
        filters(places * filterWeights),
        slip(
          parameters,
          "one-place",
          "One position counted",
          "These are the weights, each counted once. In how many rows does each of them appear?",
        ),
        all,
        slip(
          f * n * filterWeights,
          "row-per-input",
          "A row for each input of a channel",
          "With zeros around the signal, there could be a window for each value. How many windows fit here?",
        ),
      ];
    case "different":
      return [
        slip(
          nonzero,
          "rows-differ",
          "All nonzero entries counted",
          "That many entries are not zero. Compare the rows of one filter: are these new numbers?",
        ),
        channels(f * k),
        filters(filterWeights),
        all,
        slip(
          k,
          "one-kernel",
          "One kernel for all",
          "One channel of one filter has that many. How many pairs of a channel and a filter are there?",
        ),
      ];
  }
}
