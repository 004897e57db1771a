import type { Problem } from "#nn/types.ts";
import { makeStore } from "./store.ts";

interface RunningState {
  /** Why it cannot be trained, and what to change; null where it can. */
  readonly problem: Problem | null;
}

/** The network that runs. Written by the live network. */
export const [useRunning, writeRunning] = makeStore<RunningState>({ problem: null });
