/** When questions come back, over simulated weeks; which one is next, and what a student is told to revisit. */
import { readdirSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { PRACTICE, PROGRESS } from "#features/quiz/places.ts";
import type { QuizCard } from "#quiz/family.ts";
import { knowledgeOf, revisitOf } from "#quiz/knowledge.ts";
import { NO_RECORD, openQuestion, type QuizRecord, recordAttempt } from "#quiz/mastery.ts";
import { dueCount, type Pick, pickNext, type QuizRecords, recordOf, stepsOf } from "#quiz/practice.ts";
import { scheduleOf } from "#quiz/schedule.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = Date.UTC(2026, 10, 2, 9);

function quiz(id: string, order: number, more: Partial<QuizCard> = {}): QuizCard {
  const topic = { topic: "filters", concepts: ["biases"] } as const;
  return { id, title: id, order, source: "generated", ...topic, summary: "", levels: 3, scene: "channels", ...more };
}
const CARDS: readonly QuizCard[] = [
  quiz("one", 10, { concepts: ["biases", "filter-bank"] }),
  quiz("two", 20, { levels: 2 }),
  quiz("three", 30, { concepts: ["padding"] }),
  quiz("asked", 5, { source: "lecture" }),
];

/** Answers a question: right at once, or after a miss. */
function answered(
  record: QuizRecord,
  { level, seed }: Omit<Pick, "id" | "why">,
  isHit: boolean,
  at: number,
): QuizRecord {
  const opened = openQuestion(record, seed, level);
  const outcome = { solved: true, firstTry: isHit };
  return recordAttempt(opened, { tries: isHit ? ["1"] : ["2", "1"], hints: 0, gaveUp: false }, outcome, 3, at);
}

const practised = (records: QuizRecords, pick: Pick, isHit: boolean, at: number): QuizRecords => ({
  ...records,
  [pick.id]: answered(recordOf(records, pick.id), pick, isHit, at),
});

/** A level after answers, each after so many minutes. */
function after(answers: readonly (readonly [minutes: number, isHit: boolean])[]): {
  readonly record: QuizRecord;
  readonly at: number;
} {
  let [record, at] = [NO_RECORD, START];
  for (const [i, [minutes, isHit]] of answers.entries()) {
    at += minutes * MINUTE;
    record = answered(record, { level: 1, seed: i + 2 }, isHit, at);
  }
  return { record, at };
}

test("a miss comes back before a hit, whether the level is new or known", () => {
  for (const before of [[], [[0, true] as const, [10, true] as const, [3 * 24 * 60, true] as const]]) {
    const [miss, hit] = [false, true].map((isHit) => after([...before, [15 * 24 * 60, isHit]]));
    const dueOf = (way: typeof miss): number => scheduleOf(way?.record.results ?? [], 1, way?.at ?? 0).due ?? 0;
    expect(dueOf(miss)).toBeGreaterThan(miss?.at ?? 0);
    expect(dueOf(miss)).toBeLessThan(dueOf(hit));
  }
});

test("over weeks of hits the questions get rarer; after a miss they come the same day again", () => {
  let record = NO_RECORD;
  let at = START;
  const waits: number[] = [];
  for (let seed = 2; seed < 10; seed++) {
    record = answered(record, { level: 1, seed }, true, at);
    const { due } = scheduleOf(record.results, 1, at);
    waits.push(((due ?? 0) - at) / DAY);
    at = due ?? 0;
  }
  expect(waits[0]).toBeLessThan(1 / 24);
  expect(waits[1]).toBeGreaterThanOrEqual(1);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits.at(-1)).toBeGreaterThan(60);
  record = answered(record, { level: 1, seed: 10 }, false, at);
  const { due, isLearning, standing } = scheduleOf(record.results, 1, at);
  expect((due ?? 0) - at).toBeLessThan(10 * MINUTE);
  expect({ isLearning, standing }).toEqual({ isLearning: true, standing: "missed" });
  // Back to days after a hit, but to fewer than before.
  record = answered(record, { level: 1, seed: 11 }, true, due ?? 0);
  const again = scheduleOf(record.results, 1, due ?? 0);
  expect(again.due ?? 0).toBeLessThan((due ?? 0) + (waits.at(-1) ?? 0) * DAY);
});

test("a level is new, then missed, begun, held, due; the estimate of recall falls with time", () => {
  const standing = ({ record, at }: ReturnType<typeof after>, later = 0) =>
    scheduleOf(record.results, 1, at + later).standing;
  expect(scheduleOf([], 1, START)).toEqual({ due: null, recall: 0, isLearning: false, standing: "new" });
  expect(standing(after([[0, false]]))).toBe("missed");
  const begun: readonly (readonly [number, boolean])[] = [
    [0, false],
    [2, true],
  ];
  expect(standing(after(begun))).toBe("begun");
  const held = after([...begun, [12, true]]);
  expect(standing(held)).toBe("held");
  expect(standing(held, 300 * DAY)).toBe("due");
  const recall = (days: number): number => scheduleOf(held.record.results, 1, held.at + days * DAY).recall;
  expect(recall(0)).toBeGreaterThan(recall(10));
  expect(recall(10)).toBeGreaterThan(recall(100));
});

