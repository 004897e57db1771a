import { expect, test } from "@playwright/test";
import type { Attempt } from "#quiz/attempt.ts";
import type { Outcome } from "#quiz/judging.ts";
import { type Level, MAX_SEED } from "#quiz/family.ts";
import {
  isSettled,
  NO_RECORD,
  nextQuestion,
  openQuestion,
  type QuizRecord,
  recordAttempt as recordAt,
  retryQuestion,
} from "#quiz/mastery.ts";
import type { KeyValueStore } from "#state/persist/local.ts";
import { useNotices } from "#state/stores/notices.ts";
import { createQuizProgress } from "#state/stores/quiz-progress.ts";

const KEY = "receptive.quiz-progress";
const RIGHT = { solved: true, firstTry: true };
const LATE = { solved: true, firstTry: false };
const WRONG = { solved: false, firstTry: false };
const NOW = Date.UTC(2026, 10, 27);
const recordAttempt = (was: QuizRecord, attempt: Attempt, outcome: Outcome, levels: Level) =>
  recordAt(was, attempt, outcome, levels, NOW);
const tried = (...tries: readonly string[]) => ({ tries, hints: 0, gaveUp: false });

/** What version 1 of the app wrote, letter by letter: it has to open for as long as there are students who have it. */
const STORED =
  '{"version":1,"records":{"filter-parameters":{"answers":2,"solved":1,"firstTry":0,"streak":0,"best":0,"reached":1,"level":1,"seed":1,"attempt":{"tries":["a","b"],"hints":1,"gaveUp":false},"settled":true},"conv-parameters":{"answers":4,"solved":3,"firstTry":3,"streak":3,"best":3,"reached":2,"level":2,"seed":4,"attempt":{"tries":["1200"],"hints":2,"gaveUp":false},"settled":false}}}';

function storageWith(text: string): KeyValueStore & { readonly items: Map<string, string> } {
  const items = new Map([[KEY, text]]);
  return { items, getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value) };
}

/** The same, as version 2 writes it. */
const MIGRATED = {
  version: 2,
  records: {
    "filter-parameters": {
      answers: 2,
      solved: 1,
      firstTry: 0,
      streak: 0,
      best: 0,
      reached: 1,
      level: 1,
      seed: 1,
      mastered: 0,
      attempt: { tries: ["a", "b"], hints: 1, gaveUp: false },
      results: [{ level: 1, seed: 1, at: null, tries: ["a", "b"], hints: 1, end: "unknown" }],
    },
    "conv-parameters": {
      answers: 4,
      solved: 3,
      firstTry: 3,
      streak: 3,
      best: 3,
      reached: 2,
      level: 2,
      seed: 4,
      mastered: 1,
      attempt: { tries: ["1200"], hints: 2, gaveUp: false },
      results: [{ level: 2, seed: 4, at: null, tries: ["1200"], hints: 2, end: "open" }],
    },
  },
};

test("progress stored by version 1 is read as it was: no count, level, attempt or mastered level is lost", () => {
  const storage = storageWith(STORED);
  const { getState } = createQuizProgress(storage, () => NOW);
  expect(useNotices.getState().notices.map(({ id }) => id)).not.toContain(`${KEY}.unreadable`);
  expect(getState().records).toEqual(MIGRATED.records);
  getState().open("conv-parameters", 4, 2);
  expect(storage.items.get(KEY)).toBe(STORED);
  getState().record("conv-parameters", { tries: ["1200", "1208"], hints: 2, gaveUp: false }, LATE, 3);
  expect(JSON.parse(storage.items.get(KEY) ?? "")).toEqual({ version: 2, records: getState().records });
  expect(getState().records["conv-parameters"]).toMatchObject({
    answers: 5,
    solved: 4,
    streak: 0,
    reached: 1,
    mastered: 1,
    results: [{ level: 2, seed: 4, at: NOW, tries: ["1200", "1208"], hints: 2, end: "solved" }],
  });
});

test("what version 1 had counted is not counted again, even where it was tried once more", () => {
  const { records } = JSON.parse(STORED) as { records: Record<string, object> };
  const again = { ...records["filter-parameters"], attempt: { tries: [], hints: 0, gaveUp: false } };
  const storage = storageWith(JSON.stringify({ version: 1, records: { "filter-parameters": again } }));
  const { getState } = createQuizProgress(storage, () => NOW);
  getState().record("filter-parameters", tried("b"), RIGHT, 1);
  expect(getState().records["filter-parameters"]).toMatchObject({ answers: 3, solved: 1, firstTry: 0, streak: 0 });
});

