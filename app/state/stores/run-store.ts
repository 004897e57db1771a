import type { Evaluation } from "#engine/train/evaluator.ts";
import type { Fault } from "#engine/train/fault.ts";
import { History } from "./history.ts";
import { makeStore } from "./store.ts";

export type Phase = "idle" | "loading" | "preparing" | "running" | "evaluating" | "tracing" | "paused";

/** Where a run went wrong: part and layer are null where the steps, repeated, went well. */
export type Divergence = Fault | { readonly step: number; readonly part: null; readonly layer: null };

export interface TestPoint {
  readonly step: number;
  readonly accuracy: number;
  readonly loss: number;
}

/** What a run has come to. */
export interface RunState {
  /** Steps done. */
  readonly step: number;
  /** Images behind the run, those that its epochs passed over included. */
  readonly seen: number;
  /** Loss and accuracy of every step. */
  readonly history: History;
  /** Scores on the test images, by step. */
  readonly tests: readonly TestPoint[];
  readonly evaluation: Evaluation | null;
}

/** What a run has come to, and what it is at. */
export interface RunProgress extends RunState {
  readonly phase: Phase;
  /** Download of the data: 0 .. 1, or null where the size is unknown. */
  readonly loaded: number | null;
  readonly stepsPerSecond: number;
  /** What stopped it; null while its numbers are numbers. */
  readonly divergence: Divergence | null;
  /** Changes when the history grows. */
  readonly version: number;
}

/** A run before its first step. */
export function newRun(): RunState {
  return { step: 0, seen: 0, history: new History(), tests: [], evaluation: null };
}

/** The run of the network that runs. Written by its training. */
export const [useRun, writeRun] = makeStore<RunProgress>({
  ...newRun(),
  phase: "idle",
  loaded: null,
  stepsPerSecond: 0,
  divergence: null,
  version: 0,
});
