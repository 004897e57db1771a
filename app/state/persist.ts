/**
 * Everything stored between visits or carried in an address: where it is, its format, and the migrations from older
 * formats. Nothing is stored elsewhere (lint refuses it). Three files of rows are loaded with the screens that use them:
 * `lab-rows.ts`, `progress-rows.ts` and `class-rows.ts` in `persist/`. Deliberately not stored: the strokes on the pad, the
 * undo history, the layer and unit in view, whether the page is presenting.
 */
import * as v from "valibot";
import { LINK_DEFAULTS } from "#formats/link-defaults.ts";
import { type DecodedArchitecture, decodeArchitecture, encodeArchitecture } from "#formats/share-link.ts";
import { readSettings, SETTINGS_VERSION, writeSettings } from "#formats/settings-link.ts";
import { type Level, LEVELS } from "#quiz/family.ts";
import type { Architecture } from "#nn/types.ts";
import { local } from "./persist/local.ts";
import { levelSchema, seedSchema } from "./persist/question-schemas.ts";

/** The contents of a link to the lab. */
interface LabLink {
  /** Null if the link does not specify it. */
  readonly network: DecodedArchitecture | null;
  /** Id of a data source; null if the link does not specify it. */
  readonly data: string | null;
}

/** The contents of a link to the network of a scene. */
interface StageLink {
  readonly scene: string;
  /** What its stage is set to; see `scene`. */
  readonly settings: URLSearchParams;
}

/** A row stored in the address; its own functions read and write the query. */
interface Address {
  readonly where: "address";
  /** First part of the path. */
  readonly screen: string;
  /** Newest version of the format; null if it never had versions. */
  readonly version: number | null;
}

const address = <T extends object>(row: Omit<Address, "where"> & T): Address & T => ({ where: "address", ...row });

export const persisted = {
  /** `index.html` reads it too, before the first paint. */
  theme: local({
    key: "receptive.theme",
    version: null,
    schema: v.picklist(["light", "dark", "projector"]),
    what: "The theme that you chose",
    instead: "so the page follows your system",
    isMinor: true,
  }),
  /** Notices that are shown only once. */
  told: local({
    key: "receptive.told",
    version: null,
    schema: v.object({ sevenDays: v.boolean() }),
    what: "The list of notices that you have seen",
    instead: "so you may see it again",
    isMinor: true,
  }),
  /** How the guided first minute ended. */
  guide: local({
    key: "receptive.guide",
    version: null,
    schema: v.picklist(["left", "done"]),
    what: "That you have seen the first steps",
    instead: "so they may be shown again",
    isMinor: true,
  }),
  /** A network to open in the lab, a data source, or both: `#/lab?net=...&data=mnist`. `net` contains its version. */
  labLink: address({
    screen: "lab",
    version: LINK_DEFAULTS.length,
    /** Null if the address names neither. */
    read: (query: URLSearchParams): LabLink | null => {
      const [text, data] = [query.get("net"), query.get("data")];
      return text === null && data === null ? null : { network: text === null ? null : decodeArchitecture(text), data };
    },
    write: (architecture: Architecture, data: string | null = null): Readonly<Record<string, string>> => ({
      net: encodeArchitecture(architecture),
      ...(data === null ? {} : { data }),
    }),
  }),
  /** The network on a scene's stage, to open in the lab: `#/lab?scene=channels&stage=v%3D1%26filters%3D8`. */
  stageLink: address({
    screen: "lab",
    version: SETTINGS_VERSION,
    /** Null if the address names no scene. */
    read: (query: URLSearchParams): StageLink | null => {
      const scene = query.get("scene");
      return scene === null ? null : { scene, settings: new URLSearchParams(query.get("stage") ?? "") };
    },
    /** `settings` as `scene` writes them. */
    write: (scene: string, settings: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
      const stage = new URLSearchParams(settings).toString();
      return { scene, ...(stage === "" ? {} : { stage }) };
    },
  }),
  /** A question of a quiz: `#/quizzes/<family>?seed=17&level=2`, in practice with `&practice=1`. */
  question: address({
    screen: "quizzes",
    version: null,
    /** Null if the address names no question; a level that the family lacks becomes the first. */
    read: (query: URLSearchParams, levels: Level): { readonly seed: number; readonly level: Level } | null => {
      const seed = v.safeParse(seedSchema, Number(query.get("seed")));
      const level = v.safeParse(levelSchema, Number(query.get("level") ?? "1"));
      if (!seed.success) return null;
      return { seed: seed.output, level: level.success && level.output <= levels ? level.output : LEVELS[0] };
    },
    /** Whether practice chose the question, and will choose the next. */
    isPractice: (query: URLSearchParams): boolean => query.get("practice") === "1",
    write: (
      { seed, level }: { readonly seed: number; readonly level: Level },
      isPractice = false,
    ): Readonly<Record<string, string>> => ({
      seed: String(seed),
      level: String(level),
      ...(isPractice ? { practice: "1" } : {}),
    }),
  }),
  /**
   * A question for a class, written as `question` writes it: `#/quizzes/in-class?family=jump&seed=17&level=2`; or one of a
   * set, which is written as by `questionSet`, with its place counted from 1: `#/quizzes/in-class?set=...&at=3`.
   */
  classQuestion: address({
    screen: "quizzes",
    version: null,
    /** Null if the address names no family. */
    family: (query: URLSearchParams): string | null => query.get("family"),
    /** The place in a set of so many; the first where the address names none that there is. */
    place: (query: URLSearchParams, count: number): number => {
      const at = Number(query.get("at"));
      return Number.isInteger(at) && at >= 1 && at <= count ? at - 1 : 0;
    },
    write: (family: string): Readonly<Record<string, string>> => ({ family }),
    writePlace: (place: number): Readonly<Record<string, string>> => ({ at: String(place + 1) }),
  }),
  /** A set of questions: `#/quizzes/set?set=...`; for its contents see `#formats/quiz-set-link.ts`, loaded with the page. */
  questionSet: address({
    screen: "quizzes",
    version: 1,
    /** Null if the address names none. */
    read: (query: URLSearchParams): string | null => query.get("set"),
    write: (set: string): Readonly<Record<string, string>> => ({ set }),
  }),
  /** The state of a scene's stage: `#/lecture/<scene>?v=1&stride=2`; each scene has its own settings. */
  scene: address({ screen: "lecture", version: SETTINGS_VERSION, read: readSettings, write: writeSettings }),
} as const;
