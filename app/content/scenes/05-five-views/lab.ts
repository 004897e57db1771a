import { defineLab } from "../../scene-lab.ts";
import { kernelOf } from "./kernel.ts";
import { networkOf, SIDE, state } from "./state.ts";

/** The layer with the kernel as it was edited. */
export const lab = defineLab(state, (set) => ({
  architecture: networkOf(set.size, SIDE),
  values: new Map([["f.weight", kernelOf(set)]]),
}));
