/** Puts what a file holds beside what is kept here. Nothing that is here is replaced, and all of it can be taken back. */
import { readWork, type Work } from "#formats/work-file.ts";
import { thousands } from "#nn/format.ts";
import { persisted } from "../persist.ts";
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

/** What came of it. */
export type BroughtBack =
  | {
      readonly ok: true;
      readonly text: string;
      /** The lab of those added that was written last; null where there is none that can be opened. */
      readonly latest: string | null;
      /** Takes it all back; null where nothing was added. */
      readonly undo: (() => Promise<void>) | null;
    }
  | { readonly ok: false; readonly message: string };

/** One part of the file, put in its place. */
interface Part {
  /** What was added: `2 labs`; null where nothing was. */
  readonly added: string | null;
  /** What is wrong with it, as a sentence. */
  readonly problem: string | null;
  readonly undo: () => void | Promise<void>;
}

const NOTHING = "Nothing here was changed.";
const FULL = `The browser's storage has no room for the labs in this file. Delete labs that you do not need, then try again. ${NOTHING}`;
const WITHHELD = `This browser does not let the app store anything, so nothing can be restored here. Try a window that is not private, or another browser. ${NOTHING}`;

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${thousands(count)} ${count === 1 ? one : many}`;

/** Labs of the file with what is known of them, to be put beside others. */
function labsOf({ labs }: Work): readonly KeptLab[] {
  return labs.map(({ note, record }) => {
    const known = noteOf("", note);
    const isDamaged = known.isDamaged || readRecord(persisted.lab, record).kind === "damaged";
    // What was brought back is known, and not outdated at once.
    return { note: { ...known, id: idOf(note), seen: Date.now(), isDamaged, isKnown: true }, record };
  });
}

/** Empty where the file does not name a place. */
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
      damaged > 0 ? `${damaged === 1 ? "One" : thousands(damaged)} of these cannot be opened; kept as stored.` : null,
    undo: () => removeLabs(added.map(({ id }) => id)),
    latest: latest?.id ?? null,
  };
}

/** Progress of the file, merged with what is here. */
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
    problem: isWhole ? null : `${row.what} in this file could be read only in part.`,
    undo,
  };
}

/** Text of the file that nothing can be merged with, where there is none here. */
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

/** Brings back what a file holds. Never throws. */
export async function bringBack(file: Blob): Promise<BroughtBack> {
  const read = await readWork(file);
  if (!read.ok) return { ok: false, message: `${read.message} ${NOTHING}` };
  const { work } = read;
  try {
    const labs = await bringLabs(labsOf(work));
    const quizzes = bringProgress(
      work,
      persisted.quizProgress,
      ({ records }) => useQuizProgress.getState().merge(readOnes(records)),
      (count) => `progress in ${counted(count, "quiz", "quizzes")}`,
    );
    const lecture = bringProgress(
      work,
      persisted.lectureProgress,
      ({ attempts }) => useLectureProgress.getState().merge(readOnes(attempts)),
      (count) => `answers at ${counted(count, "checkpoint")} of the lecture`,
    );
    const predictions = bringProgress(
      work,
      persisted.predictions,
      ({ guesses }) => usePredictions.getState().merge(readOnes(guesses)),
      (count) => counted(count, "prediction"),
    );
    const theme = bringTexts(work, [persisted.theme.key], "the theme");
    const asides = bringTexts(work, asidesOf(), null);
    const parts = [labs, quizzes, lecture, predictions, theme, asides];
    const added = parts.flatMap((part) => (part.added === null ? [] : [part.added]));
    const problems = parts.flatMap(({ problem }) => (problem === null ? [] : [problem]));
    const first =
      added.length > 0 ? `Restored: ${LIST.format(added)}.` : "Everything that this file holds is here already.";
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
