import { graphOf } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { defineLab } from "../../scene-lab.ts";
import { bankArchitecture } from "./bank.ts";
import { state } from "./state.ts";

/** The filter bank. */
export const lab = defineLab(state, ({ filters, seed, axes }) => {
  const architecture = bankArchitecture(filters, axes);
  return { architecture, values: initialValues(graphOf(architecture), seed, "pytorch") };
});
