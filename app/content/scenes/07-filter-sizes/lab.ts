import { graphOf } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { defineLab } from "../../scene-lab.ts";
import { networkOf, sizesOf, state } from "./layer.ts";

const SEED = 1;

/** The layer whose parameters are counted; the stage draws no weights, so they are drawn here. */
export const lab = defineLab(state, (set) => {
  const architecture = networkOf(sizesOf(set));
  return { architecture, values: initialValues(graphOf(architecture), SEED) };
});
