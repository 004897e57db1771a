import { expect, test } from "@playwright/test";
import { family } from "../../app/content/quizzes/finite-differences/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

/** A polynomial as its coefficients, the constant one first. */
type Polynomial = readonly number[];

function read(prompt: string): { readonly f: Polynomial; readonly w: number } {
  const [, cube = "", line] = /f\(w\) = (\d*)w³(?: \+ (\d*)w)?/.exec(prompt) ?? [];
  const factor = (text: string | undefined): number => (text === undefined ? 0 : text === "" ? 1 : Number(text));
  return { f: [0, factor(line), 0, factor(cube)], w: numberIn(prompt, /at w = ([\d.]+?)(?=[. ](?:\D|$))/) };
}

/** Horner's rule. */
const at = (f: Polynomial, x: number): number => f.reduceRight((all, each) => all * x + each, 0);
/** The slope by coefficients. */
const slopeAt = (f: Polynomial, x: number): number =>
  f.slice(1).reduceRight((all, each, i) => all * x + each * (i + 1), 0);
const central = (f: Polynomial, w: number, e: number): number => (at(f, w + e) - at(f, w - e)) / (w + e - (w - e));

const given = (prompt: string): number => numberIn(prompt, /with ε = (\d+\.\d+)/);

test("level 1: the values given are the function’s, and their slope is the answer", () => {
  for (const question of questionsOf(family, 1)) {
    const prompt = promptOf(question);
    const { f, w } = read(prompt);
    const e = given(prompt);
    const values = [...prompt.matchAll(/f\(([\d.]+)\) = ([\d.]+\d|\d)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(values.flat().length, prompt).toBe(6);
    [w - e, w, w + e].forEach((x, i) => {
      expect(values[i]?.[0], prompt).toBeCloseTo(x, 9);
      expect(values[i]?.[1], prompt).toBeCloseTo(at(f, x), 9);
    });
    expect(Number(rightOf(question)), prompt).toBeCloseTo(central(f, w, e), 9);
    expect([...wrongOf(question).values()].map(Number), prompt).toContain(
      Number((2 * Number(rightOf(question))).toFixed(9)),
    );
  }
});

test("level 2: the slope of the line through two points of the curve, and how much steeper it is than the curve", () => {
  for (const question of questionsOf(family, 2)) {
    const prompt = promptOf(question);
    const { f, w } = read(prompt);
    const slope = central(f, w, given(prompt));
    const right = prompt.includes("larger") ? slope - slopeAt(f, w) : slope;
    expect(Number(rightOf(question)), prompt).toBeCloseTo(right, 9);
  }
});

test("level 2: w³ at 2 with ε = 0.5 gives 12.25, and its slips 24.5, 15.25 and 12", () => {
  const example = questionsOf(family, 2).find((question) => {
    const prompt = promptOf(question);
    return prompt.includes("f(w) = w³ at w = 2 ") && given(prompt) === 0.5 && prompt.includes("give?");
  });
  if (!example) throw new Error("the lecture's own case is drawn");
  expect(rightOf(example)).toBe("12.25");
  const wrong = wrongOf(example);
  expect(["two-forgotten", "one-sided", "exact"].map((id) => wrong.get(id))).toEqual(["24.5", "15.25", "12"]);
});

test("level 3: of many steps, this one alone gives that quotient", () => {
  for (const question of questionsOf(family, 3)) {
    const prompt = promptOf(question);
    if (prompt.includes("float32")) continue;
    const { f, w } = read(prompt);
    const quotient = numberIn(prompt, / is (\d+(?:\.\d+)?) in/);
    const fits = Array.from({ length: 200 }, (_, i) => (i + 1) / 100).filter(
      (e) => Math.abs(central(f, w, e) - quotient) < 1e-9,
    );
    expect(fits.join(), prompt).toBe(rightOf(question));
  }
});

test("level 3: in single precision the chosen step is the best of those printed", () => {
  const single = (x: number): number => new Float32Array([x])[0] ?? Number.NaN;
  let asked = 0;
  for (const question of questionsOf(family, 3)) {
    const prompt = promptOf(question);
    if (!prompt.includes("float32")) continue;
    asked++;
    const { f, w } = read(prompt);
    const cubed = (x: number): number => single(single(single(single(x * x) * x) * (f[3] ?? 0)));
    const errorOf = (text: string): number => {
      const e = single(numberIn(text, /ε = (0\.\d+)/));
      const rise = single(cubed(single(single(w) + e)) - cubed(single(single(w) - e)));
      return Math.abs(single(rise / single(2 * e)) - slopeAt(f, w));
    };
    const wrong = wrongOf(question);
    expect([...wrong.keys()], prompt).toContain("smaller-is-better");
    for (const text of wrong.values()) {
      expect(errorOf(text), `${prompt} ${text}`).toBeGreaterThan(3 * errorOf(rightOf(question)));
    }
  }
  expect(asked).toBeGreaterThan(30);
});
