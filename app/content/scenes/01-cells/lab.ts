import { defineLab } from "../../scene-lab.ts";
import { slidNetwork } from "./network.ts";
import { state } from "./state.ts";

/** The classifier of cells, slid over the whole picture. */
export const lab = defineLab(state, async ({ step }, shipped) => {
  const weights = await shipped.weights("cells");
  if (!weights.ok) throw new Error(weights.message);
  return { architecture: slidNetwork(step), values: weights.values, origin: "trained" };
});
