import { graphOf } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { defineLab } from "../../scene-lab.ts";
import { kindAt, lineSizes, networkOf, state, wiresOf } from "./layer.ts";
import { mapSizes, mapValues } from "./maps.ts";
import { digitNetwork } from "./networks.ts";

/** The layer of the wires, with the weights on them; the layer of the maps; or the convolutional network for digits. */
export const lab = defineLab(state, (set) => {
  if (set.view === "maps") return { architecture: networkOf("conv", mapSizes(set)), values: mapValues(set) };
  if (set.view === "digits") {
    const architecture = digitNetwork("conv");
    return { architecture, values: initialValues(graphOf(architecture), set.seed) };
  }
  const { weights } = wiresOf(set, 1);
  return {
    architecture: networkOf(kindAt(set.sharing), lineSizes(set)),
    values: new Map([["layer.weight", Float32Array.from(weights)]]),
  };
});
