import { defineLab } from "../../scene-lab.ts";
import { convNetwork, convolutionOf, state } from "./matrix.ts";

/** The convolution that the matrix stands for, with its kernel. */
export const lab = defineLab(state, (set) => {
  const convolution = convolutionOf(set);
  const weights = (set.axes === 1 ? set.line : set.plane).slice(0, convolution.weights);
  return { architecture: convNetwork(convolution), values: new Map([["conv.weight", Float32Array.from(weights)]]) };
});
