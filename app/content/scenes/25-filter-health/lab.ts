import { defineLab } from "../../scene-lab.ts";
import { network, startOf } from "./network.ts";
import { state } from "./state.ts";

/** The network as run B starts where its illness was chosen; a healthy one where it was drawn, so as to give nothing away. */
export const lab = defineLab(state, ({ seed, cause }) => ({
  architecture: network,
  values: startOf(cause === "drawn" ? null : cause, seed),
}));
