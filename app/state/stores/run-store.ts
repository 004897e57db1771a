import type { Evaluation } from "#engine/train/evaluator.ts";
import type { Fault } from "#engine/train/fault.ts";
import { History } from "./history.ts";
import { makeStore } from "./store.ts";

/** What a run is doing; `tracing`: looking for where it diverged. */
export type Phase = "idle" | "loading" | "preparing" | "running" | "evaluating" | "tracing" | "paused";

/** Where a run diverged: part and layer are null if the fault did not recur when the steps were repeated. */
export type Divergence = Fault | { readonly step: number; readonly part: null; readonly layer: null };

/** Scores on the test images after a step. */
export interface TestPoint {
  readonly step: number;
  readonly accuracy: number;
  readonly loss: number;
}

/** The state of a run. */
export interface RunState {
  /** Steps done. */
  readonly step: number;
  /** Images seen by the run, including those skipped at the end of epochs. */
  readonly seen: number;
  /** Loss and accuracy of every step. */
  readonly history: History;
  /** Scores on the test images, by step. */
  readonly tests: readonly TestPoint[];
  readonly evaluation: Evaluation | null;
}

/** The state of a run, and its current activity. */
export interface RunProgress extends RunState {
  readonly phase: Phase;
  /** Download of the data: 0 .. 1, or null where the size is unknown. */
  readonly loaded: number | null;
  readonly stepsPerSecond: number;
  /** Where it diverged; null as long as all values are finite. */
  readonly divergence: Divergence | null;
  /** Changes when the history grows. */
  readonly version: number;
}

/** A run before its first step. */
export function newRun(): RunState {
  return { step: 0, seen: 0, history: new History(), tests: [], evaluation: null };
}

/** The run of the running network. Written by its training. */
export const [useRun, writeRun] = makeStore<RunProgress>({
  ...newRun(),
  phase: "idle",
  loaded: null,
  stepsPerSecond: 0,
  divergence: null,
  version: 0,
});
