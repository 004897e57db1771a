import { expect, test } from "@playwright/test";
import {
  CHAINS,
  coefficientsOf,
  entriesOf,
  impulses,
  type Link,
  networkOf,
  type Pair,
  pairsOf,
  productOf,
  sidesOf,
  startsOf,
  turned,
} from "#content/scenes/20-chaining/chain.ts";
import { descended } from "#content/scenes/20-chaining/descent.ts";
import { fitOf, lengthOf, REACHED, STARTS, STEPS, stuckOf } from "#content/scenes/20-chaining/fitted.ts";
import { lab } from "#content/scenes/20-chaining/lab.ts";
import { leftOver, rankOf, singularValues } from "#content/scenes/20-chaining/singular-values.ts";
import { MOST, SHAPES, type Shape, shapeWeights, state, targetOf } from "#content/scenes/20-chaining/state.ts";
import { boundText, freedomText, verdict } from "#content/scenes/20-chaining/verdict.ts";
import { createRandom } from "#nn/random.ts";
import { describe } from "#nn/report.ts";

const nothing = { ok: false, message: "nothing here" } as const;
const noneShipped = { weights: async () => nothing, images: async () => nothing, lab: async () => null };
const CHANNELS = [1, 2, 3, 4];
const links: readonly Link[] = CHAINS.flatMap((chain) => CHANNELS.map((channels) => ({ chain, channels })));

/** Entry of a product that a coefficient of each layer goes into, by loops written for this test. */
function entryOf(chain: Link["chain"], i: number, j: number): number {
  const { first, second, whole } = sidesOf(chain);
  return (Math.floor(i / first[1]) + Math.floor(j / second[1])) * whole + (i % first[1]) + (j % second[1]);
}

const leftovers = (link: Link, target: Float32Array, seed: number): readonly number[] =>
  descended(link, target, seed).map(({ left }) => left);
const least = (link: Link, target: Float32Array, seed: number): number => Math.min(...leftovers(link, target, seed));
const leastOf = (link: Link, shape: Shape, seed: number): number => {
  const { draw } = state.initial;
  return least(link, targetOf({ chain: link.chain, shape, edits: [], draw }), seed);
};

test("chaining: which targets two 3 × 3 kernels reach, and which not", () => {
  const link: Link = { chain: "squares", channels: 1 };
  const { seed } = state.initial;
  for (const shape of ["edge", "gaussian", "box", "diagonal"] as const)
    expect(leastOf(link, shape, seed), shape).toBeLessThan(REACHED);
  expect(leastOf(link, "plus", seed)).toBeCloseTo(0.2607, 3);
  expect(leastOf(link, "ring", seed)).toBeCloseTo(0.1114, 3);
  expect(leastOf(link, "random", seed)).toBeGreaterThan(0.3);
});

test("chaining: with two channels between, the same random targets are reached", () => {
  for (const shape of ["plus", "ring", "random"] as const)
    expect(leastOf({ chain: "squares", channels: 2 }, shape, state.initial.seed), shape).toBeLessThan(REACHED);
});

test("chaining: four channels make any 5 × 5 kernel exactly, from four shifted windows", () => {
  const random = createRandom(4);
  const target = Float32Array.from({ length: 25 }, () => random.normal());
  const taken = new Set<number>();
  const pairs = [0, 2, 6, 8].map((corner): Pair => {
    const second = new Float32Array(9);
    second.forEach((_, j) => {
      const entry = entryOf("squares", corner, j);
      if (!taken.has(entry)) second[j] = target[entry] ?? 0;
      taken.add(entry);
    });
    return { first: Float32Array.from({ length: 9 }, (_, i) => (i === corner ? 1 : 0)), second };
  });
  expect(taken.size).toBe(25);
  expect([...productOf("squares", pairs)]).toEqual([...target]);
});

