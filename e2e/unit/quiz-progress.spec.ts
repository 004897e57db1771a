import { expect, test } from "@playwright/test";
import { MAX_SEED } from "#quiz/family.ts";
import { NO_RECORD, nextQuestion, openQuestion, recordAttempt, retryQuestion } from "#quiz/mastery.ts";
import type { KeyValueStore } from "#state/persist/local.ts";
import { useNotices } from "#state/stores/notices.ts";
import { createQuizProgress } from "#state/stores/quiz-progress.ts";

const KEY = "receptive.quiz-progress";
const RIGHT = { solved: true, firstTry: true };
const LATE = { solved: true, firstTry: false };
const WRONG = { solved: false, firstTry: false };
const tried = (...tries: readonly string[]) => ({ tries, hints: 0, gaveUp: false });

/** What version 1 of the app wrote, letter by letter: it has to open for as long as there are students who have it. */
const STORED =
  '{"version":1,"records":{"filter-parameters":{"answers":2,"solved":1,"firstTry":0,"streak":0,"best":0,"reached":1,"level":1,"seed":1,"attempt":{"tries":["a","b"],"hints":1,"gaveUp":false},"settled":true},"conv-parameters":{"answers":4,"solved":3,"firstTry":3,"streak":3,"best":3,"reached":2,"level":2,"seed":4,"attempt":{"tries":["1200"],"hints":2,"gaveUp":false},"settled":false}}}';

function storageWith(text: string): KeyValueStore & { readonly items: Map<string, string> } {
  const items = new Map([[KEY, text]]);
  return { items, getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value) };
}

test("progress stored by earlier versions is read as it was, and written back in the same form", () => {
  const storage = storageWith(STORED);
  const { getState } = createQuizProgress(storage);
  expect(useNotices.getState().notices.map(({ id }) => id)).not.toContain(`${KEY}.unreadable`);
  expect(getState().records).toEqual({
    "filter-parameters": {
      ...NO_RECORD,
      answers: 2,
      solved: 1,
      attempt: { tries: ["a", "b"], hints: 1, gaveUp: false },
      settled: true,
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
      attempt: { tries: ["1200"], hints: 2, gaveUp: false },
      settled: false,
    },
  });
  getState().open("conv-parameters", 4, 2);
  expect(storage.items.get(KEY)).toBe(STORED);
  getState().record("conv-parameters", { tries: ["1200", "1208"], hints: 2, gaveUp: false }, LATE, 3);
  expect(JSON.parse(storage.items.get(KEY) ?? "")).toEqual({ version: 1, records: getState().records });
  expect(getState().records["conv-parameters"]).toMatchObject({ answers: 5, solved: 4, streak: 0, reached: 1 });
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
  expect(wrong).toMatchObject({ answers: 1, solved: 0, settled: false });
  const solved = recordAttempt(wrong, tried("a", "b"), LATE, 3);
  expect(solved).toMatchObject({ answers: 2, solved: 1, firstTry: 0, settled: true });
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
  const storage = storageWith('{"version":1,"records":{}}');
  const [first, second] = [createQuizProgress(storage), createQuizProgress(storage)];
  first.getState().open("conv-parameters", 17, 2);
  first.getState().record("conv-parameters", tried("7"), RIGHT, 3);
  second.getState().open("conv-parameters", 18, 2);
  second.getState().record("conv-parameters", tried("8"), WRONG, 3);
  first.getState().refresh();
  expect(first.getState().records["conv-parameters"]).toMatchObject({
    seed: 17,
    attempt: tried("7"),
    settled: true,
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
  const storage = storageWith('{"version":1,"records":{}}');
  const [first, second] = [createQuizProgress(storage), createQuizProgress(storage)];
  for (const store of [first, second]) store.getState().open("conv-parameters", 17, 2);
  first.getState().record("conv-parameters", tried("7"), RIGHT, 3);
  second.getState().record("conv-parameters", tried("7"), RIGHT, 3);
  expect(second.getState().records["conv-parameters"]).toMatchObject({ answers: 1, solved: 1, firstTry: 1 });
});

test("progress of two devices becomes one: no count falls, none doubles, and it can be taken back", () => {
  const storage = storageWith(STORED);
  const before = JSON.parse(STORED) as { records: Record<string, typeof NO_RECORD> };
  const store = createQuizProgress(storage);
  const others = {
    "conv-parameters": { ...NO_RECORD, answers: 9, solved: 2, firstTry: 1, best: 1, reached: 1, level: 3, seed: 8 },
    "filter-parameters": { ...NO_RECORD, answers: 1, attempt: tried("a") },
    "filters-in-bank": { ...NO_RECORD, answers: 1, solved: 1, attempt: tried("b"), settled: true },
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
