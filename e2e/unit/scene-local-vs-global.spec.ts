import { expect, test } from "@playwright/test";
import {
  allocated,
  allocationOf,
  bestLevels,
  dependenceOf,
  type Kind,
  networkOf,
  OCTAVES,
  overlapOf,
  reachOf,
  sharesOf,
} from "#content/scenes/16-local-vs-global/allocation.ts";
import {
  bitsOf,
  correlationOf,
  type Curve,
  curveOf,
  DISTANCES,
  fitOf,
  medianCurve,
  plainPairSums,
  pooledCurve,
  shuffledPicture,
  together,
  WAYS,
  waysAt,
} from "#content/scenes/16-local-vs-global/dependence.ts";
import { distanceOf, endsOf, placed, pulled, sample } from "#content/scenes/16-local-vs-global/pair.ts";
import { MOST_LEVELS, type Pair, state } from "#content/scenes/16-local-vs-global/state.ts";
import {
  allocationNote,
  type Answer,
  ANSWERS,
  answerOf,
  fitNote,
  fitText,
  levelsTold,
  pairsNote,
  quizText,
  sketchText,
  whoseText,
} from "#content/scenes/16-local-vs-global/verdict.ts";
import type { PlanePicture } from "#engine/show/pair-sums.ts";
import { createRandom } from "#nn/random.ts";
import { describe } from "#nn/report.ts";

const random = createRandom(5);
const KINDS: readonly Kind[] = ["conv", "hierarchy", "dense"];

/** White noise of some size. */
function noise(width: number, height: number): PlanePicture {
  return { width, height, values: Float32Array.from({ length: width * height }, () => random.next()) };
}

/** Pearson's correlation, by its definition. */
function pearson(pairs: readonly (readonly [number, number])[]): number {
  const mean = (of: (pair: readonly [number, number]) => number): number =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const [ma, mb] = [mean(([a]) => a), mean(([, b]) => b)];
  const cov = mean(([a, b]) => (a - ma) * (b - mb));
  return cov / Math.sqrt(mean(([a]) => (a - ma) ** 2) * mean(([, b]) => (b - mb) ** 2));
}

/** All pairs that lie so far apart, found by trying every two pixels. */
function allPairs({ width, height, values }: PlanePicture, y: number, x: number): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let i = 0; i < width * height; i++) {
    for (let j = 0; j < width * height; j++) {
      const isPair = Math.floor(j / width) - Math.floor(i / width) === y && (j % width) - (i % width) === x;
      if (isPair) found.push([values[i] ?? 0, values[j] ?? 0]);
    }
  }
  return found;
}

test("correlations are those of all pairs of pixels, whichever way they lie apart", () => {
  const picture = noise(9, 7);
  for (const [y, x] of [
    [0, 1],
    [1, 0],
    [-2, 3],
    [3, -2],
    [-1, -1],
  ] as const) {
    const pairs = allPairs(picture, y, x);
    const sums = plainPairSums(picture, { y, x });
    expect(sums.pairs).toBe(pairs.length);
    expect(correlationOf(sums)).toBeCloseTo(pearson(pairs), 10);
  }
  // Along both axes together, as the table of the data has it.
  const both = [...allPairs(picture, 0, 2), ...allPairs(picture, 2, 0)];
  const lots = waysAt(2).map((way) => plainPairSums(picture, way));
  expect(correlationOf(together(lots))).toBeCloseTo(pearson(both), 10);
});

test("a picture of one colour, or too small for a distance, has no correlation", () => {
  const flat = { width: 8, height: 8, values: new Float32Array(64).fill(0.3) };
  expect(correlationOf(plainPairSums(flat, { y: 0, x: 1 }))).toBeNull();
  expect(correlationOf(plainPairSums(flat, { y: 0, x: 8 }))).toBeNull();
  const small = noise(8, 8);
  const curve = curveOf(WAYS.map((way) => plainPairSums(small, way)));
  expect(curve.map(({ x }) => x)).toEqual(DISTANCES.filter((distance) => distance < 8));
});

test("all pairs of several pictures are counted together; the median is taken of pictures", () => {
  const pictures = [noise(128, 128), noise(130, 120), noise(100, 100)];
  const lots = pictures.map((picture) => WAYS.map((way) => plainPairSums(picture, way)));
  const [first] = pooledCurve(lots);
  const pairs = pictures.flatMap(({ width, height, values }) => {
    const found: (readonly [number, number])[] = [];
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const here = values[y * width + x] ?? 0;
        if (x + 1 < width) found.push([here, values[y * width + x + 1] ?? 0]);
        if (y + 1 < height) found.push([here, values[(y + 1) * width + x] ?? 0]);
      }
    return found;
  });
  expect(first?.y).toBeCloseTo(pearson(pairs), 8);
  const curves: readonly Curve[] = [[{ x: 1, y: 0.1 }], [{ x: 1, y: 0.5 }], [{ x: 1, y: 0.4 }]];
  expect(medianCurve(curves)).toEqual([{ x: 1, y: 0.4 }]);
  expect(medianCurve(curves.slice(1))).toEqual([{ x: 1, y: expect.closeTo(0.45, 12) }]);
});

