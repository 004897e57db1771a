import type { Graph, NetworkReport, Problem } from "#nn/types.ts";
import { makeStore } from "./store.ts";

/** `shipped`: pretrained, part of the app. `initial`: drawn from the seed. `trained`: by the student, here. */
export type WeightOrigin = "shipped" | "initial" | "trained";

interface RunningState {
  /** The running network: the student's, before the first impossible layer. Null before the first is built. */
  readonly graph: Graph | null;
  /** The builder's report when it was built: labels, shapes. The student's network may have changed since. */
  readonly report: NetworkReport | null;
  /** Where its weights come from. */
  readonly origin: WeightOrigin;
  /** Why the student's network cannot run on this device, with the numbers; null if it can. */
  readonly obstacle: string | null;
  /** Why the running network cannot be trained, and what to change; null if it can. */
  readonly problem: Problem | null;
}

/** The running network. Written by the live network. */
export const [useRunning, writeRunning] = makeStore<RunningState>({
  graph: null,
  report: null,
  origin: "initial",
  obstacle: null,
  problem: null,
});
