import { createStore } from "zustand/vanilla";
import type { ClassVote } from "#quiz/class-vote.ts";
import { classRows } from "../persist/class-rows.ts";
import { type KeyValueStore, readLocal, writeLocal } from "../persist/local.ts";
import { readOnes } from "../persist/quiz-record.ts";
import { type ReadableStore, readable } from "./store.ts";

/** Votes by question, and the commands that change them. */
export interface ClassVotes {
  readonly votes: Readonly<Record<string, ClassVote>>;
  /** The earlier states of each vote, latest last, for undo; not stored. */
  readonly before: Readonly<Record<string, readonly ClassVote[]>>;
  /** Replaces a vote. Only changes to the counts can be undone, not how much of the answer is shown. */
  readonly change: (question: string, was: ClassVote, is: ClassVote) => void;
  /** Undoes the last change to the counts. */
  readonly undo: (question: string) => void;
}

/** Most questions whose votes are stored, more than a class has in a day; and most changes that can be undone. */
const MOST_QUESTIONS = 60;
const MOST_UNDONE = 100;

/** Creates a store backed by the given storage: the tab's, or a test's own. */
export function createClassVotes(storage?: KeyValueStore): ReadableStore<ClassVotes> {
  const row = classRows.classVotes;
  const kept = readLocal(row, storage);
  const store = createStore<ClassVotes>()((set, get) => {
    /** The latest question is stored last, so that the oldest is forgotten first. */
    const put = (question: string, vote: ClassVote, before: readonly ClassVote[]): void => {
      const { votes, before: all } = get();
      const others = Object.entries(votes).filter(([name]) => name !== question);
      const latest = { ...Object.fromEntries(others.slice(1 - MOST_QUESTIONS)), [question]: vote };
      writeLocal(row, { version: 1, votes: latest }, storage);
      set({ votes: latest, before: { ...all, [question]: before } });
    };
    return {
      votes: kept ? readOnes(kept.votes) : {},
      before: {},
      change: (question, was, is) => {
        if (is === was) return;
        const before = get().before[question] ?? [];
        const isCounted = is.first !== was.first || is.second !== was.second;
        put(question, is, isCounted ? [...before, was].slice(-MOST_UNDONE) : before);
      },
      undo: (question) => {
        const before = get().before[question] ?? [];
        const last = before.at(-1);
        if (last) put(question, last, before.slice(0, -1));
      },
    };
  });
  return readable(store);
}

/** The votes counted on this tab. */
export const useClassVotes = createClassVotes();
