/** How the weights of grouped convolutions are miscounted. */
import { plural, size } from "#quiz/build.ts";
import { slip, type Slip } from "#quiz/slips.ts";
import { altered, type ConvCase, convCounts } from "../../conv-case.ts";
import { countsOf, type Drawn, ungrouped } from "./layer.ts";

const weightsOf = (layer: ConvCase): number => convCounts(layer).parameters;

/** Weights of a layer in groups, commonest slip first. */
export function groupSlips(drawn: Drawn): readonly Slip<number>[] {
  const { layer } = drawn;
  const { input, spec } = layer;
  const { grouped } = countsOf(drawn);
  return [
    slip(
      ungrouped(drawn),
      "groups-forgotten",
      "Every filter over all channels",
      `Without groups there would be that many. At how many of the ${plural(input.c, "channel")} does one filter look here?`,
    ),
    slip(
      weightsOf(altered(layer, {}, { channels: input.c, groups: input.c })),
      "still-all",
      "One slice for each channel, however grouped",
      "You gave each channel one slice, as if every channel were read once. How many filters look at a channel, and does each of them have a slice for it?",
    ),
    slip(
      grouped / spec.groups,
      "divided-twice",
      "One group instead of all",
      "You divided both the channels and the filters. That is what one group has: how many groups are there?",
    ),
    slip(
      weightsOf(altered(layer, { c: 1 }, { groups: 1 })),
      "flat-filter",
      "A filter one channel deep",
      "If each filter looked at a single channel, the layer would have that few. How many channels does a group have?",
    ),
  ];
}

/** Weights of a depthwise convolution and the 1 × 1 behind it, commonest slip first. */
export function separableSlips(drawn: Drawn): readonly Slip<number>[] {
  const { layer, pointwise: behind } = drawn;
  const { grouped, pointwise } = countsOf(drawn);
  const { input, spec } = layer;
  const filters = behind?.spec.channels ?? 0;
  const slice = convCounts(layer).filterWeights;
  return [
    slip(
      ungrouped(drawn) + pointwise,
      "groups-forgotten",
      "Depthwise filters over all channels",
      `You let each filter of ${size(spec.kernel)} look at all ${plural(input.c, "channel")}. How many does a depthwise filter look at?`,
    ),
    slip(
      grouped,
      "depthwise-only",
      "The 1 × 1 convolution left out",
      "The depthwise layer is right. What mixes its maps afterwards, and how many weights does that take?",
    ),
    slip(
      pointwise,
      "pointwise-only",
      "The depthwise convolution left out",
      "The 1 × 1 convolution is right. What comes before it, and does it have no weights?",
    ),
    slip(
      grouped * pointwise,
      "multiplied",
      "Two layers multiplied",
      "You multiplied the weights of the two layers. The layers come one after the other: which weights have to be stored?",
    ),
    slip(
      slice + pointwise,
      "one-slice",
      "One slice for all channels",
      `You let all ${plural(input.c, "channel")} use the same slice of ${size(spec.kernel)}. What has its own slice in a depthwise layer?`,
    ),
    slip(
      slice * filters + pointwise,
      "out-channels",
      "A slice for each final output map",
      `You gave a slice to each of the ${plural(filters, "map")} after the 1 × 1 convolution. How many maps does the depthwise layer have?`,
    ),
    slip(
      slice * input.c * filters,
      "full-layer",
      "One ordinary convolution",
      `One convolution of ${size(spec.kernel)} that mixes channels and neighbours at once would need that many. What does each layer mix here?`,
    ),
  ];
}

/** From the weights that are left back to the number of groups, commonest slip first. */
export function backSlips(drawn: Drawn): readonly Slip<number>[] {
  const { input, spec } = drawn.layer;
  const { filterWeights, depth, filters } = convCounts(drawn.layer);
  return [
    slip(
      depth,
      "depth-for-groups",
      "Channels of a group counted",
      `That is how many channels one group has. How many such groups make up the ${plural(input.c, "channel")}?`,
    ),
    slip(
      Math.sqrt(spec.groups),
      "divided-twice",
      "Channels and filters both divided",
      "This assumes that groups divide the weights twice, by channels and by filters. With groups, are there fewer filters, or does each of them see fewer channels?",
    ),
    slip(
      filters / spec.groups,
      "filters-for-groups",
      "Filters of a group counted",
      `That is how many filters one group has. How many such groups make up the ${plural(filters, "filter")}?`,
    ),
    slip(
      filterWeights,
      "weights-for-groups",
      "Weights of a filter counted",
      "That is how many weights one filter keeps. What fraction is that of the weights it has without groups?",
    ),
    slip(
      input.c,
      "always-depthwise",
      "As many groups as channels",
      "That would leave each filter a single channel. How many weights would the layer have then?",
    ),
  ];
}
