import { defineLab } from "../../scene-lab.ts";
import { entryOf } from "./entries.ts";
import { state } from "./state.ts";

/** The network that was chosen; nobody's trained weights ship with the app. */
export const lab = defineLab(state, ({ network }) => ({ architecture: entryOf(network).architecture, values: null }));
