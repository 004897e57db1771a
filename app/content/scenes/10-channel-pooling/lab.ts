import { defineLab } from "../../scene-lab.ts";
import { networkOf, PHOTO, SLID, state, weightsOf } from "./bank.ts";

/** The turned copies, slid over an image, and their maximum. */
export const lab = defineLab(state, (set) => ({
  architecture: networkOf(set.copies, PHOTO, SLID),
  values: weightsOf(set, SLID),
}));
