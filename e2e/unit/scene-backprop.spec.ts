import { expect, test } from "@playwright/test";
import { fullConvolution, outputsOnInputs } from "#content/scenes/15-backprop/geometry.ts";
import { groupsOf, layers, moved, type Problem, problemOf } from "#content/scenes/15-backprop/problem.ts";
import { slipOf, slipsOf } from "#content/scenes/15-backprop/slips.ts";
import { LAYERS } from "#content/scenes/15-backprop/state.ts";
import { forwardSum, gradientsOf, gradientSum, outputsOf, sumOf } from "#content/scenes/15-backprop/sums.ts";
import {
  isRight,
  nameOf,
  setText,
  short,
  sumText,
  targetsOf,
  verdict,
  wiggleText,
} from "#content/scenes/15-backprop/verdict.ts";

const SEEDS = Array.from({ length: 12 }, (_, i) => i);
const problems: readonly Problem[] = LAYERS.flatMap((kind) => SEEDS.map((seed) => problemOf(kind, seed)));

/** ½ Σ (y − t)², with targets such that the gradients at the outputs are the problem's. */
function loss({ layer, numbers, g }: Problem, now = numbers): number {
  const before = outputsOf(layer, numbers);
  return outputsOf(layer, now).reduce((sum, y, i) => sum + (y - (before[i] ?? 0) + (g[i] ?? 0)) ** 2 / 2, 0);
}

test("the sums of every gradient are those of the loss, wiggled to both sides", () => {
  for (const problem of problems)
    for (const target of targetsOf(problem)) {
      const [up, down] = [0.25, -0.25].map((by) => loss(problem, moved(problem.numbers, target, by)));
      const products = gradientSum(problem.layer, problem.numbers, problem.g, target);
      expect(sumOf(products)).toBeCloseTo(2 * ((up ?? 0) - (down ?? 0)), 10);
    }
});

test("numbers are whole, small and none of them zero; the same seed gives the same, and no common slip is right", () => {
  for (const problem of problems) {
    const { layer, numbers, g } = problem;
    const right = gradientsOf(layer, numbers, g);
    for (const value of [...numbers.x, ...numbers.w, ...numbers.b, ...g]) {
      expect(Number.isInteger(value) && value !== 0 && Math.abs(value) <= 12).toBe(true);
    }
    expect(new Set(g).size).toBeGreaterThan(1);
    for (const target of targetsOf(problem)) {
      const value = right[target.group][target.at] ?? Number.NaN;
      expect(Number.isInteger(value)).toBe(true);
      for (const slip of slipsOf(problem, target))
        if (slip.isCommon) expect(slip.value, `${layer.kind} ${target.group}${target.at} ${slip.id}`).not.toBe(value);
    }
  }
  expect(problemOf("plane", 3)).toEqual(problemOf("plane", 3));
  expect(problemOf("plane", 3)).not.toEqual(problemOf("plane", 4));
});

test("the drawings make the gradients: g under the turned kernel, x under g", () => {
  for (const { layer, numbers, g } of problems.filter(({ layer: { op } }) => op === "conv")) {
    const right = gradientsOf(layer, numbers, g);
    const sum = (laid: ReturnType<typeof fullConvolution>): number =>
      laid.cells.reduce((all, { base, factor }) => all + (base ?? 0) * (factor?.value ?? 0), 0);
    numbers.x.forEach((_, at) => expect(sum(fullConvolution(layer, g, numbers.w, at))).toBe(right.x[at]));
    numbers.w.forEach((_, at) => expect(sum(outputsOnInputs(layer, g, numbers.x, at))).toBe(right.w[at]));
  }
});

