import { create } from "zustand";
import type { Evaluation } from "#engine/train/evaluator.ts";
import type { InitialScheme } from "#nn/initialise.ts";
import { defaultAdam, type OptimizerSettings } from "#nn/optimizer-settings.ts";
import { CONSTANT, type RateSchedule } from "#nn/schedule.ts";
import type { Problem } from "#nn/types.ts";
import { History } from "./history.ts";

/** What the student sets before or during a run. */
export interface RunSettings {
  readonly optimizer: OptimizerSettings;
  readonly schedule: RateSchedule;
  readonly batch: number;
  /** Seeds start weights and the order of the images. */
  readonly seed: number;
  readonly scheme: InitialScheme;
}

export const defaultSettings: RunSettings = {
  optimizer: defaultAdam,
  schedule: CONSTANT,
  batch: 32,
  seed: 1,
  scheme: "he",
};
export const BATCH_SIZES: readonly number[] = [8, 16, 32, 64, 128, 256];

export type Phase = "idle" | "loading" | "preparing" | "running" | "evaluating" | "paused";

export interface TestPoint {
  readonly step: number;
  readonly accuracy: number;
  readonly loss: number;
}

interface TrainingState {
  readonly phase: Phase;
  /** Download of the data: 0 .. 1, or null where the size is unknown. */
  readonly loaded: number | null;
  readonly settings: RunSettings;
  /** Steps done. */
  readonly step: number;
  readonly stepsPerEpoch: number;
  readonly stepsPerSecond: number;
  /** Loss and accuracy of every step; `version` changes when it grows. */
  readonly history: History;
  readonly version: number;
  /** Scores on the test images, by step. */
  readonly tests: readonly TestPoint[];
  readonly evaluation: Evaluation | null;
  /** Why the network cannot be trained, and what to change. */
  readonly problem: Problem | null;
  /** What went wrong in loading or running, and whether trying again may help. */
  readonly failure: { readonly message: string; readonly canRetry: boolean } | null;
}

const initialTraining: TrainingState = {
  phase: "idle",
  loaded: null,
  settings: defaultSettings,
  ...newRun(),
  stepsPerSecond: 0,
  version: 0,
  problem: null,
  failure: null,
};

/** What the trainer shows. Changed by the session only. */
export const useTraining = create<TrainingState>()(() => initialTraining);

/** What a run has come to. */
export type RunState = Pick<TrainingState, "step" | "stepsPerEpoch" | "history" | "tests" | "evaluation">;

/** A run before its first step. */
export function newRun(): RunState {
  return { step: 0, stepsPerEpoch: 0, history: new History(), tests: [], evaluation: null };
}

/** What the run at rest has come to, to return to with `resumeRun`. */
export function leaveRun(): RunState {
  const { step, stepsPerEpoch, history, tests, evaluation } = useTraining.getState();
  return { step, stepsPerEpoch, history, tests, evaluation };
}

/** Shows another run in the place of this one; settings and what is true of the network stay. */
export function resumeRun(run: RunState): void {
  useTraining.setState(({ settings, problem }) => ({
    ...initialTraining,
    ...run,
    phase: run.step > 0 ? "paused" : "idle",
    settings,
    problem,
  }));
}
