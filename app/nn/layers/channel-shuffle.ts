import type { LayerField, PrimitiveLayerType } from "../layer-type.ts";
import { readInput } from "../unit-explanation.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { accept, inferOne, onlyInput, refuse } from "./checks.ts";
import { sumOfShares, termsOf } from "./explain.ts";
import { noWeights } from "./no-weights.ts";
import { inTorch } from "./torch-class.ts";
import { POINTS } from "./windows.ts";

/** Of `groups` groups of I channels each, channel i of group g becomes channel `i groups + g`. */
export interface ChannelShuffleSpec extends BaseSpec<"channel_shuffle"> {
  readonly groups: number;
}

const fields: readonly LayerField[] = [
  {
    key: "groups",
    label: "Groups",
    help: "Number of channel groups to interleave; the same as in the grouped convolution before it.",
    kind: "integer",
    min: 1,
    max: 4096,
  },
];

/** The input channel that becomes channel `c`. */
function source(c: number, groups: number, channels: number): number {
  return (c % groups) * (channels / groups) + Math.floor(c / groups);
}

/** Reorders channels so that groups mix (ShuffleNet; Zhang et al. 2018), torch.nn.ChannelShuffle. */
export const channelShuffle: PrimitiveLayerType<ChannelShuffleSpec> = {
  type: "channel_shuffle",
  composite: false,
  placeable: true,
  title: "Channel shuffle",
  labelPrefix: () => "shuffle",
  group: "shape",
  summary: "Interleaves the channels of all groups, so that grouped convolutions can exchange information.",
  fields,
  create: (id) => ({ type: "channel_shuffle", id, groups: 2 }),
  settings: ({ groups }) => `${groups} groups`,
  infer: (spec, inputs) =>
    inferOne(spec, fields, inputs, (input) =>
      input.c % spec.groups === 0
        ? accept(input)
        : refuse(
            `${input.c} channels do not divide into ${spec.groups} groups.`,
            `Choose a number of groups that divides ${input.c}, or change the number of channels before this layer.`,
          ),
    ),
  ...noWeights,
  window: ({ groups }, inputs) => ({
    ...POINTS,
    c: { stride: 1, reads: (o) => [source(o, groups, onlyInput(inputs).c)] },
  }),
  pointwise: false,
  sign: () => "keeps",
  explain({ groups }, reading) {
    const { unit } = reading;
    const c = source(unit.c, groups, readInput(reading).shape.c);
    return sumOfShares(termsOf(reading, [{ ...unit, c }]));
  },
  torch: inTorch("ChannelShuffle"),
  pytorch: ({ groups }) => `nn.ChannelShuffle(${groups})`,
};
