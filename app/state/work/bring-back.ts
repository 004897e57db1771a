/** Restores work from a file. Nothing stored here is replaced, and the whole import can be undone. */
import { readWork, type Work } from "#formats/work-file.ts";
import { thousands } from "#nn/format.ts";
import { persisted } from "../persist.ts";
import { labRows } from "../persist/lab-rows.ts";
import { progressRows } from "../persist/progress-rows.ts";
import { latestFirst, noteOf } from "../persist/lab-notes.ts";
import { addLabs, type KeptLab, removeLabs } from "../persist/lab-slots.ts";
import { type Local, localText, parseText, putLocalText } from "../persist/local.ts";
import { readOnes } from "../persist/quiz-record.ts";
import type { Merged } from "../persist/shared-records.ts";
import { readRecord } from "../persist/versions.ts";
import { useLectureProgress } from "../stores/lecture-progress.ts";
import { usePredictions } from "../stores/predictions.ts";
import { useQuizProgress } from "../stores/quiz-progress.ts";
import { asidesOf } from "./save-work.ts";

/** The result of restoring a file. */
export type BroughtBack =
  | {
      readonly ok: true;
      readonly text: string;
      /** The most recently written of the added labs; null if none can be opened. */
      readonly latest: string | null;
      /** Undoes everything; null if nothing was added. */
      readonly undo: (() => Promise<void>) | null;
    }
  | { readonly ok: false; readonly message: string };

/** One part of the file, restored. */
interface Part {
  /** What was added: `2 labs`; null if nothing. */
  readonly added: string | null;
  /** What is wrong with it, as a sentence. */
  readonly problem: string | null;
  readonly undo: () => void | Promise<void>;
}

const NOTHING = "Nothing here was changed.";
const FULL = `The browser's storage has no room for the labs in this file. Delete labs that you no longer need, then try again. ${NOTHING}`;
const WITHHELD = `This browser does not allow the app to store data, so nothing can be restored here. Try a non-private window or another browser. ${NOTHING}`;

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${thousands(count)} ${count === 1 ? one : many}`;

/** Labs of the file with their notes, ready to be added. */
function labsOf({ labs }: Work): readonly KeptLab[] {
  return labs.map(({ note, record }) => {
    const known = noteOf("", note);
    const isDamaged = known.isDamaged || readRecord(labRows.lab, record).kind === "damaged";
    // Restored labs count as known, and do not expire at once.
    return { note: { ...known, id: idOf(note), seen: Date.now(), isDamaged, isKnown: true }, record };
  });
}

/** Empty if the file does not name a slot. */
function idOf(note: unknown): string {
  const id = typeof note === "object" && note !== null && "id" in note ? note.id : null;
  return typeof id === "string" && /^\/[\w-]{1,60}$/.test(id) ? id : "";
}

async function bringLabs(labs: readonly KeptLab[]): Promise<Part & { readonly latest: string | null }> {
  const ids = await addLabs(labs);
  const added = labs.flatMap(({ note }, i) => {
    const id = ids[i];
    return typeof id === "string" ? [{ ...note, id }] : [];
  });
  const damaged = added.filter(({ isDamaged }) => isDamaged).length;
  const latest = latestFirst(added).find(({ isDamaged }) => !isDamaged);
  return {
    added: added.length > 0 ? counted(added.length, "lab") : null,
    problem:
      damaged > 0 ? `${damaged === 1 ? "One" : thousands(damaged)} of these cannot be opened; kept unchanged.` : null,
    undo: () => removeLabs(added.map(({ id }) => id)),
    latest: latest?.id ?? null,
  };
}

/** Merges the file's progress with the stored one. */
function bringProgress<R>(
  { kept }: Work,
  row: Local<R>,
  merge: (record: R) => Merged,
  named: (count: number) => string,
): Part {
  const text = kept[row.key];
  const none = { added: null, undo: () => {} };
  if (text === undefined) return { ...none, problem: null };
  const read = readRecord(row, parseText(text));
  if (read.kind !== "read") return { ...none, problem: `${row.what} in this file could not be read.` };
  const isWhole = (row.readable?.(read.value) ?? read.value) === read.value;
  const { changed, undo } = merge(read.value);
  return {
    added: changed > 0 ? named(changed) : null,
    problem: isWhole ? null : `${row.what} in this file could only be partly read.`,
    undo,
  };
}

/** Adds texts of the file that cannot be merged, if there are none here. */
function bringTexts({ kept }: Work, keys: readonly string[], added: string | null): Part {
  const missing = keys.filter((key) => {
    const text = kept[key];
    if (text === undefined || localText(key) !== null) return false;
    return putLocalText(key, text);
  });
  return {
    added: missing.length > 0 ? added : null,
    problem: null,
    undo: () => {
      for (const key of missing) putLocalText(key, null);
    },
  };
}

const LIST = new Intl.ListFormat("en-GB");

/** Restores the contents of a file. Never throws. */
export async function bringBack(file: Blob): Promise<BroughtBack> {
  const read = await readWork(file);
  if (!read.ok) return { ok: false, message: `${read.message} ${NOTHING}` };
  const { work } = read;
  try {
    const labs = await bringLabs(labsOf(work));
    const quizzes = bringProgress(
      work,
      progressRows.quizProgress,
      ({ records }) => useQuizProgress.getState().merge(readOnes(records)),
      (count) => `progress in ${counted(count, "quiz", "quizzes")}`,
    );
    const lecture = bringProgress(
      work,
      progressRows.lectureProgress,
      ({ attempts }) => useLectureProgress.getState().merge(readOnes(attempts)),
      (count) => `answers at ${counted(count, "checkpoint")} of the lecture`,
    );
    const predictions = bringProgress(
      work,
      progressRows.predictions,
      ({ guesses }) => usePredictions.getState().merge(readOnes(guesses)),
      (count) => counted(count, "prediction"),
    );
    const theme = bringTexts(work, [persisted.theme.key], "the theme");
    const asides = bringTexts(work, asidesOf(), null);
    const parts = [labs, quizzes, lecture, predictions, theme, asides];
    const added = parts.flatMap((part) => (part.added === null ? [] : [part.added]));
    const problems = parts.flatMap(({ problem }) => (problem === null ? [] : [problem]));
    const first = added.length > 0 ? `Restored: ${LIST.format(added)}.` : "Everything in this file is already here.";
    const undo = async (): Promise<void> => {
      for (const part of parts) await part.undo();
    };
    return {
      ok: true,
      text: [first, ...problems].join(" "),
      latest: labs.latest,
      undo: added.length > 0 ? undo : null,
    };
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
    return { ok: false, message: isFull ? FULL : WITHHELD };
  }
}
