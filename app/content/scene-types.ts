import type { ComponentType } from "react";
import type { Device } from "#gpu/device.ts";
import type { Question } from "#quiz/question.ts";

/** What a stage is given. It frees what it made on the device when it goes. */
export interface StageProps {
  readonly device: Device;
}

/** Something to do on the stage, and what to watch. */
export interface Experiment {
  readonly action: string;
  readonly look: string;
}

/**
 * A scene of the lecture: one folder `scenes/<NN-id>/` whose `scene.tsx` exports `scene`. Nothing
 * else has to be edited to add one.
 */
export interface Scene {
  /** Kebab case; its address, so it never changes. */
  readonly id: string;
  readonly title: string;
  readonly part: string;
  /** Place in the lecture, ascending; leave gaps. */
  readonly order: number;
  /** One line, for the back of the hall. */
  readonly idea: string;
  /** The idea as a formula (LaTeX). */
  readonly formula: string;
  /** 60 to 180 words. */
  readonly Text: ComponentType;
  readonly tryThis: readonly Experiment[];
  /** For the presenter. */
  readonly notes: readonly string[];
  readonly checkpoint: readonly Question[];
  /** Loaded when the scene is opened. */
  readonly Stage: ComponentType<StageProps>;
}
