import { defineLab } from "../../scene-lab.ts";
import { architectureOf, state, weightsOf } from "./chain.ts";

/** The layer, or the chain in its place, with its weights. */
export const lab = defineLab(state, (chain) => ({ architecture: architectureOf(chain), values: weightsOf(chain) }));
