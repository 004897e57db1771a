/**
 * Everything stored between visits or carried in an address: where it is, its format, and the migrations from older
 * formats. Nothing is stored elsewhere (lint refuses it). This file has what every page needs; the other files of
 * rows, in `persist/`, are loaded with the screens that use them: `lab-rows.ts`, `progress-rows.ts` and `class-rows.ts` are
 * stored, `link-rows.ts`, `scene-rows.ts` and `question-rows.ts` are in addresses. Deliberately not stored: the strokes on the pad, the
 * undo history, the layer and unit in view, whether the page is presenting.
 */
import * as v from "valibot";
import { local } from "./persist/local.ts";

/** What every page stores. */
export const persisted = {
  /** `app/before-paint.ts` reads it too, before the first paint. */
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
    instead: "so you may see some of them again",
    isMinor: true,
  }),
  /** How the guided first minute ended. */
  guide: local({
    key: "receptive.guide",
    version: null,
    schema: v.picklist(["left", "done"]),
    what: "The record that you have seen the first steps",
    instead: "so they may be shown again",
    isMinor: true,
  }),
} as const;
