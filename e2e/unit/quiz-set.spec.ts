import { expect, test } from "@playwright/test";
import { decodeSet, encodeSet } from "#formats/quiz-set-link.ts";
import { drawSet, type QuestionSet, questionCount, studentSeed } from "#quiz/set.ts";
import { IN_CLASS, MAKE_SET, TAKE_SET } from "#features/quiz/places.ts";
import { byId, cards } from "../fixtures/unit/quiz/families.ts";

const set: QuestionSet = {
  title: "Week 3: “filters” & sizes – 畳み込み",
  entries: [
    { family: "conv-parameters", level: 1, count: 3 },
    { family: "conv-parameters", level: 3, count: 2 },
    { family: "output-size", level: 2, count: 1 },
  ],
  seed: 17,
  shuffled: false,
  ownNumbers: false,
  seconds: 1200,
  attempts: 2,
};
/** Made on the first day of the format. */
const KEPT =
  "0GT2_XsidiI6MSwidCI6IldlZWsgMzog4oCcZmlsdGVyc-KAnSAmIHNpemVzIOKAkyDnlbPjgb_ovrzjgb8iLCJzIjoxNywicSI6W1siY29udi1wYXJhbWV0ZXJzIiwxLDNdLFsiY29udi1wYXJhbWV0ZXJzIiwzLDJdLFsib3V0cHV0LXNpemUiLDJdXSwibSI6MTIwMCwiYSI6Mn0";
const asked = (of: QuestionSet, student: number | null = null): readonly string[] =>
  drawSet(of, byId, student).map(({ family, level, seed }) => `${family} ${level} ${seed}`);
const [anna, ben] = [studentSeed("Anna"), studentSeed("Ben")];

test("a set gives the same questions each time, in the order of its entries, none of them twice", () => {
  const questions = drawSet(set, byId, null);
  expect(questions).toHaveLength(questionCount(set));
  expect(questions.map(({ family, level }) => `${family} ${level}`)).toEqual([
    "conv-parameters 1",
    "conv-parameters 1",
    "conv-parameters 1",
    "conv-parameters 3",
    "conv-parameters 3",
    "output-size 2",
  ]);
  expect(JSON.stringify(drawSet(set, byId, null))).toBe(JSON.stringify(questions));
  expect(new Set(questions.map(({ question }) => JSON.stringify(question.prompt))).size).toBe(questions.length);
  for (const { family, level, seed, question } of questions)
    expect(byId.get(family)?.generate(seed, level)).toEqual(question);
});

test("another seed gives other questions; another entry leaves those there are", () => {
  expect(asked({ ...set, seed: 18 })).not.toEqual(asked(set));
  const [first, ...others] = set.entries;
  const more = {
    ...set,
    entries: [...others, { family: "macs", level: 1, count: 2 } as const, ...(first ? [first] : [])],
  };
  for (const each of asked(set)) expect(asked(more)).toContain(each);
});

test("all students get the same questions, or each of them their own", () => {
  expect(asked(set, anna)).toEqual(asked(set));
  expect(asked(set, ben)).toEqual(asked(set));
  const own = { ...set, ownNumbers: true };
  expect(asked(own, anna)).toEqual(asked(own, anna));
  expect(asked(own, anna)).not.toEqual(asked(own, ben));
  expect(asked(own, anna)).not.toEqual(asked(own));
  expect(asked(own)).toEqual(asked(set));
});

test("a shuffled set has the same questions in an order for each student", () => {
  const shuffled = { ...set, shuffled: true };
  const orders = ["Anna", "Ben", "Chris", "Dora"].map((name) => asked(shuffled, studentSeed(name)));
  for (const order of orders) expect(order.toSorted()).toEqual(asked(set).toSorted());
  expect(new Set(orders.map((order) => order.join())).size).toBeGreaterThan(1);
});

test("a student is known by a name, however it is typed", () => {
  expect(studentSeed("  ANNA  ")).toBe(anna);
  expect(studentSeed("Ａnna")).toBe(anna);
  expect(studentSeed("Anne")).not.toBe(anna);
});

test("a question of the lecture stands once in a set, however many are wanted", () => {
  const lecture: QuestionSet = { ...set, entries: [{ family: "near-or-far", level: 1, count: 3 }] };
  expect(drawSet(lecture, byId, null)).toHaveLength(1);
});

const read = (text: string): string => {
  const result = decodeSet(text, cards);
  return result.ok ? "read" : result.message;
};

test("a set is a link that comes back as it was", () => {
  const short: QuestionSet = { ...set, shuffled: true, ownNumbers: true, seconds: null, attempts: null, title: "" };
  for (const each of [set, short]) expect(decodeSet(encodeSet(each), cards)).toEqual({ ok: true, set: each });
  expect(encodeSet(set)).toMatch(/^[\w-]+$/);
});

test("a link of today opens for ever", () => {
  expect(decodeSet(KEPT, cards)).toEqual({ ok: true, set });
});

test("a damaged link says what is wrong with it", () => {
  const text = encodeSet(set);
  for (let i = 0; i < text.length; i++) {
    expect(read(text.slice(0, i)), `cut at ${i}`).toMatch(i === 0 ? /ends where the set should begin/ : /is damaged/);
    const changed = text.slice(0, i) + (text.charAt(i) === "A" ? "B" : "A") + text.slice(i + 1);
    // The last letter may hold bits that mean nothing.
    if (i < text.length - 1) expect(read(changed), `changed at ${i}`).toMatch(/is damaged/);
  }
  expect(read(`${text.slice(0, 9)} ${text.slice(9)}`)).toMatch(/such a link cannot contain “ ”/);
  expect(read("日")).toMatch(/such a link cannot contain “日”/);
});

test("what a set cannot have is named", () => {
  const [entry] = set.entries;
  const withEntry = (changed: object): string =>
    read(encodeSet({ ...set, entries: [{ family: "macs", level: 1, count: 1, ...entry, ...changed }] }));
  expect(withEntry({ family: "knots" })).toMatch(/does not have: “knots”/);
  expect(withEntry({ level: 4 })).toMatch(/its list of quizzes/);
  expect(withEntry({ family: "near-or-far", level: 3 })).toMatch(/level 3 of “Near or far”, which has 2/);
  expect(withEntry({ count: 0 })).toMatch(/its list of quizzes/);
  expect(read(encodeSet({ ...set, entries: [] }))).toMatch(/its list of quizzes/);
  expect(read(encodeSet({ ...set, seed: 0.5 }))).toMatch(/its seed/);
  expect(read(encodeSet({ ...set, seconds: 1 }))).toMatch(/its time limit/);
  expect(read(encodeSet({ ...set, attempts: 99 }))).toMatch(/its number of attempts/);
  expect(read(encodeSet({ ...set, title: "x".repeat(121) }))).toMatch(/its title/);
});

test("no quiz has the name of a place among the quizzes", () => {
  for (const place of [IN_CLASS, MAKE_SET, TAKE_SET]) expect(byId.has(place)).toBe(false);
});