test("chaining: a column and a row leave what the singular values say", () => {
  for (const shape of SHAPES) {
    for (const channels of [1, 2]) {
      const link: Link = { chain: "lines3", channels };
      const target = targetOf({ chain: "lines3", shape, edits: [], draw: state.initial.draw });
      const least = leftOver(singularValues(target, 3), channels);
      const left = leastOf(link, shape, state.initial.seed);
      expect(left, `${shape}, ${channels}`).toBeGreaterThan(least - 1e-5);
      expect(left, `${shape}, ${channels}`).toBeLessThan(least + 0.005);
    }
  }
});

test("chaining: what the experiments say is so", () => {
  const { seed, draw } = state.initial;
  const link: Link = { chain: "squares", channels: 1 };
  // One weight away from the box.
  const near = targetOf({ chain: "squares", shape: "box", edits: [6, 2], draw });
  expect(least(link, near, seed)).toBeGreaterThan(5 * REACHED);
  // The best start reaches the diagonal, and most do not.
  const starts = leftovers(link, targetOf({ chain: "squares", shape: "diagonal", edits: [], draw }), seed);
  expect(starts.filter((left) => left > 0.1).length).toBeGreaterThan(STARTS / 3);
  // A column and a row leave of the plus what its second singular value is; it has no third.
  const plus = targetOf({ chain: "lines5", shape: "plus", edits: [], draw });
  const singular = singularValues(plus, 5);
  expect(rankOf(singular)).toBe(2);
  expect(leastOf({ chain: "lines5", channels: 1 }, "plus", seed)).toBeCloseTo(leftOver(singular, 1), 3);
  expect(leastOf({ chain: "lines5", channels: 2 }, "plus", seed)).toBeLessThan(REACHED);
});

test("chaining: singular values by hand", () => {
  expect(singularValues([3, 0, 0, -2], 2)).toEqual([3, 2]);
  const [one = 0, other = 0] = singularValues([1, 1, 1, 1, 1, 1], 2);
  expect(one).toBeCloseTo(Math.sqrt(6), 10);
  expect(other).toBeCloseTo(0, 10);
  expect(rankOf(singularValues([1, 2, 3, 2, 4, 6, 1, 0, 0], 3))).toBe(2);
  expect(leftOver([3, 4].toReversed(), 1)).toBeCloseTo(0.6, 10);
  expect(leftOver([0, 0], 1)).toBe(0);
});

/** The rank of how the whole kernel moves with the coefficients, by differences. */
function directions(link: Link): number {
  const pairs = pairsOf(link, startsOf(link, 1, 9), 0);
  const rows = pairs.flatMap((pair) =>
    [pair.first, pair.second].flatMap((values) =>
      Array.from(values, (value, i) => {
        const before = productOf(link.chain, pairs);
        values[i] = value + 1;
        const moved = productOf(link.chain, pairs).map((each, at) => each - (before[at] ?? 0));
        values[i] = value;
        return [...moved];
      }),
    ),
  );
  const entries = entriesOf(link.chain);
  expect(rows.length).toBe(coefficientsOf(link));
  if (rows.length >= entries) return rankOf(singularValues(rows.flat(), entries));
  const columns = Array.from({ length: entries }, (_, at) => rows.map((row) => row[at] ?? 0));
  return rankOf(singularValues(columns.flat(), rows.length));
}

test("chaining: 17 of 25 dimensions, and 5 of 9", () => {
  expect(CHANNELS.map((channels) => directions({ chain: "squares", channels }))).toEqual([17, 25, 25, 25]);
  expect(CHANNELS.map((channels) => directions({ chain: "lines5", channels }))).toEqual([9, 16, 21, 24]);
  expect(CHANNELS.map((channels) => directions({ chain: "lines3", channels }))).toEqual([5, 8, 9, 9]);
});

test("chaining: the network is the two layers, once for each start", () => {
  for (const link of links) {
    const { whole } = sidesOf(link.chain);
    for (const count of [1, STARTS]) {
      const report = describe(networkOf(link, count));
      expect(report.output).toEqual({ c: count, h: whole, w: whole });
      expect(report.parameters).toBe(count * coefficientsOf(link));
      expect(impulses(link, count).reduce((sum, pixel) => sum + pixel, 0)).toBe(count);
    }
  }
});

