/** The layer from maps to maps. Pure. */
import { graphOf } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import type { ParameterValues } from "#nn/types.ts";
import { networkOf, type Sizes, type State } from "./layer.ts";

/** Pixels of the picture's side: few, for a dense layer has a weight for every pair of them. */
export const SIDE = 32;
const SEED = 5;

type MapState = Pick<State, "channels" | "filters">;

export function mapSizes({ channels, filters }: MapState): Sizes {
  return { channels, filters, height: SIDE, width: SIDE, kernel: [3, 3] };
}

/** The weights of its filters. */
export function mapValues(state: MapState): ParameterValues {
  return initialValues(graphOf(networkOf("conv", mapSizes(state))), SEED);
}
