import { defineLab } from "../../scene-lab.ts";
import { firstStack } from "./measure.ts";
import { state } from "./state.ts";
import { untrained } from "./train.ts";
import { classifier } from "./trained.ts";

/** One of the networks that are averaged; for trained weights the network before training, which the lab can train. */
export const lab = defineLab(state, ({ depth, ...setting }) =>
  setting.weights === "trained"
    ? { architecture: classifier, values: untrained(setting.seed) }
    : firstStack(depth, setting),
);
