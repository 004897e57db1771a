import { defineLab } from "../../scene-lab.ts";
import { networkOf } from "./pool.ts";
import { state } from "./state.ts";

/** The pooling layer, which has no weights. */
export const lab = defineLab(state, (set) => ({ architecture: networkOf(set), values: new Map() }));
