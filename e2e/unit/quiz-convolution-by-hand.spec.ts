import { expect, test } from "@playwright/test";
import { family } from "../../app/content/quizzes/convolution-by-hand/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

type Grid = readonly (readonly number[])[];

const numbers = (text: string): readonly number[] =>
  [...text.matchAll(/−?\d+/g)].map(([each]) => Number(each.replace("−", "-")));

/** Rows of numbers after a name, as the question writes them: `= (2, −1)`, `with the rows (2, −1) and (3, 1)`. */
function gridAfter(prompt: string, name: RegExp): Grid {
  const found =
    new RegExp(`${name.source} (?:=|with the rows) ((?:\\([^)]*\\)(?:, | and )?)+)`).exec(prompt)?.[1] ?? "";
  return [...found.matchAll(/\(([^)]*)\)/g)].map(([, row = ""]) => numbers(row));
}

const rightNumber = (text: string): number => Number(text.replace("−", "-"));

/** A convolution by loops, its kernel laid on as it is. */
function convolve(x: Grid, w: Grid, stride: number): Grid {
  const out: number[][] = [];
  for (let i = 0; i + w.length <= x.length; i += stride) {
    const row: number[] = [];
    for (let j = 0; j + (w[0]?.length ?? 0) <= (x[0]?.length ?? 0); j += stride) {
      let y = 0;
      w.forEach((weights, a) => {
        weights.forEach((weight, b) => {
          y += weight * (x[i + a]?.[j + b] ?? Number.NaN);
        });
      });
      row.push(y);
    }
    out.push(row);
  }
  return out;
}

const blank = (h: number, w: number): Grid => Array.from({ length: h }, () => Array.from({ length: w }, () => 0));
const raise = (grid: Grid, y: number, x: number): Grid =>
  grid.map((row, i) => row.map((value, j) => (i === y && j === x ? value + 1 : value)));
const dot = (a: Grid, b: Grid): number => {
  const shape = (grid: Grid): string => grid.map((row) => row.length).join();
  if (shape(a) !== shape(b)) throw new Error(`Rows of ${shape(a)} numbers meet rows of ${shape(b)}`);
  return a.reduce((all, row, i) => all + row.reduce((sum, value, j) => sum + value * (b[i]?.[j] ?? 0), 0), 0);
};
const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth"];
const HIDDEN = /(upper|lower) (left|right)/;

/** Whether a question is about the border; those have a test of their own. */
const isBorder = (prompt: string): boolean =>
  prompt.includes("padded by") || prompt.includes("How many values does the gradient");

test("level 1: outputs by loops", () => {
  for (const question of questionsOf(family, 1)) {
    const prompt = promptOf(question);
    if (isBorder(prompt)) continue;
    const right = rightNumber(rightOf(question));
    if (prompt.includes("two channels")) {
      const x = [/the values ([^a-z]*) of/, /channel and ([^a-z]*) of/].map((row) =>
        numbers(row.exec(prompt)?.[1] ?? ""),
      );
      const [, first = "", second = ""] = /weights there are ([^a]*) and ([^a]*), applied/.exec(prompt) ?? [];
      const w = [numbers(first), numbers(second)];
      expect(dot(x, w), prompt).toBe(right);
      continue;
    }
    const [w, x] = [gridAfter(prompt, /kernel w/), gridAfter(prompt, /input x/)];
    const bias = rightNumber(/bias ([−\d]+)/.exec(prompt)?.[1] ?? "");
    const at = ORDINALS.indexOf(/the (\w+) output/.exec(prompt)?.[1] ?? "");
    const y = convolve(x, w, numberIn(prompt, /stride (\d+)/))[0]?.[at] ?? Number.NaN;
    expect(y + bias, prompt).toBe(right);
  }
});

/** Where the asked place of a grid is: by its ordinal, or by its corner. */
function placeIn(prompt: string, h: number, w: number, what: string): readonly [number, number] {
  const [, vertical, horizontal] = HIDDEN.exec(prompt) ?? [];
  if (vertical !== undefined) return [vertical === "upper" ? 0 : h - 1, horizontal === "left" ? 0 : w - 1];
  return [0, ORDINALS.indexOf(new RegExp(`the (\\w+) ${what}`).exec(prompt)?.[1] ?? "")];
}

