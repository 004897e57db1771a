import { evenWeights } from "#engine/show/weights.ts";
import { defineLab } from "../../scene-lab.ts";
import { analyse, architectureOf, state } from "./stack.ts";

/** The stack with its weights, which are equal within a layer; layers that cannot run are there as well. */
export const lab = defineLab(state, async ({ stack }) => {
  const { values } = await evenWeights(analyse(stack).graph, {});
  return { architecture: architectureOf(stack), values };
});
