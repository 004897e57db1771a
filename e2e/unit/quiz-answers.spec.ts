import { expect, test } from "@playwright/test";
import { createRandom } from "#nn/random.ts";
import { answerOf, type NumberPlan, type TextPlan, UNFORESEEN } from "#quiz/answers.ts";
import { judge } from "#quiz/judging.ts";
import { defineFamily } from "#quiz/define-family.ts";
import type { QuizCard } from "#quiz/family.ts";
import { plain } from "#quiz/plain.ts";
import { either, slip, type Slip, together } from "#quiz/slips.ts";

const slips = (...values: readonly number[]): readonly Slip<number>[] =>
  values.map((value, i) => slip(value, `slip-${i + 1}`, `Slip ${i + 1}`, `Think of ${value}.`));
const plan = (right: number, ...wrong: readonly number[]): NumberPlan => ({
  kind: "number",
  right,
  slips: slips(...wrong),
  unit: "pixels",
  praise: ["Yes."],
});
const random = () => createRandom(1);
const ids = (answer: ReturnType<typeof answerOf>): readonly string[] => {
  if (answer?.kind === "choice")
    return answer.options.map((option) => (option.correct ? "right" : option.misconception.id));
  return answer?.kind === "number" ? answer.near.map(({ misconception }) => misconception.id) : [];
};

test("a draw in which a known slip gives the right number is refused, and so is one that knows too few", () => {
  expect(answerOf(plan(5, 6, 7, 5, 8), 1, random())).toBeNull();
  expect(answerOf(plan(5, 6, 7), 1, random())).toBeNull();
  expect(answerOf(plan(5, 6, 7, 7, 6), 1, random())).toBeNull();
  expect(answerOf(plan(5, 6, 7, 8), 1, random())).not.toBeNull();
  expect(answerOf(plan(5, 6, 7, 8), 2, random())).toBeNull();
  expect(answerOf(plan(5, 6, 7, 8, 9), 2, random())).not.toBeNull();
});

test("the commonest misconception is printed whatever the seed; the others take turns", () => {
  const printed = Array.from({ length: 40 }, (_, seed) =>
    ids(answerOf(plan(5, 9, 1, 2, 3, 4, 6), 1, createRandom(seed))),
  );
  expect(printed.every((each) => each.includes("slip-1") && each.includes("right") && each.length === 4)).toBe(true);
  expect(new Set(printed.flat()).size).toBe(7);
});

test("slips with one number share one feedback that fits each of them; more than three are no help", () => {
  const answer = answerOf(plan(5, 6, 7, 6, 8, 9), 2, random());
  expect(ids(answer)).toEqual(["slip-1+slip-3", "slip-2", "slip-4", "slip-5"]);
  const near = answer?.kind === "number" ? answer.near[0] : undefined;
  expect(near?.misconception.name).toBe("Slip 1, or slip 3");
  expect(plain(near?.misconception.feedback ?? [])).toBe(
    "There are two ways to get this answer. Either: Think of 6. Or: Think of 6.",
  );
  expect(answerOf(plan(5, 6, 6, 6, 6, 7, 8, 9), 2, random())).toBeNull();
});

test("numbers that nobody could give are left out, unless the commonest slip leads to one", () => {
  expect(ids(answerOf(plan(5, 6, 7.5, -2, 8, 9, 10), 2, random()))).toEqual(["slip-1", "slip-4", "slip-5", "slip-6"]);
  expect(answerOf(plan(5, 7.5, 6, 8, 9, 10), 2, random())).toBeNull();
  expect(ids(answerOf({ ...plan(5, 6, 0, -2, 8), signed: true }, 2, random()))).toHaveLength(4);
  expect(answerOf({ ...plan(5, 7.5, 6, 8, 9), fractions: true }, 2, random())).not.toBeNull();
});

