import { defineLab } from "../../scene-lab.ts";
import { dilationsOf, networkOf, PICTURE, state, weightsOf } from "./state.ts";

/** The three layers, as they filter the picture. */
export const lab = defineLab(state, (set) => ({
  architecture: networkOf(dilationsOf(set), PICTURE),
  values: weightsOf(dilationsOf(set)),
}));
