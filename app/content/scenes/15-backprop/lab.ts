import { defineLab } from "../../scene-lab.ts";
import { networkOf, parametersOf, problemOf } from "./problem.ts";
import { state } from "./state.ts";

/** The layer with its numbers. */
export const lab = defineLab(state, ({ layer, seed }) => {
  const problem = problemOf(layer, seed);
  return { architecture: networkOf(problem.layer), values: parametersOf(problem.numbers) };
});
