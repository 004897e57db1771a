import { defineLab } from "../../scene-lab.ts";
import { networkOf, startsOf } from "./chain.ts";
import { descended } from "./descent.ts";
import { lengthOf } from "./fitted.ts";
import { state, targetOf } from "./state.ts";

/** Side of the lab's own images. */
const IMAGE = 28;

/** The two layers as the best start leaves them; with an empty target, as they start. */
export const lab = defineLab(state, (set) => {
  const link = { chain: set.chain, channels: set.channels };
  const architecture = networkOf(link, 1, IMAGE);
  const target = targetOf(set);
  if (lengthOf(target) === 0) return { architecture, values: startsOf(link, 1, set.seed) };
  const best = descended(link, target, set.seed).reduce((least, each) => (each.left < least.left ? each : least));
  const kernels = (layer: "first" | "second"): Float32Array =>
    Float32Array.from(best.pairs.flatMap((pair) => [...pair[layer]]));
  return {
    architecture,
    values: new Map([
      ["first.weight", kernels("first")],
      ["second.weight", kernels("second")],
    ]),
    origin: "trained",
  };
});