test("shuffled pixels are the same values, and depend on nothing", () => {
  const ramp = { width: 96, height: 96, values: Float32Array.from({ length: 96 * 96 }, (_, i) => (i % 96) / 96) };
  const shuffled = shuffledPicture(ramp);
  expect(shuffled.values.toSorted()).toEqual(ramp.values.toSorted());
  const rho = correlationOf(plainPairSums(shuffled, { y: 0, x: 1 })) ?? 1;
  expect(Math.abs(rho)).toBeLessThan(0.04);
  expect(fitOf(curveOf(WAYS.map((way) => plainPairSums(shuffled, way))), "correlation")).toBeNull();
});

test("bits of dependence: none at zero, one where three quarters of the variance are shared, the same for either sign", () => {
  expect(bitsOf(0)).toBeCloseTo(0, 12);
  expect(bitsOf(Math.sqrt(0.75))).toBeCloseTo(1, 12);
  expect(bitsOf(-0.6)).toBe(bitsOf(0.6));
});

const powerLaw = (exponent: number): Curve => DISTANCES.map((x) => ({ x, y: 0.95 * x ** exponent }));
const exponential: Curve = DISTANCES.map((x) => ({ x, y: 0.95 * Math.exp(-x / 30) }));

test("a power law is called one, an exponential is not, and what fades is fitted as far as it goes", () => {
  const law = fitOf(powerLaw(-0.4), "correlation");
  expect(law?.law.exponent).toBeCloseTo(-0.4, 10);
  expect(law?.worst).toBeCloseTo(1, 10);
  expect(fitNote(law, "correlation", "x")).toContain("a power law.");
  expect(fitNote(law, "correlation", "x")).not.toContain("not a power law");
  expect(fitNote(fitOf(exponential, "correlation"), "correlation", "x")).toContain("not a power law");
  const fading = fitOf(powerLaw(-1.2), "correlation");
  expect(fading?.last).toBe(24);
  expect(fitNote(fading, "correlation", "x")).toContain("up to 24 pixels");
  expect(fitOf([], "bits")).toBeNull();
});

test("weights are counted where they are: by the app's own account, and by counting pixels", () => {
  for (let levels = 1; levels <= MOST_LEVELS; levels++) {
    const reach = reachOf(levels);
    for (const kind of KINDS) {
      const { parameters, octaves } = allocationOf(kind, levels);
      const report = describe(networkOf(kind, levels));
      expect(report.firstProblem).toBeNull();
      expect(parameters).toBe(report.parameters);
      const convs = kind === "conv" ? 1 : kind === "hierarchy" ? levels : 0;
      // All weights but the one on the own place.
      expect(octaves.reduce((sum, count) => sum + count, 0)).toBe(kind === "dense" ? parameters - 1 : 8 * convs);
      if (kind !== "dense") expect(parameters).toBe(9 * convs);
    }
    expect(allocationOf("hierarchy", levels).octaves).toEqual(OCTAVES.map((_, i) => (i < levels ? 8 : 0)));
    const squares = (r: number): number => (2 * r + 1) ** 2;
    expect(allocationOf("dense", levels).parameters).toBe(squares(reach));
    expect(allocationOf("dense", levels).octaves).toEqual(
      OCTAVES.map((first, i) => (i < levels ? squares(2 * first - 1) - squares(first - 1) : 0)),
    );
  }
});

test("the overlap is whole where weights are spread as the dependence, and none where they are elsewhere", () => {
  expect(overlapOf([2, 4, 6], [1, 2, 3])).toBeCloseTo(1, 12);
  expect(overlapOf([8, 0, 0], [0, 1, 1])).toBe(0);
  expect(overlapOf([8, 0], [3, 1])).toBeCloseTo(0.75, 12);
  expect(sharesOf([0, 0])).toEqual([0, 0]);
  // An even dependence is met best by all levels, one that ends at once by one.
  expect(bestLevels(OCTAVES.map(() => 1))).toBe(MOST_LEVELS);
  expect(bestLevels(OCTAVES.map((_, i) => (i === 0 ? 1 : 0)))).toBe(1);
  expect(dependenceOf(DISTANCES.map((x) => ({ x, y: 0.6 })))).toEqual(
    OCTAVES.map(() => expect.closeTo(bitsOf(0.6), 12)),
  );
});