test("slips are recognised by their number", () => {
  // By hand: 1-D, g = (1, 2, 3), w = (1, 10, 100): x2 gets 1·100 + 2·10 + 3·1 = 123; unflipped 1·1 + 2·10 + 3·100 = 321.
  const problem: Problem = {
    layer: layers.line,
    numbers: { x: [1, 2, 3, 4, 5], w: [1, 10, 100], b: [0] },
    g: [1, 2, 3],
  };
  expect(gradientsOf(problem.layer, problem.numbers, problem.g).x).toEqual([1, 12, 123, 230, 300]);
  expect(slipOf(problem, { group: "x", at: 2 }, 321)?.id).toBe("not-flipped");
  expect(slipOf(problem, { group: "x", at: 2 }, 20)?.id).toBe("one-output");
  expect(slipOf(problem, { group: "x", at: 0 }, 0)?.id).toBe("valid-size");
  expect(slipOf(problem, { group: "x", at: 2 }, 77)).toBeNull();
  // w0: 1·1 + 2·2 + 3·3 = 14; w2: 1·3 + 2·4 + 3·5 = 26.
  expect(slipOf(problem, { group: "w", at: 0 }, 14 / 3)?.id).toBe("averaged");
  expect(slipOf(problem, { group: "w", at: 0 }, 4.67)?.id).toBe("averaged");
  expect(slipOf(problem, { group: "w", at: 0 }, 26)?.id).toBe("reversed");
  expect(slipOf(problem, { group: "w", at: 2 }, 3)?.id).toBe("one-place");
  expect(slipOf(problem, { group: "b", at: 0 }, 2)?.id).toBe("averaged");
  // Stride 2: x2 meets g0 w2 and g1 w0; without the gap g0 w2 + g1 w1 + g2 w0.
  const strided: Problem = {
    ...problem,
    layer: layers.stride,
    numbers: { ...problem.numbers, x: [1, 2, 3, 4, 5, 6, 7] },
  };
  expect(gradientsOf(strided.layer, strided.numbers, strided.g).x[2]).toBe(102);
  expect(slipOf(strided, { group: "x", at: 2 }, 123)?.id).toBe("gaps-forgotten");
  // Max of 1 2 / 4 9 and so on: the middle wins all four windows.
  const max: Problem = {
    layer: layers.max,
    numbers: { x: [1, 2, 3, 4, 9, 5, 6, 7, 8], w: [], b: [] },
    g: [1, 2, 3, 5],
  };
  expect(gradientsOf(max.layer, max.numbers, max.g).x[4]).toBe(11);
  expect(slipOf(max, { group: "x", at: 4 }, 5)?.id).toBe("overwritten");
  expect(slipOf(max, { group: "x", at: 4 }, 99)?.id).toBe("times-value");
  expect(slipOf(max, { group: "x", at: 1 }, 3)?.id).toBe("to-all");
  const mean: Problem = { ...max, layer: layers.mean, g: [4, 8, 12, 20] };
  expect(gradientsOf(mean.layer, mean.numbers, mean.g).x[4]).toBe(11);
  expect(slipOf(mean, { group: "x", at: 4 }, 44)?.id).toBe("copied");
});

test("what is said fits the numbers", () => {
  expect([short(-2), short(3.25), short(-0), short(1 / 3)]).toEqual(["−2", "3.25", "0", "0.333"]);
  expect(nameOf(layers.plane, "x", 5)).toBe("x₁₂");
  expect(nameOf(layers.line, "w", 2)).toBe("w₂");
  for (const problem of problems) {
    const { layer, numbers, g } = problem;
    for (const target of targetsOf(problem)) {
      const products = gradientSum(layer, numbers, g, target);
      expect(sumText(layer, products, sumOf(products))).toContain(short(sumOf(products)));
      expect(wiggleText(layer, target, 0.5, [1, 2], [0])).toContain("a slope of 2.");
    }
    expect(sumText(layer, forwardSum(layer, numbers, 0), 7)).toMatch(/7$/);
    const text = verdict(layer, numbers, 0);
    expect(text.includes("weights")).toBe(groupsOf(layer).includes("w"));
    expect(text).toContain("Equal to the last digit");
    expect(verdict(layer, numbers, 1e-6)).toContain("rounding");
    expect(verdict(layer, numbers, 0.5)).toContain("tie");
  }
  expect(setText(0, 0, 9)).toContain("9 gradients");
  expect(setText(9, 0, 9)).toContain("All 9");
  expect(setText(3, 1, 9)).toBe("3 of 9 right, 1 not yet.");
  expect(isRight(4.667, 14 / 3)).toBe(true);
});
