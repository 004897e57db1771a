import type { InitialScheme } from "#nn/initialise.ts";
import { defaultAdam, type OptimizerSettings } from "#nn/optimizer-settings.ts";
import { CONSTANT, type RateSchedule } from "#nn/schedule.ts";
import { makeStore } from "./store.ts";

/** What the student sets before or during a run. */
export interface RunSettings {
  readonly optimizer: OptimizerSettings;
  readonly schedule: RateSchedule;
  readonly batch: number;
  /** Seeds the weights and the order of the images. */
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
/** The batch sizes that the student can choose. */
export const BATCH_SIZES: readonly number[] = [8, 16, 32, 64, 128, 256];

/** The training settings. Written by the session. */
export const [useSettings, writeSettings] = makeStore<RunSettings>(defaultSettings);