test("chaining: what the lab is given makes the target, as far as it can be made", async () => {
  for (const [shape, channels, left] of [
    ["edge", 1, 0],
    ["plus", 1, 0.2607],
    ["ring", 2, 0],
  ] as const) {
    const link: Link = { chain: "squares", channels };
    const set = { ...state.initial, shape, channels };
    const target = targetOf(set);
    const { values } = await lab.network(set, noneShipped);
    const product = productOf("squares", pairsOf(link, values ?? new Map(), 0));
    expect(lengthOf(target.map((value, i) => value - (product[i] ?? 0))) / lengthOf(target)).toBeCloseTo(left, 2);
  }
});

test("chaining: a fit is read from what the network's output lacks", () => {
  const link: Link = { chain: "squares", channels: 2 };
  const target = targetOf({ chain: "squares", shape: "ring", edits: [7, -1], draw: 1 });
  const weights = startsOf(link, STARTS, 3);
  const unit = turned(target).map((value) => value / lengthOf(target));
  const difference = Float32Array.from(
    Array.from({ length: STARTS }, (_, start) => {
      const product = productOf("squares", pairsOf(link, weights, start)).toReversed();
      return Array.from(product, (value, i) => value - (unit[i] ?? 0));
    }).flat(),
  );
  const fit = fitOf(link, target, { step: 12, weights, difference }, 0, null);
  expect(fit.difference).toBeLessThan(1e-5);
  expect(fit.curves.map((curve) => curve.length)).toEqual(Array.from({ length: STARTS }, () => 1));
  expect(fit.left).toBe(Math.min(...fit.curves.flatMap((curve) => curve.map(({ y }) => y))));
  const lacking = lengthOf(target.map((value, i) => value - (fit.product[i] ?? 0))) / lengthOf(target);
  expect(lacking).toBeCloseTo(fit.left, 5);
});

test("chaining: targets keep within what the schema lets through, and edits are applied", () => {
  for (const shape of SHAPES)
    for (const side of [3, 5]) {
      const weights = shapeWeights(shape, side, 7);
      expect(weights.length).toBe(side * side);
      expect(Math.max(...weights.map(Math.abs))).toBeLessThanOrEqual(MOST);
    }
  const target = targetOf({ chain: "lines3", shape: "box", edits: [4, -2, 20, 1], draw: 1 });
  expect([...target]).toEqual([1, 1, 1, 1, -2, 1, 1, 1, 1]);
});

test("chaining: what the stage says holds for every chain", () => {
  const ended = (shares: readonly number[]) => shares.map((y) => [{ x: STEPS, y }]);
  for (const link of links) {
    for (const [shares, says] of [
      [[0.26, 0.41, 0.26], /^Not reached: none of 16 starts gets below this\. 1 of 16 is stuck with more\./],
      [[0.002, 0.41, 0.3], /^Reached: .* 2 of 16 are stuck with more\.$/],
      [[0.002, 0.003], /^Reached: the best of 16 starts leaves less than 1 %\.$/],
    ] as const) {
      const fit = { step: STEPS, curves: ended(shares), left: Math.min(...shares) };
      expect(verdict(link, fit, 17)).toMatch(says);
    }
    expect(verdict(link, { step: 12, curves: [], left: 0.9 }, null)).toContain("after 12 of 600 steps");
    expect(freedomText(link, 4)).toContain(`${coefficientsOf(link)} coefficients move the kernel in 4 of`);
    expect(boundText(link, 0.1).includes("at least 10.0 %")).toBe(link.chain !== "squares");
  }
  expect(stuckOf({ curves: ended([0.26, 0.41, 0.261, Number.NaN]), left: 0.26 })).toBe(2);
  expect(freedomText({ chain: "squares", channels: 2 }, 25)).toBe(
    "36 coefficients move the kernel in all 25 directions.",
  );
});
