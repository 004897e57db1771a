import { graphOf } from "#nn/graph.ts";
import { defineLab } from "../../scene-lab.ts";
import { critic, untrained } from "./copies.ts";
import { pooledStack, responses } from "./responses.ts";
import { state } from "./state.ts";

/** What is pooled, with its windows; or what says which copy is closer. */
export const lab = defineLab(state, async ({ show, window, weights }, shipped) => {
  if (show === "pooling") return { architecture: pooledStack(window), values: responses.weights };
  if (weights === "random") return { architecture: critic, values: untrained() };
  const trained = await shipped.weights("cells");
  if (!trained.ok) throw new Error(trained.message);
  const own = new Set(graphOf(critic).nodes.map(({ name }) => name));
  const values = [...trained.values].filter(([name]) => own.has(name.replace(/\.\w+$/, "")));
  return { architecture: critic, values: new Map(values), origin: "trained" };
});
