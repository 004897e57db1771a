/** How the number of filters is missed. */
import { thousands } from "#nn/format.ts";
import { plural, size } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { slip, type Slip } from "#quiz/slips.ts";
import { altered, type ConvCase, convCounts } from "../../conv-case.ts";

/** What holds at every level: maps, slices or weights taken for filters. */
function mixedUp(layer: ConvCase): readonly Slip<number>[] {
  const { filters, depth, filterWeights } = convCounts(layer);
  const slices = filters * depth;
  return [
    slip(
      slices,
      "maps-multiply",
      "New maps from each input channel",
      `This gives every input channel its own set of output maps. What happens to the ${thousands(depth)} results that a filter has at one position: are they kept apart, or added up?`,
    ),
    slip(
      slices,
      "slices-for-filters",
      "Slices counted, not filters",
      `That is the number of flat slices of ${size(layer.spec.kernel)}. Is one slice a whole filter when the input has ${plural(depth, "channel")}?`,
    ),
    slip(
      depth,
      "filter-per-input-channel",
      "One filter for each input channel",
      `${thousands(depth)} is how deep each filter is. What does the number of filters determine: what goes into the layer, or what comes out of it?`,
    ),
    slip(
      filterWeights,
      "weights-for-filters",
      "Weights of a filter counted",
      "That is how many weights a single filter has. How many such filters does the layer have?",
    ),
  ];
}

/** From weights without biases: one factor of a filter left out of the division. */
function factorLeftOut(layer: ConvCase): readonly Slip<number>[] {
  const { parameters, depth } = convCounts(layer);
  const [m] = layer.spec.kernel;
  return [
    slip(
      parameters / (m * depth),
      "one-side",
      "The kernel’s height without its width",
      "You divided by one side of the kernel. How many weights does one slice have, over its whole area?",
    ),
    slip(
      parameters / depth,
      "depth-alone",
      "Divided by the channels alone",
      `Divided by the ${plural(depth, "channel")}, the total gives the weights that belong to one channel. How many of them does one filter have there?`,
    ),
  ];
}

/** From parameters: biases, and slices of them. */
function biasMissed(layer: ConvCase): readonly Slip<number>[] {
  const { parameters, filterWeights, filters, depth } = convCounts(layer);
  const flat = convCounts(altered(layer, { c: 1 }));
  const flatSlip = (value: number): Slip<number> =>
    slip(
      value,
      "flat-filter",
      "A filter one channel deep",
      `You divided the total by the size of a filter one channel deep. How many slices make one filter over ${plural(depth, "channel")}?`,
    );
  return [
    slip(
      Math.floor(parameters / filterWeights),
      "bias-forgotten",
      "The bias of each filter forgotten",
      "You divided the total by the weights alone. What else does each filter have?",
    ),
    slip(
      parameters / filters,
      "parameters-for-filters",
      "Parameters of a filter counted",
      "That is what a single filter has, bias included. How many times does it fit into the total?",
    ),
    flatSlip(Math.floor((parameters * filters) / flat.parameters)),
    flatSlip(Math.round((parameters * filters) / convCounts(altered(layer, { c: 1 }, { bias: false })).parameters)),
  ];
}

/** Wrong numbers of filters, commonest first. */
export function slipsOf(layer: ConvCase, level: Level): readonly Slip<number>[] {
  if (level === 1) return mixedUp(layer);
  return [...mixedUp(layer), ...(level === 2 ? factorLeftOut(layer) : biasMissed(layer))];
}
