import { expect, test } from "@playwright/test";
import { createRandom } from "#nn/random.ts";
import { asChoice } from "#quiz/answers.ts";
import {
  addHand,
  canVoteAgain,
  type ClassQuestion,
  classQuestion,
  type ClassVote,
  current,
  fitting,
  MOST_HANDS,
  nextSeed,
  noVote,
  reveal,
  revealOf,
  setHands,
  toldRights,
  voteAgain,
} from "#quiz/class-vote.ts";
import type { QuizQuestion } from "#quiz/family.ts";
import { plain } from "#quiz/plain.ts";
import type { NumberAnswer, SetAnswer } from "#quiz/question.ts";
import { contentOf } from "#quiz/set.ts";
import { misconception } from "#quiz/slips.ts";
import type { KeyValueStore } from "#state/persist/local.ts";
import { createClassVotes } from "#state/stores/class-votes.ts";
import { byId, families, levelsOf } from "../fixtures/unit/quiz/families.ts";

const NAME = { seed: 17, level: 2 } as const;

function asked(family: string, name: Parameters<typeof classQuestion>[1] = NAME): ClassQuestion {
  const found = byId.get(family);
  if (!found) throw new Error(`There is no ${family}`);
  return classQuestion(found.generate(name.seed, name.level), name);
}

const voted = (first: readonly number[], second: readonly number[] | null = null, shown = 0): ClassVote => ({
  first,
  second,
  shown,
});

/** What is wrong with a question as a choice, in a word; null if nothing is. */
function choiceFault(question: QuizQuestion, { answer: { options }, statements }: ClassQuestion): string | null {
  const printed = options.flatMap((each) => (each.correct ? [] : each.misconception.id.split("+")));
  if (options.length < 3 || options.length > 4) return `${options.length} options`;
  if (options.filter(({ correct }) => correct).length !== 1) return "not one right answer";
  if (new Set(options.map(({ text }) => plain(text))).size < options.length) return "two options alike";
  if (options.some(({ id }, i) => id !== "abcd".charAt(i))) return "letters";
  if (!printed.includes(question.commonest)) return "without the commonest misconception";
  return statements.length > 0 === (question.answer.kind === "set") ? null : "statements";
}

test("every question of every family becomes a choice of three or four, one of them right", () => {
  const faults = families.flatMap((family) =>
    levelsOf(family).flatMap((level) =>
      Array.from({ length: 12 }, (_, i) => i + 1).flatMap((seed) => {
        const question = family.generate(seed, level);
        const fault = choiceFault(question, classQuestion(question, { seed, level }));
        return fault === null ? [] : [`${family.id} ${level} ${seed}: ${fault}`];
      }),
    ),
  );
  expect(faults).toEqual([]);
  const question = byId.get("conv-parameters")?.generate(17, 2);
  if (question) expect(classQuestion(question, NAME)).toEqual(classQuestion(question, NAME));
});

test("a number to type is printed among its commonest wrong ones, by size; what is printed already stays", () => {
  const near = [8, 6, 30, 12, 14].map((value) => ({
    value,
    misconception: misconception(`m-${value}`, `Name ${value}`),
  }));
  const number: NumberAnswer = {
    kind: "number",
    correct: 10,
    whole: true,
    near,
    feedback: ["Yes."],
    otherwise: ["No."],
  };
  const { answer } = asChoice(number, createRandom(3));
  const values = answer.options.map(({ text }) => Number(plain(text)));
  expect(values).toEqual(values.toSorted((a, b) => a - b));
  expect(values).toContain(8);
  expect(answer.options.find(({ correct }) => correct)).toMatchObject({ text: ["10"], feedback: ["Yes."] });
  expect(asChoice(answer, createRandom(4))).toEqual({ answer, statements: [] });
});

