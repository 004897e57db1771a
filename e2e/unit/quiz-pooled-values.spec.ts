import { expect, test } from "@playwright/test";
import { family } from "../../app/content/quizzes/pooled-values/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

const numbers = (text: string): readonly number[] =>
  [...text.matchAll(/[−-]?\d+(?:\.\d+)?/g)].map(([each]) => Number(each.replace("−", "-")));

type Pool = (window: readonly number[]) => number;
const largest: Pool = (window) => Math.max(...window);
const mean: Pool = (window) => window.reduce((a, b) => a + b, 0) / window.length;

/** Outputs of a pool over a row, windows laid one by one. */
function pooled(pool: Pool, row: readonly number[], kernel: number, stride: number): readonly number[] {
  const outputs: number[] = [];
  for (let from = 0; from + kernel <= row.length; from += stride) outputs.push(pool(row.slice(from, from + kernel)));
  return outputs;
}

/** How much the loss rises with one input: nudge it, and weigh how far each output moves. */
function nudge(
  run: (row: readonly number[]) => readonly number[],
  row: readonly number[],
  at: number,
  g: readonly number[],
) {
  const step = 1 / 64;
  const [before, after] = [run(row), run(row.map((value, i) => (i === at ? value + step : value)))];
  return before.reduce((all, value, i) => all + ((g[i] ?? 0) * ((after[i] ?? 0) - value)) / step, 0);
}

const poolOf = (prompt: string): Pool => (prompt.includes("mean pool") ? mean : largest);

test("level 1: windows of four, pooled, and nudged where a gradient is asked", () => {
  for (const question of questionsOf(family, 1)) {
    const prompt = promptOf(question);
    if (prompt.includes("two maps")) continue;
    const values = numbers(/values: (.*?) below/.exec(prompt)?.[1] ?? "");
    expect(values, prompt).toHaveLength(4);
    const pool = poolOf(prompt);
    const g = numberIn(prompt, /output is (\d+)/);
    const at = values.indexOf(numberIn(prompt, /with value (\d+)/));
    const expected = Number.isNaN(g) ? pool(values) : nudge((row) => [pool(row)], values, at, [g]);
    expect(Number(rightOf(question)), prompt).toBeCloseTo(expected, 9);
  }
});

test("level 1, two maps: each is pooled for itself, and pooling across them is always known", () => {
  const pools = new Set<string>();
  for (const question of questionsOf(family, 1)) {
    const prompt = promptOf(question);
    if (!prompt.includes("two maps")) continue;
    const maps = [/covers ([^,]*, [^,]*) below in the first/, /map, and ([^,]*, [^,]*) below in the second/].map(
      (pattern) => numbers(pattern.exec(prompt)?.[1] ?? ""),
    );
    for (const map of maps) expect(map, prompt).toHaveLength(4);
    const [pool, of] = [poolOf(prompt), prompt.includes("for the first map") ? 0 : 1];
    pools.add(pool.name);
    expect(Number(rightOf(question)), prompt).toBe(pool(maps[of] ?? []));
    expect(Number(wrongOf(question).get("across-maps")), prompt).toBe(pool(maps.flat()));
  }
  expect(pools.size).toBe(2);
});

test("level 2: windows laid on a row, pooled, and nudged where a gradient is asked", () => {
  for (const question of questionsOf(family, 2)) {
    const prompt = promptOf(question);
    const row = numbers(/the row ([^.]*)\./.exec(prompt)?.[1] ?? "");
    const [kernel, stride] = [numberIn(prompt, /windows of (\d+)/), numberIn(prompt, /stride (\d+)/)];
    const pool = poolOf(prompt).bind(null);
    const run = (values: readonly number[]): readonly number[] => pooled(pool, values, kernel, stride);
    const g = numbers(/from left to right, (.*?)\./.exec(prompt)?.[1] ?? "");
    const at = row.indexOf(numberIn(prompt, /with value (\d+)/));
    const expected = g.length === 0 ? (run(row)[1] ?? Number.NaN) : nudge(run, row, at, g);
    expect(Number(rightOf(question).replace("−", "-")), prompt).toBeCloseTo(expected, 9);
  }
});

test("level 3: this value, and no other whole number, fits; or no smaller one wins", () => {
  for (const question of questionsOf(family, 3)) {
    const prompt = promptOf(question);
    const known = numbers(/(?:values|numbers): (.*?) below/.exec(prompt)?.[1] ?? "");
    expect(known, prompt).toHaveLength(3);
    const tried = Array.from({ length: 100 }, (_, value) => value);
    const fits = prompt.includes("mean pool")
      ? tried.filter((value) => mean([...known, value]) === numberIn(prompt, /output is (\d+)/))
      : tried.filter((value) => known.every((other) => value > other)).slice(0, 1);
    expect(fits, prompt).toEqual([Number(rightOf(question))]);
  }
});

test("what comes back twice is not overwritten, and a mean is no copy: both are always known", () => {
  for (const question of questionsOf(family, 2)) {
    const prompt = promptOf(question);
    if (!prompt.includes("gradients")) continue;
    const ids = [...wrongOf(question).keys()].flatMap((id) => id.split("+"));
    expect(ids, prompt).toContain("overwritten");
    expect(ids, prompt).toContain(prompt.includes("mean pool") ? "copied" : "no-parameters-no-gradient");
  }
});