test("two slips at once have the feedback of both; names keep their capitals where they have to", () => {
  const [mac, bias] = [slip(1, "a", "MACs doubled", "One."), slip(2, "b", "Bias forgotten", "Two.")];
  expect(together(bias.misconception, mac.misconception)).toEqual({
    id: "b-and-a",
    name: "Bias forgotten, and MACs doubled",
    feedback: ["Two things at once. First: ", "Two.", " Second: ", "One."],
  });
  expect(either([mac.misconception])).toBe(mac.misconception);
});

const shapes: TextPlan = {
  kind: "text",
  right: ["4 × 4 × 8"],
  slips: [
    slip(["4 × 4 × 3"], "depth-kept", "Depth kept", "Filters?"),
    slip(["6 × 6 × 8"], "size-kept", "Size kept", "Windows?"),
    slip(["5 × 5 × 8"], "one-more", "One more", "Count."),
  ],
  praise: ["Yes."],
};

test("texts are told apart as numbers are, and may keep their own order", () => {
  expect(ids(answerOf(shapes, 2, random())).toSorted()).toEqual(["depth-kept", "one-more", "right", "size-kept"]);
  expect(answerOf({ ...shapes, right: ["5 × 5 × 8"] }, 1, random())).toBeNull();
  const order = ["4 × 4 × 3", "4 × 4 × 8", "5 × 5 × 8", "6 × 6 × 8"];
  const answer = answerOf({ ...shapes, order }, 1, random());
  expect(answer?.kind === "choice" ? answer.options.map(({ text }) => plain(text)) : []).toEqual(order);
});

test("a set is refused if a slip ticks the same", () => {
  const options = [2, 6, 8, 12].map((shift) => ({ text: [String(shift)], correct: shift % 6 === 0 }));
  const tick = (...ticks: readonly boolean[]) => ticks;
  const sets = (...values: readonly (readonly boolean[])[]) =>
    values.map((value, i) => slip(value, `slip-${i + 1}`, `Slip ${i + 1}`, "Try one."));
  const all = { kind: "set", options, praise: ["Yes."] } as const;
  const known = sets(tick(true, true, true, true), tick(true, true, false, true));
  const answer = answerOf({ ...all, slips: known }, 3, random());
  expect(answer?.kind === "set" ? answer.near.map(({ key }) => key) : []).toEqual(["a,b,c,d", "a,b,d"]);
  expect(answerOf({ ...all, slips: [...known, ...sets(tick(false, true, false, true))] }, 3, random())).toBeNull();
});

const card: QuizCard = {
  id: "test",
  title: "Test",
  order: 1,
  source: "generated",
  topic: "sizes",
  concepts: ["padding"],
  summary: "A test.",
  levels: 1,
  scene: "channels",
};

test("a family draws until it can tell its slips apart, and what nobody foresaw gets one sentence for all", () => {
  const drawn: number[] = [];
  const family = defineFamily<number>({
    ...card,
    draw: (_level, source) => {
      drawn.push(1 + source.integer(7));
      return drawn.at(-1) ?? 0;
    },
    answer: (right) => ({ ...plan(right, 1, 2, 3, 4, 5, 6), as: "typed" }),
    text: () => ({
      prompt: ["?"],
      figure: null,
      hints: [["One."], ["Two."]],
      solution: { steps: [["So."]], without: ["Nothing else."], check: ["again."] },
      lab: null,
    }),
  });
  const question = family.generate(3, 1);
  expect(drawn.at(-1)).toBe(7);
  expect(drawn.slice(0, -1)).not.toContain(7);
  expect(question.solution.map(plain)).toEqual(["So.", "Nothing else.", "Check: again."]);
  expect(family.mark(3, 1)).toEqual({ answer: question.answer, commonest: "slip-1" });
  expect(judge(question, "99")).toEqual({ kind: "wrong", misconception: null, feedback: UNFORESEEN });
});

test("a family that can never tell its slips apart says so", () => {
  const family = defineFamily<number>({
    ...card,
    draw: () => 5,
    answer: () => plan(5, 5, 6, 7, 8),
    text: () => {
      throw new Error("not reached");
    },
  });
  expect(() => family.generate(1, 1)).toThrow(/test, level 1/);
});
