import { graphOf } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { defineLab } from "../../scene-lab.ts";
import { presets } from "./filters.ts";
import { networkOf, SEED, state } from "./layer.ts";

/** The layer f. What arranges the outputs of a dense one as an image is left out: the lab shows them as they are. */
export const lab = defineLab(state, (set) => {
  const whole = networkOf(set);
  const architecture = { ...whole, layers: whole.layers.filter(({ type }) => type !== "unflatten") };
  const values =
    set.kind === "dense"
      ? initialValues(graphOf(architecture), SEED, "pytorch")
      : new Map([["f.weight", presets[set.filter].weights]]);
  return { architecture, values };
});
