import { expect, test } from "@playwright/test";
import { stackOf } from "#content/scenes/14-effective-field/measure.ts";
import { classifier, firstLayers, middles, SHOWN } from "#content/scenes/14-effective-field/trained.ts";
import {
  evenWidth,
  shareWithin,
  sideOf,
  type Spot,
  theoryWidth,
  widthOf,
} from "#content/scenes/14-effective-field/spread.ts";
import { DEEPEST, state, TRAINED_DEEPEST } from "#content/scenes/14-effective-field/state.ts";
import { exponentText, growthText, verdict } from "#content/scenes/14-effective-field/verdict.ts";
import { fitPower, worstFactor } from "#figures/plot/power-law.ts";
import { describe } from "#nn/report.ts";

const depths = Array.from({ length: DEEPEST }, (_, i) => i + 1);

/** Ways to each pixel through so many 3 × 3 layers: counted by walking them all, layer by layer. */
function ways(depth: number): Spot {
  let counts = Float64Array.of(1);
  for (let n = 1; n <= depth; n++) {
    const [before, side] = [sideOf(n - 1), sideOf(n)];
    const next = new Float64Array(side * side);
    counts.forEach((count, i) => {
      for (let step = 0; step < 9; step++) {
        const y = Math.floor(i / before) + Math.floor(step / 3);
        const x = (i % before) + (step % 3);
        next[y * side + x] = (next[y * side + x] ?? 0) + count / 9;
      }
    });
    counts = next;
  }
  return { depth, counts, networks: 1 };
}

const flat = (depth: number): Spot => ({ depth, counts: new Float64Array(sideOf(depth) ** 2).fill(1), networks: 1 });

test("the width of a spot is that of its distribution: √(2n/3) for equal weights, √(n(n+1)/3) for a flat field", () => {
  for (const depth of depths) {
    expect(widthOf(ways(depth))).toBeCloseTo(theoryWidth(depth), 10);
    expect(widthOf(flat(depth))).toBeCloseTo(evenWidth(depth), 10);
    expect(shareWithin(flat(depth), depth)).toBeCloseTo(1, 12);
  }
  expect(shareWithin(flat(2), 1)).toBeCloseTo(9 / 25, 12);
});

test("power laws are found, with the error of their exponent", () => {
  const exact = fitPower(depths.map((x) => ({ x, y: 3 * x ** 0.5 })));
  expect(exact?.exponent).toBeCloseTo(0.5, 12);
  expect(exact?.factor).toBeCloseTo(3, 12);
  expect(exact?.error).toBeCloseTo(0, 10);
  // Worked out by hand: logs 0, 1, 2 against 0, 1, 1 give a slope of 1/2 and residuals -1/6, 1/3, -1/6.
  const bent = fitPower([0, 1, 2].map((log, i) => ({ x: Math.exp(log), y: Math.exp([0, 1, 1][i] ?? 0) })));
  expect(bent?.exponent).toBeCloseTo(0.5, 12);
  expect(bent?.error).toBeCloseTo(Math.sqrt(1 / 6 / 2), 12);
  expect(fitPower([{ x: 1, y: 1 }])).toBeNull();
  const law = { exponent: -1, factor: 2, error: 0 };
  expect(worstFactor([{ x: 1, y: 2 }], law)).toBe(1);
  expect(
    worstFactor(
      [
        { x: 1, y: 3 },
        { x: 2, y: 0.25 },
      ],
      law,
    ),
  ).toBeCloseTo(4, 12);
});

test("a stack is as large as the field of its last unit, whatever its depth and setting", () => {
  for (const weights of ["random", "uniform"] as const)
    for (const activation of ["none", "relu"] as const)
      for (const depth of depths) {
        const { layers } = describe(stackOf(depth, { ...state.initial, weights, activation }));
        expect(layers.every(({ problem }) => problem === null)).toBe(true);
        expect(layers.at(-1)?.output).toMatchObject({ h: 1, w: 1 });
      }
});

test("the trained network's first layers see the middle of a digit, as large as their field", () => {
  expect(describe(classifier).output).toMatchObject({ c: 10, h: 1, w: 1 });
  const digits = {
    count: SHOWN,
    shape: { c: 1, h: 28, w: 28 },
    classes: ["0"],
    labels: new Uint8Array(SHOWN),
    pixels: Uint8Array.from({ length: SHOWN * 28 * 28 }, (_, i) => (i % 784) % 251),
    mean: 0,
    std: 1 / 255,
  };
  for (let depth = 1; depth <= TRAINED_DEEPEST; depth++) {
    const { layers, output } = describe(firstLayers(depth));
    expect(layers.every(({ problem }) => problem === null)).toBe(true);
    expect(output).toMatchObject({ c: 8, h: 1, w: 1 });
    const [side, values] = [sideOf(depth), middles(digits, depth)];
    expect(values).toHaveLength(SHOWN * side * side);
    // The pixel in the middle of each, which is one of the four in the middle of a digit.
    for (const digit of [0, SHOWN - 1])
      expect(values[digit * side * side + (side * side - 1) / 2]).toBeCloseTo((13 * 28 + 13) % 251, 3);
  }
});

test("what is said of a spot holds for every depth", () => {
  for (const depth of depths) {
    const spot = { ...ways(depth), networks: 32 };
    const text = verdict(spot, { ...state.initial, weights: "random" });
    expect(text).toContain("Mean of 32 networks");
    expect(text).toContain(evenWidth(depth).toFixed(2));
    const middle = /The middle (\d+) × \1 of them have (\d+) %/.exec(text);
    if (depth === 1) expect(text).toContain("as wide as its field");
    else {
      const reach = (Number(middle?.[1]) - 1) / 2;
      expect(Number(middle?.[2])).toBe(Math.round(100 * shareWithin(spot, reach)));
    }
    expect(verdict(spot, { ...state.initial, weights: "uniform" })).toContain("One network");
    const trained = { ...state.initial, weights: "trained" } as const;
    expect(verdict(spot, trained)).toContain("not trained yet");
    const after = verdict(spot, trained, { accuracy: 0.876, before: flat(depth) });
    expect(after).toContain("88 % of test digits");
    expect(after).toContain(`before training, the width was ${evenWidth(depth).toFixed(2)}`);
    expect(after).not.toContain("as wide as its field");
  }
  const law = { exponent: 0.5071, factor: 1, error: 0.0041 };
  expect(exponentText(law)).toBe("0.507 ± 0.004");
  expect(exponentText({ ...law, error: 0.0123 })).toBe("0.51 ± 0.01");
  expect(growthText(law, ways(DEEPEST), null)).toMatch(/^Measured: growth as n to the power of 0\.507/);
  expect(growthText(law, ways(DEEPEST), { ...law, exponent: 1 })).toContain(
    "Your curve grows as n to the power of 1.00",
  );
});
