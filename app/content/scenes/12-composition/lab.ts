import { defaultNetwork } from "#nn/zoo/digits.ts";
import { defineLab } from "../../scene-lab.ts";
import { state } from "./state.ts";

/** The trained network for digits. */
export const lab = defineLab(state, async (_, shipped) => {
  const weights = await shipped.weights();
  if (!weights.ok) throw new Error(weights.message);
  return { architecture: defaultNetwork, values: weights.values, origin: "shipped" };
});