test("what is unfinished, of unknown time or of another level does not enter, and the order of the list is no matter", () => {
  const { record, at } = after([
    [0, true],
    [20, true],
  ]);
  const expected = scheduleOf(record.results, 1, at);
  const more = [
    { level: 2, seed: 3, at, tries: ["1"], hints: 0, end: "solved" },
    { level: 1, seed: 90, at, tries: ["1"], hints: 0, end: "open" },
    { level: 1, seed: 91, at: null, tries: [], hints: 0, end: "unknown" },
  ] as const;
  expect(scheduleOf([...more, ...record.results.toReversed()], 1, at)).toEqual(expected);
  // A first try with hints comes back sooner than one without.
  const hinted = record.results.map((result) => ({ ...result, hints: 2 }));
  expect(scheduleOf(hinted, 1, at).due ?? 0).toBeLessThan(expected.due ?? 0);
});

test("practice begins with the first quiz of the list; what was missed comes back with new numbers, before what was not", () => {
  let records: QuizRecords = {};
  const first = pickNext(CARDS, records, START);
  expect(first).toEqual({ id: "one", level: 1, seed: 1, why: "new" });
  records = practised(records, { id: "one", level: 1, seed: 1, why: "new" }, false, START);
  const second = pickNext(CARDS, records, START + 1000);
  expect(second).toEqual({ id: "two", level: 1, seed: 1, why: "new" });
  records = practised(records, { id: "two", level: 1, seed: 1, why: "new" }, true, START + MINUTE);
  const back = pickNext(CARDS, records, START + 2 * MINUTE);
  expect(back).toEqual({ id: "one", level: 1, seed: 2, why: "missed" });
  // A quarter of an hour later all are due: the miss is first, even though the hit was due longer.
  records = practised(records, { id: "three", level: 1, seed: 1, why: "new" }, false, START + 14 * MINUTE);
  records = practised(records, { id: "one", level: 1, seed: 2, why: "missed" }, false, START + 15 * MINUTE);
  const due = pickNext(CARDS, records, START + 17 * MINUTE);
  expect(due).toMatchObject({ id: "three", why: "missed" });
  expect(dueCount(CARDS, records, START + 17 * MINUTE)).toBe(3);
});

test("two questions in a row are of different kinds, and no question is asked twice, over six simulated weeks", () => {
  let records: QuizRecords = {};
  let last: Pick | null = null;
  const seen = new Set<string>();
  const asked: Pick[] = [];
  const count = (id: string, level: number): number =>
    asked.filter((pick) => pick.id === id && pick.level === level).length;
  for (let day = 0; day < 42; day++) {
    for (let i = 0; i < 8; i++) {
      const at = START + day * DAY + i * 2 * MINUTE;
      const pick: Pick | null = pickNext(CARDS, records, at);
      if (!pick) throw new Error("Nothing to practise");
      const name = `${pick.id} ${pick.level} ${pick.seed}`;
      expect(seen.has(name)).toBe(false);
      seen.add(name);
      expect([pick.id, pick.level]).not.toEqual([last?.id, last?.level]);
      // Everything is known but the second level of "one", which is missed every second time.
      const isHard = pick.id === "one" && pick.level === 2;
      const isHit = !isHard || count("one", 2) % 2 === 1;
      records = practised(records, pick, isHit, at);
      asked.push(pick);
      last = pick;
    }
  }
  for (const [id, level] of [
    ["one", 1],
    ["two", 2],
    ["three", 3],
  ] as const)
    expect(count(id, level)).toBeGreaterThan(2);
  expect(count("one", 2)).toBeGreaterThan(2 * count("one", 1));
  expect(count("asked", 1)).toBe(0);
});

test("a harder level begins when the one below is mastered, here or before results were kept", () => {
  const only = CARDS.slice(0, 1);
  let records: QuizRecords = {};
  records = practised(records, { id: "one", level: 1, seed: 1, why: "new" }, true, START);
  expect(pickNext(only, records, START + MINUTE)).toMatchObject({ level: 1, why: "early" });
  records = practised(records, { id: "one", level: 1, seed: 2, why: "due" }, true, START + 11 * MINUTE);
  expect(pickNext(only, records, START + 12 * MINUTE)).toMatchObject({ level: 2, why: "new" });
  const earlier = { one: { ...NO_RECORD, best: 5, mastered: 2 } } as const;
  expect(pickNext(only, earlier, START)).toMatchObject({ level: 2, why: "new" });
});

test("mastery is told by concept, with what to revisit: misses first, one level of each quiz", () => {
  let records: QuizRecords = {};
  records = practised(records, { id: "two", level: 1, seed: 1, why: "new" }, true, START);
  records = practised(records, { id: "two", level: 1, seed: 2, why: "new" }, true, START + 10 * MINUTE);
  records = practised(records, { id: "one", level: 2, seed: 1, why: "new" }, false, START + 11 * MINUTE);
  const told = (now: number) => {
    const steps = stepsOf(CARDS, records, now);
    return { known: knowledgeOf(steps), revisit: revisitOf(steps).map(({ card, level }) => `${card.id} ${level}`) };
  };
  expect(told(START + 12 * MINUTE)).toEqual({
    known: [
      { concept: "filter-bank", levels: 3, held: 0, asked: 1 },
      { concept: "biases", levels: 5, held: 1, asked: 2 },
      { concept: "padding", levels: 3, held: 0, asked: 0 },
    ],
    revisit: ["one 2"],
  });
  const later = told(START + 100 * DAY);
  expect(later.known[1]).toMatchObject({ held: 0 });
  expect(later.revisit).toEqual(["one 2", "two 1"]);
});

test("a name that every object has is no record", () => {
  expect(recordOf({}, "constructor")).toBe(NO_RECORD);
});

test("no quiz has the name of a place beside the quizzes", () => {
  const names = readdirSync(new URL("../../app/content/quizzes/", import.meta.url));
  expect(names).toContain("output-size");
  for (const place of [PRACTICE, PROGRESS]) expect(names).not.toContain(place);
});