test("several things to tick become combinations of numbered statements, the smaller ones first", () => {
  const set: SetAnswer = {
    kind: "set",
    options: ["two", "three", "four"].map((text, i) => ({ id: "abc".charAt(i), text: [text], correct: i !== 1 })),
    near: [
      { key: "a,b,c", misconception: misconception("all", "All of them") },
      { key: "b", misconception: misconception("odd", "The odd one") },
    ],
    feedback: ["Yes."],
    otherwise: ["No."],
  };
  const { answer, statements } = asChoice(set, createRandom(1));
  expect(statements).toEqual([["two"], ["three"], ["four"]]);
  expect(answer.options.map(({ text, correct }) => [plain(text), correct])).toEqual([
    ["ii", false],
    ["i and iii", true],
    ["i, ii and iii", false],
  ]);
});

test("hands are added, taken away and typed within bounds, in the vote that is under way", () => {
  const none = noVote(3);
  expect(addHand(none, 0, -1)).toBe(none);
  expect(addHand(none, 7, 1)).toBe(none);
  expect(addHand(addHand(none, 2, 1), 2, 1)).toEqual(voted([0, 0, 2]));
  expect(setHands(none, 1, 5000).first).toEqual([0, MOST_HANDS, 0]);
  expect(canVoteAgain(none)).toBe(false);
  expect(voteAgain(none)).toBe(none);
  const again = voteAgain(voted([3, 1, 0]));
  expect(again).toEqual(voted([3, 1, 0], [0, 0, 0]));
  expect(addHand(again, 1, 1)).toEqual(voted([3, 1, 0], [0, 1, 0]));
  expect(current(again)).toEqual([0, 0, 0]);
  expect(voteAgain(again)).toBe(again);
});

test("once anything is revealed the vote is over, and going back opens it again", () => {
  const open = voted([1, 0, 0]);
  const shown = reveal(open, 1, 5);
  expect(shown.shown).toBe(1);
  expect(addHand(shown, 0, 1)).toBe(shown);
  expect(canVoteAgain(shown)).toBe(false);
  expect(reveal(shown, -1, 5)).toEqual(open);
  expect(reveal(open, -1, 5)).toBe(open);
  const whole = { ...open, shown: 5 };
  expect(reveal(whole, 1, 5)).toBe(whole);
});

test("the reveal begins with what is right, has the wrong answers with most hands first, and ends with the solution", () => {
  const question = asked("conv-parameters");
  const { options } = question.answer;
  const right = options.findIndex(({ correct }) => correct);
  const wrong = [0, 1, 2, 3].filter((i) => i !== right);
  const [few = 0, most = 0, some = 0] = wrong;
  const tally = (of: Readonly<Record<number, number>>) => options.map((_, i) => of[i] ?? 0);
  const order = (vote: ClassVote) =>
    revealOf(question, vote).map((step) =>
      step.kind === "solution" ? "solution" : options.findIndex(({ id }) => id === step.option.id),
    );
  expect(order(voted(tally({ [few]: 1, [most]: 9, [some]: 4 })))).toEqual([right, most, some, few, "solution"]);
  const second = tally({ [few]: 2, [most]: 0, [some]: 0 });
  expect(order(voted(tally({ [some]: 3, [most]: 1 }), second))).toEqual([right, few, some, most, "solution"]);
  expect(order(noVote(4))).toEqual([right, ...wrong, "solution"]);
});