test("level 2: gradients by differences of the loss, which is linear in each of them", () => {
  for (const question of questionsOf(family, 2)) {
    const prompt = promptOf(question);
    if (isBorder(prompt)) continue;
    const stride = numberIn(prompt, /stride (\d+)/);
    const g = gridAfter(prompt, /are g/);
    const right = rightNumber(rightOf(question));
    const [gh, gw] = [g.length, g[0]?.length ?? 0];
    if (prompt.includes("kernel w ")) {
      const w = gridAfter(prompt, /kernel w/);
      const [h, width] = [(gh - 1) * stride + w.length, (gw - 1) * stride + (w[0]?.length ?? 0)];
      const [y, x] = h > 1 ? [1, 1] : placeIn(prompt, h, width, "input value");
      expect(dot(convolve(raise(blank(h, width), y, x), w, stride), g), prompt).toBe(right);
      continue;
    }
    const x = gridAfter(prompt, /input x/);
    if (prompt.includes("bias?")) {
      expect(
        dot(
          convolve(blank(x.length, x[0]?.length ?? 0), blank(1, 3), stride).map((row) => row.map(() => 1)),
          g,
        ),
      ).toBe(right);
      continue;
    }
    const [kh, kw] = prompt.includes("four weights") ? [2, 2] : [1, 3];
    const [a, b] = placeIn(prompt, kh, kw, "weight");
    expect(dot(convolve(x, raise(blank(kh, kw), a, b), stride), g), prompt).toBe(right);
  }
});

test("level 3: a pixel raised by one moves the sum of all outputs by that; this weight, and no other, fits", () => {
  for (const question of questionsOf(family, 3)) {
    const prompt = promptOf(question);
    const right = rightNumber(rightOf(question));
    if (prompt.includes("missing")) {
      const weights = (/the weights (.*?) and bias/.exec(prompt)?.[1] ?? "").split(", ");
      const x = [numbers(/input values ([^a-z]*)\./.exec(prompt)?.[1] ?? "")];
      const bias = rightNumber(/bias ([−\d]+)/.exec(prompt)?.[1] ?? "");
      const y = rightNumber(/output is ([−\d]+)/.exec(prompt)?.[1] ?? "");
      const fits = Array.from({ length: 201 }, (_, i) => i - 100).filter(
        (value) =>
          dot(x, [weights.map((each) => (each === "?" ? value : Number(each.replace("−", "-"))))]) + bias === y,
      );
      expect(fits, prompt).toEqual([right]);
      continue;
    }
    const w = gridAfter(prompt, /kernel w/);
    const side = numberIn(prompt, /image of (\d+)/);
    const [y, x] = prompt.includes("middle") ? [2, 2] : placeIn(prompt, side, side, "");
    const out = convolve(raise(blank(side, side), y, x), w, 1);
    expect(
      out.flat().reduce((all, value) => all + value, 0),
      prompt,
    ).toBe(right);
  }
});

test("the commonest slip of each kind is known: turned round, averaged, not turned round", () => {
  for (const question of questionsOf(family, 2)) {
    const prompt = promptOf(question);
    if (isBorder(prompt)) continue;
    const ids = [...wrongOf(question).keys()].flatMap((id) => id.split("+"));
    expect(ids, prompt).toContain(prompt.includes("kernel w ") ? "not-flipped" : "averaged");
  }
});

test("outputs at the border of a padded signal, by loops: zeros beyond it, not the edge once more", () => {
  let met = 0;
  for (const question of questionsOf(family, 1)) {
    const prompt = promptOf(question);
    if (!isBorder(prompt)) continue;
    met++;
    const [w, x] = [gridAfter(prompt, /kernel w/), gridAfter(prompt, /input x/)[0] ?? []];
    const bias = rightNumber(/bias ([−\d]+)/.exec(prompt)?.[1] ?? "");
    const outputs = (beyond: readonly [number, number]): readonly number[] =>
      (convolve([[beyond[0], ...x, beyond[1]]], w, 1)[0] ?? []).map((value) => value + bias);
    const at = prompt.includes("first output") ? 0 : -1;
    expect(rightNumber(rightOf(question)), prompt).toBe(outputs([0, 0]).at(at));
    const repeated = outputs([x[0] ?? 0, x.at(-1) ?? 0]).at(at);
    const [, wrong = ""] = [...wrongOf(question)].find(([id]) => id.split("+").includes("edge-repeated")) ?? [];
    expect(rightNumber(wrong), prompt).toBe(repeated);
  }
  expect(met).toBeGreaterThan(30);
});

test("the gradient at the signal is as long as the signal, found by laying windows; the valid size is always known", () => {
  let met = 0;
  for (const question of questionsOf(family, 2)) {
    const prompt = promptOf(question);
    if (!isBorder(prompt)) continue;
    met++;
    const [k, s] = [numberIn(prompt, /kernel of (\d+)/), numberIn(prompt, /stride (\d+)/)];
    const outputs = numberIn(prompt, /produces (\d+)/);
    const covered = new Set<number>();
    for (let i = 0; i < outputs; i++) for (let a = 0; a < k; a++) covered.add(i * s + a);
    const reach = Math.max(...covered) + 1;
    expect(Number(rightOf(question)), prompt).toBe(reach);
    expect(convolve(blank(1, reach), blank(1, k), s)[0], prompt).toHaveLength(outputs);
    const ids = [...wrongOf(question)].filter(([id]) => id.split("+").includes("valid-size"));
    expect(
      ids.map(([, value]) => Number(value)),
      prompt,
    ).toEqual([(convolve(blank(1, outputs), blank(1, k), 1)[0] ?? []).length]);
  }
  expect(met).toBeGreaterThan(30);
});
