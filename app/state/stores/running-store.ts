import type { Graph, NetworkReport, Problem } from "#nn/types.ts";
import { makeStore } from "./store.ts";

/** `shipped`: trained before, with the app. `initial`: drawn from the seed. `trained`: by the student, here. */
export type WeightOrigin = "shipped" | "initial" | "trained";

interface RunningState {
  /** The network that runs: the student's, up to the first impossible layer. Null before the first was built. */
  readonly graph: Graph | null;
  /** What the builder said of it when it was built: labels, shapes. The student's may be further by now. */
  readonly report: NetworkReport | null;
  /** Where its weights come from. */
  readonly origin: WeightOrigin;
  /** Why the student's network cannot run on this device, with the numbers; null where it does. */
  readonly obstacle: string | null;
  /** Why the network that runs cannot be trained, and what to change; null where it can. */
  readonly problem: Problem | null;
}

/** The network that runs. Written by the live network. */
export const [useRunning, writeRunning] = makeStore<RunningState>({
  graph: null,
  report: null,
  origin: "initial",
  obstacle: null,
  problem: null,
});
