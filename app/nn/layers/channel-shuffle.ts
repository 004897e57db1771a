import type { LayerField, PrimitiveLayerType } from "../layer-type.ts";
import { readInput } from "../unit-explanation.ts";
import type { BaseSpec } from "../vocabulary.ts";
import { accept, inferOne, refuse } from "./checks.ts";
import { sumOfShares, termsOf } from "./explain.ts";
import { noWeights } from "./no-weights.ts";
import { inTorch } from "./torch-class.ts";

/** Of `groups` groups of I channels each, channel i of group g becomes channel `i groups + g`. */
export interface ChannelShuffleSpec extends BaseSpec<"channel_shuffle"> {
  readonly groups: number;
}

const fields: readonly LayerField[] = [
  {
    key: "groups",
    label: "Groups",
    help: "Groups of neighbouring channels that are dealt out in turn; as many as the grouped convolution before it has.",
    kind: "integer",
    min: 1,
    max: 4096,
  },
];

/** Reorders channels so that groups mix (ShuffleNet; Zhang et al. 2018), torch.nn.ChannelShuffle. */
export const channelShuffle: PrimitiveLayerType<ChannelShuffleSpec> = {
  type: "channel_shuffle",
  composite: false,
  placeable: true,
  title: "Channel shuffle",
  labelPrefix: () => "shuffle",
  group: "shape",
  summary: "Deals the channels of each group out to all others, so that grouped convolutions hear of one another.",
  fields,
  create: (id) => ({ type: "channel_shuffle", id, groups: 2 }),
  settings: ({ groups }) => `${groups} groups`,
  infer: (spec, inputs) =>
    inferOne(spec, fields, inputs, (input) =>
      input.c % spec.groups === 0
        ? accept(input)
        : refuse(
            `${input.c} channels do not divide into ${spec.groups} groups.`,
            `Choose a number of groups that divides ${input.c}, or change the channels before.`,
          ),
    ),
  ...noWeights,
  window: () => "point",
  pointwise: false,
  sign: () => "keeps",
  explain({ groups }, reading) {
    const { unit } = reading;
    const size = readInput(reading).shape.c / groups;
    const c = (unit.c % groups) * size + Math.floor(unit.c / groups);
    return sumOfShares(termsOf(reading, [{ ...unit, c }]));
  },
  torch: inTorch("ChannelShuffle"),
  pytorch: ({ groups }) => `nn.ChannelShuffle(${groups})`,
};
