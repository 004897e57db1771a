import { alexnet2012 } from "#nn/zoo/imagenet.ts";
import { defineLab } from "../../scene-lab.ts";
import { layerNetwork } from "./filters.ts";
import { state } from "./state.ts";

/** The whole network, whose weights the lab draws; or the layer of our own filters. */
export const lab = defineLab(state, async ({ show }, shipped) => {
  if (show === "network") return { architecture: alexnet2012, values: null };
  const filters = await shipped.weights("filters");
  if (!filters.ok) throw new Error(filters.message);
  return { architecture: layerNetwork, values: filters.values, origin: "trained" };
});
