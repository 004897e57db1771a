import { defineLab } from "../../scene-lab.ts";
import { layerOf, sequenceOf, state } from "./layer.ts";

/** The strided layer, after the blur if there is one. */
export const lab = defineLab(state, (set) => {
  const { weights } = layerOf(set);
  const architecture = sequenceOf(set);
  const own = architecture.layers.map(({ id }) => `${id}.weight`);
  return { architecture, values: new Map([...weights].filter(([name]) => own.includes(name))) };
});
