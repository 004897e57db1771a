import { graphOf } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { defineLab } from "../../scene-lab.ts";
import { racer } from "./network.ts";
import { state } from "./state.ts";

/** The residual network of the race, before its first step. */
export const lab = defineLab(state, (set) => {
  const architecture = racer("residual", set, set.out);
  return { architecture, values: initialValues(graphOf(architecture), set.seed) };
});
