import type { ComponentType } from "react";
import type * as v from "valibot";
import type { Dataset } from "#data/dataset.ts";
import type { Device } from "#gpu/device.ts";
import type { ParameterValues } from "#nn/types.ts";
import type { Question } from "#quiz/question.ts";

/** The result of loading something that ships with the app. */
export type Asked<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly message: string };

/** What a scene can load; each is downloaded on first use. */
export interface Shipped {
  /** Weights of the lab's default network, trained on the digits. */
  weights(): Promise<Asked<{ readonly values: ParameterValues }>>;
  /** A data set that ships with the app. */
  images(id: string): Promise<Asked<{ readonly train: Dataset; readonly test: Dataset }>>;
}

/** Props of a stage. A stage has no side effects outside itself; whatever must last is in its state. */
export interface StageProps<State> {
  readonly device: Device;
  /** What the student has set; also kept in the address. */
  readonly state: State;
  /** Changes part of it. */
  readonly set: (patch: Partial<State>) => void;
  readonly shipped: Shipped;
}

/** An experiment to try on the stage, and what to look for. */
export interface Experiment<State> {
  readonly action: string;
  readonly look: string;
  /** Settings for it; everything else goes back to its initial value. */
  readonly set?: Partial<State>;
}

/** Settings of any stage, validated by its schema. */
export type SceneValues = Readonly<Record<string, unknown>>;

interface SceneText {
  /** The name of its folder without the number. It is also its address, so it never changes. */
  readonly id: string;
  readonly title: string;
  readonly part: string;
  /** One line, shown large when presenting. */
  readonly idea: string;
  /** The idea as a formula (LaTeX). */
  readonly formula: string;
  /** 60 to 180 words. */
  readonly Text: ComponentType;
  /** For the presenter. */
  readonly notes: readonly string[];
  /** Questions by name. Answers are stored under the name, so a name is never reused for another question. */
  readonly checkpoint: Readonly<Record<string, Question>>;
}

/** A scene as its folder declares it; `State` is what its schema accepts. */
export interface SceneDefinition<Entries extends v.ObjectEntries> extends SceneText {
  /** What a student can set, and its initial values. Its keys appear in links, so their meaning never changes. */
  readonly state: {
    readonly schema: v.ObjectSchema<Entries, undefined>;
    readonly initial: v.InferOutput<v.ObjectSchema<Entries, undefined>>;
  };
  readonly tryThis: readonly Experiment<v.InferOutput<v.ObjectSchema<Entries, undefined>>>[];
  /** Loaded when the scene is opened. */
  readonly Stage: ComponentType<StageProps<v.InferOutput<v.ObjectSchema<Entries, undefined>>>>;
}

/** A scene as the page sees it, whatever the type of its state. */
export interface Scene extends SceneText {
  readonly initial: SceneValues;
  /** One schema per setting. */
  readonly entries: v.ObjectEntries;
  readonly tryThis: readonly Experiment<SceneValues>[];
  readonly Stage: ComponentType<StageProps<SceneValues>>;
}