test("pairs stay on every picture, and their points never meet", () => {
  const size = { width: 60, height: 40 };
  const isInside = (pair: Pair): boolean =>
    Object.values(endsOf(pair)).every(({ y, x }) => y >= 0 && y < size.height && x >= 0 && x < size.width);
  const strays = Array.from({ length: 500 }, (): Pair => {
    const [y, x, down, right] = [512, 512, 1023, 1023].map((most) => random.integer(most));
    return [y ?? 0, x ?? 0, (down ?? 0) - 511, (right ?? 0) - 511];
  }).filter((pair) => {
    const to = pulled(placed(pair, size), { y: random.integer(90) - 20, x: random.integer(90) - 20 }, size);
    const isLeft = String(placed(to, size)) === String(to);
    return !(isInside(placed(pair, size)) && isInside(to) && isLeft && distanceOf(to) > 0);
  });
  expect(strays).toEqual([]);
  expect(placed(state.initial.a, { width: 512, height: 512 })).toEqual(state.initial.a);
  expect(pulled([5, 5, 0, 4], { y: 5, x: 5 }, size)).toEqual([5, 5, 0, 1]);
});

test("the drawn pairs are pairs of the picture", () => {
  const picture = noise(13, 11);
  const all = new Set(allPairs(picture, -3, 4).map(([a, b]) => `${a} ${b}`));
  const drawn = sample(picture, { y: -3, x: 4 }, 200);
  expect(drawn.length).toBe(200);
  for (const [a, b] of drawn) expect(all).toContain(`${a} ${b}`);
});

test("every sentence is whole, and the verdict on a prediction goes by the measured numbers", () => {
  const sentence = /^[A-Z“][^…]*[.]$/;
  const rhos = [-0.4, -0.01, 0, 0.015, 0.3, 0.9, null] as const;
  for (const a of rhos)
    for (const b of rhos)
      for (const [distanceA, distanceB] of [
        [4, 64],
        [64, 4],
        [8, 8],
      ] as const)
        for (const shuffled of [false, true]) {
          const said = { a, b, pairsA: 1200, pairsB: 900, difference: 2e-7, distanceA, distanceB, shuffled };
          const note = pairsNote(said);
          expect(note).toMatch(sentence);
          expect(note).toContain("1,200 and 900 pairs");
          if (a !== null && b !== null && distanceA !== distanceB && !(shuffled && note.includes("random order"))) {
            const [near, far] = distanceA < distanceB ? [a, b] : [b, a];
            expect(note.includes("longer distance has the higher correlation")).toBe(far - near >= 0.01);
            expect(note.includes("is shorter, and its cloud is narrower")).toBe(near - far >= 0.01);
          }
        }
  expect(answerOf(0.9, 0.3)).toBe("a");
  expect(answerOf(0.3, 0.9)).toBe("b");
  expect(answerOf(0.3, 0.301)).toBe("same");
  const guesses: readonly (Answer | null)[] = [...ANSWERS, null];
  for (const guess of guesses) {
    const text = quizText(guess, 0.86, 0.5, 13);
    expect(text).toMatch(sentence);
    expect(text).toContain("0.86 at distance A and 0.50 at B");
    expect(text.startsWith("Predicted correctly")).toBe(guess === "a");
    expect(text.startsWith("Measured: ")).toBe(guess === null);
  }
  for (const guess of [null, 0, 0.48, 0.9]) expect(sketchText(guess, 0.5, 13)).toMatch(sentence);
  expect(sketchText(0.1, 0.5, 13)).toContain("farther than you drew");
  expect(sketchText(0.9, 0.5, 13)).toContain("sooner than you drew");
  expect(sketchText(0.52, 0.5, 13)).toContain("close");
  for (const guess of [null, 1, 5, 7]) expect(levelsTold(guess, 5, 0.76)).toMatch(sentence);
  for (const curve of [powerLaw(-0.4), exponential, powerLaw(-2), []])
    for (const as of ["correlation", "bits"] as const) {
      const fit = fitOf(curve, as);
      expect(fitNote(fit, as, whoseText("all", 13, "x"))).toMatch(sentence);
      expect(fitText(fit)).toMatch(/^(−\d\.\d\d ± \d\.\d\d|no fit)$/);
    }
  for (const dependence of [
    [4, 2, 1, 0.5, 0.3, 0.1, 0.05],
    [1, 0, 0, 0, 0, 0, 0],
    OCTAVES.map(() => 1),
    OCTAVES.map(() => 0),
  ])
    for (let levels = 1; levels <= MOST_LEVELS; levels++) {
      const { overlaps, best } = allocated(levels, dependence);
      const note = allocationNote({ levels, ...(overlaps ?? { conv: 0, hierarchy: 0, dense: 0 }), best });
      expect(note).toMatch(sentence);
      if (best !== null && levels > 1) expect(note.includes("No other number of levels")).toBe(levels === best);
    }
});