test("progress of version 2 is read and written in the same form, letter by letter", () => {
  const text = JSON.stringify(MIGRATED);
  const storage = storageWith(text);
  const { getState } = createQuizProgress(storage, () => NOW);
  expect(JSON.stringify({ version: 2, records: getState().records })).toHaveLength(text.length);
  expect(getState().records).toEqual(MIGRATED.records);
});

test("first tries in a row raise the level, up to the family's highest; a miss ends the row and eases it", () => {
  let record = NO_RECORD;
  const levels = [1, 2, 3, 4, 5, 6].map(() => {
    record = nextQuestion(recordAttempt(record, tried("a"), RIGHT, 3));
    return record.level;
  });
  expect(levels).toEqual([1, 2, 2, 3, 3, 3]);
  expect(record).toMatchObject({ answers: 6, solved: 6, firstTry: 6, streak: 6, best: 6, seed: 7 });
  record = nextQuestion(recordAttempt(record, { tries: [], hints: 0, gaveUp: true }, WRONG, 3));
  expect(record).toMatchObject({ answers: 6, solved: 6, streak: 0, best: 6, level: 2 });
  expect(recordAttempt({ ...NO_RECORD, streak: 5 }, tried("a"), RIGHT, 1).reached).toBe(1);
});

test("the first outcome of a question counts, and no other", () => {
  const wrong = recordAttempt(NO_RECORD, tried("a"), WRONG, 3);
  expect(wrong).toMatchObject({ answers: 1, solved: 0 });
  expect(isSettled(wrong)).toBe(false);
  const solved = recordAttempt(wrong, tried("a", "b"), LATE, 3);
  expect(solved).toMatchObject({ answers: 2, solved: 1, firstTry: 0 });
  expect(isSettled(solved)).toBe(true);
  const again = recordAttempt(retryQuestion(solved), tried("b"), RIGHT, 3);
  expect(again).toMatchObject({ answers: 3, solved: 1, firstTry: 0, streak: 0, seed: 1, attempt: tried("b") });
});

test("a link's question starts afresh, the one on the table goes on; after the last seed comes the first", () => {
  const begun = recordAttempt(openQuestion(NO_RECORD, 17, 2), tried("12"), WRONG, 3);
  expect(openQuestion(begun, 17, 2)).toBe(begun);
  expect(openQuestion(begun, 17, 3)).toMatchObject({ seed: 17, level: 3, attempt: { tries: [] }, answers: 1 });
  expect(nextQuestion({ ...NO_RECORD, seed: MAX_SEED }).seed).toBe(1);
  // Whoever chose a level stays there, as long as no answer says otherwise.
  expect(nextQuestion(openQuestion(NO_RECORD, 17, 3)).level).toBe(3);
});

test("two tabs add to the same counts, each with its own question on the table", () => {
  const storage = storageWith('{"version":2,"records":{}}');
  const [first, second] = [createQuizProgress(storage), createQuizProgress(storage)];
  first.getState().open("conv-parameters", 17, 2);
  first.getState().record("conv-parameters", tried("7"), RIGHT, 3);
  second.getState().open("conv-parameters", 18, 2);
  second.getState().record("conv-parameters", tried("8"), WRONG, 3);
  first.getState().refresh();
  expect(first.getState().records["conv-parameters"]).toMatchObject({
    seed: 17,
    attempt: tried("7"),
    results: [
      { seed: 17, end: "first-try" },
      { seed: 18, end: "open" },
    ],
    answers: 2,
    solved: 1,
  });
  // Another family, of which this tab has no question on the table, follows the other tab.
  second.getState().next("filter-parameters");
  first.getState().refresh();
  expect(first.getState().records["filter-parameters"]).toMatchObject({ seed: 2 });
  second.getState().record("conv-parameters", tried("8", "9"), LATE, 3);
  first.getState().next("conv-parameters");
  expect(createQuizProgress(storage).getState().records["conv-parameters"]).toMatchObject({
    seed: 18,
    answers: 3,
    solved: 2,
    firstTry: 1,
  });
});

test("the same question in two tabs is counted once", () => {
  const storage = storageWith('{"version":2,"records":{}}');
  const [first, second] = [createQuizProgress(storage), createQuizProgress(storage)];
  for (const store of [first, second]) store.getState().open("conv-parameters", 17, 2);
  first.getState().record("conv-parameters", tried("7"), RIGHT, 3);
  second.getState().record("conv-parameters", tried("7"), RIGHT, 3);
  expect(second.getState().records["conv-parameters"]).toMatchObject({ answers: 1, solved: 1, firstTry: 1 });
});