test("what became of the right answers is told with shares of each vote, and Hake's gain where there is one", () => {
  const { answer } = asked("conv-parameters");
  const right = answer.options.findIndex(({ correct }) => correct);
  const other = right === 0 ? 1 : 0;
  const tally = (rights: number, wrongs: number) =>
    answer.options.map((_, i) => (i === right ? rights : i === other ? wrongs : 0));
  expect(toldRights(answer, noVote(4))).toBeNull();
  expect(toldRights(answer, voted(tally(8, 16)))).toBe("Right answers: 8 of 24 (33 %).");
  // 1/3 before, 3/4 after: 5/12 of 2/3.
  expect(toldRights(answer, voted(tally(8, 16), tally(18, 6)))).toBe(
    "Right answers: 8 of 24 (33 %), then 18 of 24 (75 %). Normalised gain 0.63.",
  );
  expect(toldRights(answer, voted(tally(8, 16), tally(5, 5)))).toMatch(
    /then 5 of 10 \(50 %\)\. Normalised gain 0\.25\.$/,
  );
  expect(toldRights(answer, voted(tally(8, 8), tally(2, 8)))).toMatch(/then 2 of 10 \(20 %\)\.$/);
  expect(toldRights(answer, voted(tally(8, 0), tally(8, 0)))).toMatch(/then 8 of 8 \(100 %\)\.$/);
  expect(toldRights(answer, voted(tally(8, 16), tally(0, 0)))).toBe("Right answers: 8 of 24 (33 %).");
});

test("the next question has other numbers", () => {
  const same = families
    .filter(({ source }) => source === "generated")
    .flatMap((family) =>
      levelsOf(family)
        .filter((level) => {
          const next = nextSeed(family, 5, level);
          return contentOf(family.generate(5, level)) === contentOf(family.generate(next, level));
        })
        .map((level) => `${family.id} ${level}`),
    );
  expect(same).toEqual([]);
});

function storageWith(text?: string): KeyValueStore & { text: string | null } {
  const items = new Map(text === undefined ? [] : [["receptive.class-votes", text]]);
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    get text() {
      return items.get("receptive.class-votes") ?? null;
    },
  };
}

test("votes are kept, taken back change by change, and the oldest are forgotten first", () => {
  const storage = storageWith();
  const votes = createClassVotes(storage).getState;
  let vote = noVote(2);
  const steps: readonly ((was: ClassVote) => ClassVote)[] = [
    (was) => addHand(was, 0, 1),
    (was) => addHand(was, 1, 1),
    voteAgain,
    (was) => reveal(was, 1, 3),
  ];
  for (const step of steps) {
    const is = step(vote);
    votes().change("q 1 1", vote, is);
    vote = is;
  }
  expect(createClassVotes(storage).getState().votes).toEqual({ "q 1 1": voted([1, 1], [0, 0], 1) });
  votes().undo("q 1 1"); // the second vote; showing is no change of the hands
  expect(votes().votes["q 1 1"]).toEqual(voted([1, 1]));
  votes().undo("q 1 1");
  votes().undo("q 1 1");
  votes().undo("q 1 1");
  expect(votes().votes["q 1 1"]).toEqual(noVote(2));
  for (let seed = 2; seed <= 61; seed++) votes().change(`q 1 ${seed}`, noVote(2), voted([seed, 0]));
  const kept = Object.keys(createClassVotes(storage).getState().votes);
  expect(kept).toHaveLength(60);
  expect(kept).not.toContain("q 1 1");
});

test("stored votes that are damaged, or of a question with other answers, are left out", () => {
  const good = voted([2, 1]);
  const partly = storageWith(
    JSON.stringify({ version: 1, votes: { good, bad: { first: [-1], second: null, shown: 0 }, worse: 7 } }),
  );
  expect(createClassVotes(partly).getState().votes).toEqual({ good });
  for (const text of ["{", "[]", '{"version":1,"votes":[[1]]}', "null"])
    expect(createClassVotes(storageWith(text)).getState().votes).toEqual({});
  const { answer } = asked("conv-parameters");
  expect(fitting(good, answer)).toEqual(noVote(4));
  expect(fitting(voted([1, 1, 1, 1], [1, 2]), answer)).toEqual(noVote(4));
  expect(fitting(voted([1, 1, 1, 1], [1, 2, 3, 4], 2), answer)).toEqual(voted([1, 1, 1, 1], [1, 2, 3, 4], 2));
  expect(fitting(undefined, answer)).toEqual(noVote(4));
});
