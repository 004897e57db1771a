import type { ComponentType } from "react";
import type * as v from "valibot";
import type { Dataset } from "#data/dataset.ts";
import type { Guesses } from "#figures/predict/use-prediction.ts";
import type { Device } from "#gpu/device.ts";
import type { Tex } from "#nn/tex.ts";
import type { Architecture, ParameterValues } from "#nn/types.ts";
import type { Question } from "#quiz/question.ts";

/** What came of asking for something that ships with the app. */
export type Asked<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly message: string };

/** What a scene can ask for: each is downloaded when first asked for. */
export interface Shipped {
  /** Trained weights: of the lab's first network, by default, of the classifier of cells, or of a first layer for photos. */
  weights(of?: "digits" | "cells" | "filters"): Promise<Asked<{ readonly values: ParameterValues }>>;
  /** A shipped data set. */
  images(id: string): Promise<Asked<{ readonly train: Dataset; readonly test: Dataset }>>;
  /** The student's network in the lab, as it is now; null where there is none, or no more than the first one as it ships. */
  lab(): Promise<LabNetwork | null>;
}

/** A network from the lab. */
export interface LabNetwork {
  readonly architecture: Architecture;
  readonly values: ParameterValues;
  /** The data set that it is trained on. */
  readonly data: string;
}

/** What a stage is given. It performs nothing outside: what is to last is in its state. */
export interface StageProps<State> {
  readonly device: Device;
  /** What the student has set; also in the address. */
  readonly state: State;
  /** Changes some of it. */
  readonly set: (patch: Partial<State>) => void;
  readonly shipped: Shipped;
  readonly guesses: Guesses;
}

/** Something to do on the stage, and what to watch. */
export interface Experiment<State> {
  readonly action: string;
  readonly look: string;
  /** Sets the stage up for it: this, and everything else as it was at first. */
  readonly set?: Partial<State>;
}

/** Settings of a stage that its schema has checked, whatever they are. */
export type SceneValues = Readonly<Record<string, unknown>>;

/** A question of the checkpoint. */
export interface Check<State> {
  readonly question: Question;
  /** Sets the stage to the case that decides it: this, and everything else as it was at first. */
  readonly see: Partial<State>;
}

/** The questions of a scene by name, loaded after its stage; see `define-checkpoint.ts`. */
export type Checkpoint = Readonly<Record<string, Check<SceneValues>>>;

/** What a student can set on a stage, and how it stands at first. Its keys stand in links, so they never change their meaning. */
export interface SceneState<Entries extends v.ObjectEntries> {
  readonly schema: v.ObjectSchema<Entries, undefined>;
  readonly initial: v.InferOutput<v.ObjectSchema<Entries, undefined>>;
}

/** What the contents say of a scene. It is loaded with the lecture; the rest of a scene when it is opened. */
export interface SceneCard {
  /** The name of its folder without the number. It is also its address, so it never changes. */
  readonly id: string;
  readonly title: string;
  readonly part: string;
  /** One line, shown large when presenting. */
  readonly idea: string;
  /** Minutes that a lecturer spends on it. */
  readonly minutes: number;
  /** Quizzes on its subject that another scene explains, by id: offered after those that name this scene. */
  readonly quizzes?: readonly string[];
}

interface SceneText extends SceneCard {
  /** The idea as a formula. */
  readonly formula: Tex;
  /** 60 to 180 words. */
  readonly Text: ComponentType;
  /** For the presenter. */
  readonly notes: readonly string[];
}

/** A scene as its folder declares it; `State` is what its schema lets through. */
export interface SceneDefinition<Entries extends v.ObjectEntries> extends SceneText {
  readonly state: SceneState<Entries>;
  readonly tryThis: readonly Experiment<SceneState<Entries>["initial"]>[];
  readonly Stage: ComponentType<StageProps<SceneState<Entries>["initial"]>>;
}

/** A scene as the page has it, whatever its state is. */
export interface Scene extends SceneText {
  readonly initial: SceneValues;
  /** One schema a setting. */
  readonly entries: v.ObjectEntries;
  readonly tryThis: readonly Experiment<SceneValues>[];
  readonly Stage: ComponentType<StageProps<SceneValues>>;
}