test("progress of two devices becomes one: no count falls, none doubles, and it can be taken back", () => {
  const storage = storageWith(STORED);
  const before = MIGRATED;
  const store = createQuizProgress(storage);
  const others = {
    "conv-parameters": { ...NO_RECORD, answers: 9, solved: 2, firstTry: 1, best: 1, reached: 1, level: 3, seed: 8 },
    "filter-parameters": recordAttempt(NO_RECORD, tried("a"), WRONG, 1),
    "filters-in-bank": recordAttempt(NO_RECORD, tried("b"), RIGHT, 1),
  } as const;
  const { changed, undo } = store.getState().merge(others);
  expect(changed).toBe(2);
  const merged = store.getState().records;
  expect(merged["conv-parameters"]).toMatchObject({ answers: 9, solved: 3, firstTry: 3, best: 3, seed: 8, level: 3 });
  expect(merged["filter-parameters"]).toEqual(before.records["filter-parameters"]);
  expect(merged["filters-in-bank"]).toEqual(others["filters-in-bank"]);
  expect(store.getState().merge(others).changed).toBe(0);
  // What is answered after that stays when it is taken back.
  store.getState().record("filters-in-bank", tried("b", "c"), LATE, 3);
  undo();
  const { records } = createQuizProgress(storage).getState();
  expect(records["conv-parameters"]).toEqual(before.records["conv-parameters"]);
  expect(records["filters-in-bank"]).toMatchObject({ answers: 2 });
});

test("back and forward count nothing twice: a question is as it was left, wherever it is opened from", () => {
  let record = recordAttempt(openQuestion(NO_RECORD, 17, 1), tried("a"), WRONG, 3);
  record = openQuestion(record, 18, 1);
  record = recordAttempt(record, tried("b"), RIGHT, 3);
  // Back to the one that was begun: its miss still stands, so that it cannot become a first try.
  record = openQuestion(record, 17, 1);
  expect(record.attempt).toEqual(tried("a"));
  record = recordAttempt(record, tried("a", "c"), LATE, 3);
  const counted = { answers: 3, solved: 2, firstTry: 1, streak: 0 };
  expect(record).toMatchObject(counted);
  for (const seed of [18, 17, 18, 17]) {
    record = openQuestion(record, seed, 1);
    expect(record.attempt).toEqual(seed === 18 ? tried("b") : tried("a", "c"));
    expect(isSettled(record)).toBe(true);
    record = recordAttempt(record, record.attempt, seed === 18 ? RIGHT : LATE, 3);
  }
  expect(record).toMatchObject(counted);
  // Whoever tries one of them again answers more, and solves no more.
  record = recordAttempt(retryQuestion(record), tried("c"), RIGHT, 3);
  expect(record).toMatchObject({ ...counted, answers: 4 });
  expect(record.results.map(({ seed, end }) => [seed, end])).toEqual([
    [18, "first-try"],
    [17, "solved"],
  ]);
});

test("a new question is one that the student has not seen", () => {
  let record = openQuestion(NO_RECORD, 2, 1);
  record = recordAttempt(record, tried("b"), LATE, 3);
  record = openQuestion(record, 1, 1);
  expect(nextQuestion(record).seed).toBe(3);
});

test("a level is mastered by two first tries in a row at this level, not at others", () => {
  const at = (record: QuizRecord, seed: number, level: Level) =>
    recordAttempt(openQuestion(record, seed, level), tried("a"), RIGHT, 3);
  let record = NO_RECORD;
  for (const seed of [2, 3, 4, 5, 6, 7]) record = at(record, seed, 1);
  expect(record).toMatchObject({ best: 6, mastered: 1, reached: 2 });
  record = at(at(record, 8, 3), 9, 2);
  expect(record.mastered).toBe(1);
  expect(at(record, 10, 3).mastered).toBe(3);
});

test("two devices that have the same questions count them once, and the others together", () => {
  const solve = (record: QuizRecord, seed: number) =>
    recordAttempt(openQuestion(record, seed, 2), tried("a"), RIGHT, 3);
  const common = solve(solve(NO_RECORD, 5), 6);
  const storage = storageWith(JSON.stringify({ version: 2, records: { "conv-parameters": solve(common, 7) } }));
  const store = createQuizProgress(storage);
  const { changed } = store.getState().merge({ "conv-parameters": solve(solve(common, 8), 9) });
  expect(changed).toBe(1);
  expect(store.getState().records["conv-parameters"]).toMatchObject({ answers: 5, solved: 5, firstTry: 5 });
  expect(store.getState().records["conv-parameters"]?.results).toHaveLength(5);
  expect(store.getState().merge({ "conv-parameters": solve(solve(common, 8), 9) }).changed).toBe(0);
});
