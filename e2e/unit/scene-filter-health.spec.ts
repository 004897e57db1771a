import { expect, test } from "@playwright/test";
import { diagnosisText } from "#content/runs/diagnosis.ts";
import { caseOf, RUNS } from "#content/runs/ward.ts";
import {
  crossing,
  filtersOf,
  measure,
  type Measures,
  smoothnessOf,
} from "#content/scenes/25-filter-health/measures.ts";
import { KERNEL, network, optimizerOf, startOf } from "#content/scenes/25-filter-health/network.ts";
import { CAUSES, FILTERS, MARKS, state, STEPS } from "#content/scenes/25-filter-health/state.ts";
import {
  CAUSE_NAMES,
  DISEASES,
  growthText,
  keyText,
  symptomOf,
  verdict,
} from "#content/scenes/25-filter-health/verdict.ts";
import { type LabelledImages, someOfEach, withShuffledLabels } from "#nn/labelled-images.ts";
import { createRandom } from "#nn/random.ts";
import { describe } from "#nn/report.ts";

const SIZE = KERNEL * KERNEL;

test("smoothness is the correlation of neighbours: nothing for noise, nearly 1 for a slope, −1 for a chequerboard", () => {
  const random = createRandom(5);
  const of = (weight: (y: number, x: number) => number) =>
    smoothnessOf(
      Float32Array.from({ length: SIZE }, (_, i) => weight(Math.floor(i / KERNEL), i % KERNEL)),
      KERNEL,
    );
  const noises = Array.from({ length: 200 }, () => of(() => random.normal()) ?? Number.NaN);
  // Moran's I of noise has the mean −1 / (n − 1).
  expect(noises.reduce((a, b) => a + b, 0) / noises.length).toBeCloseTo(-1 / (SIZE - 1), 1.7);
  expect(of((y, x) => (y + x) % 2)).toBeCloseTo(-1, 2);
  expect(of((y) => y)).toBeGreaterThan(0.8);
  // Two by two, worked out by hand: weights 1 1 / 0 0 have the products ¼, −¼, −¼, ¼ and the variance ¼.
  expect(smoothnessOf(Float32Array.of(1, 1, 0, 0), 2)).toBeCloseTo(0, 12);
  expect(smoothnessOf(Float32Array.of(1, 1, 1, 0), 2)).toBeCloseTo((2 * (1 / 16) - 2 * (3 / 16)) / 4 / (3 / 16), 12);
  // Neither scale nor offset matters; equal weights have none.
  const slope = of((y, x) => y + 2 * x) ?? 0;
  expect(of((y, x) => 7 - 3 * (y + 2 * x))).toBeCloseTo(slope, 5);
  expect(of(() => 0.3)).toBeNull();
});

test("filters are compared two by two", () => {
  const a = Float32Array.of(1, 2, 3, 4);
  const bank = Float32Array.of(...a, ...a.map((weight) => 2 * weight + 1), ...a.map((weight) => -weight), 1, -1, -1, 1);
  const measures = measure(bank, 2);
  expect(filtersOf(bank, 2)).toHaveLength(4);
  const [first = []] = measures?.correlations ?? [];
  [1, 1, -1, 0].forEach((r, i) => expect(first[i]).toBeCloseTo(r, 6));
  expect(measures?.correlation).toBeCloseTo(3 / 6, 6);
  expect(measures?.largest).toBe(9);
  // Copies are copies, whatever they look like.
  expect(measure(new Float32Array(3 * SIZE).fill(0.1), KERNEL)).toMatchObject({ correlation: 1, meanSmoothness: null });
  expect(measure(Float32Array.of(1, Number.NaN, 0, 0), 2)).toBeNull();
});

test("a curve crosses a height between its points, or never", () => {
  const curve = [0, 0.2, 0.6, 0.4].map((y, i) => ({ x: 10 * i, y }));
  expect(crossing(curve, 0.5)).toBeCloseTo(17.5, 10);
  expect(crossing(curve, 0)).toBe(0);
  expect(crossing(curve, 0.7)).toBeNull();
  expect(crossing([], 0.5)).toBeNull();
});

test("the network holds together, and each cause changes one thing alone", () => {
  const { layers, output } = describe(network);
  expect(layers.every(({ problem }) => problem === null)).toBe(true);
  expect(output).toMatchObject({ c: 10, h: 1, w: 1 });
  expect(MARKS.at(-1)).toBe(STEPS);
  const healthy = startOf(null, 3);
  expect(healthy.get("conv.weight")).toHaveLength(FILTERS * SIZE);
  for (const cause of CAUSES) {
    expect(JSON.stringify(optimizerOf(cause)) === JSON.stringify(optimizerOf(null))).toBe(
      cause === "labels" || cause === "equal",
    );
    if (cause !== "equal") expect(startOf(cause, 3)).toEqual(healthy);
  }
  expect(new Set(startOf("equal", 3).get("conv.weight"))).toEqual(new Set([Math.fround(1 / SIZE)]));
  for (let round = 0; round < 20; round++) {
    const cases = CAUSES.map((_, i) => caseOf(CAUSES, { seed: CAUSES.length * round + i + 1, cause: "drawn" }));
    expect(new Set(cases.map(({ cause }) => cause)).size).toBe(CAUSES.length);
  }
  expect(caseOf(CAUSES, state.initial)).toEqual({ ill: "B", cause: "decay" });
});

test("shuffled labels are the same labels on other images; some of each class come class by class", () => {
  const images: LabelledImages = {
    count: 40,
    shape: { c: 1, h: 1, w: 2 },
    classes: ["a", "b"],
    labels: Uint8Array.from({ length: 40 }, (_, i) => i % 2),
    pixels: Uint8Array.from({ length: 80 }, (_, i) => i),
    mean: 0,
    std: 1,
  };
  const shuffled = withShuffledLabels(images, 3);
  expect(shuffled.pixels).toBe(images.pixels);
  expect(shuffled.labels.toSorted()).toEqual(images.labels.toSorted());
  expect(shuffled.labels).not.toEqual(images.labels);
  expect(withShuffledLabels(images, 3)).toEqual(shuffled);
  const some = someOfEach(images, 2);
  expect([...some.labels]).toEqual([0, 0, 1, 1]);
  expect([...some.pixels]).toEqual([0, 1, 4, 5, 2, 3, 6, 7]);
});

const plain: Measures = {
  smoothness: [],
  meanSmoothness: 0.7,
  correlations: [],
  correlation: 0.2,
  largest: 0.3,
};

test("what is said of a bank holds for whatever was measured", () => {
  const wrong: string[] = [];
  for (let s = -100; s <= 100; s++)
    for (let r = 0; r <= 100; r++) {
      const text = symptomOf({ ...plain, meanSmoothness: s / 100, correlation: r / 100 });
      const is = r > 95 ? "all filters alike" : s < 25 ? "noise" : s < 50 ? "structure beginning" : "structured";
      if (!text.startsWith(is)) wrong.push(`${s} ${r} ${text}`);
    }
  expect(wrong).toEqual([]);
  expect(symptomOf({ ...plain, meanSmoothness: null })).toContain("without any structure");
  expect(symptomOf(null)).toContain("beyond what a float can hold");
  expect(keyText(plain, { ...plain, meanSmoothness: -0.04 })).toBe("0.70 and −0.04");
  expect(keyText({ ...plain, meanSmoothness: -0.004 }, plain)).toBe("0.00 and 0.70");
  expect(keyText(null, { ...plain, meanSmoothness: null })).toBe("– and –");
  expect(verdict(plain, null, [0.914, 0.1])).toBe(
    "Run A: structured filters; 91 % of 100 test digits are classified correctly. Run B: weights beyond what a float can hold; 10 %.",
  );
});

test("what is told of a sketched curve holds before, during and after training", () => {
  for (const steps of MARKS)
    for (const measured of [null, 0, 87.4]) {
      const is = growthText(null, measured, steps, STEPS);
      expect(is).toMatch(/^Measured: /);
      expect(is.includes("still below")).toBe(measured === null && steps < STEPS);
      expect(is.includes("stays below")).toBe(measured === null && steps === STEPS);
      expect(is.includes("reaches 0.5 after 87 steps")).toBe(measured === 87.4);
      expect(growthText({ crossing: 50.2 }, measured, steps, STEPS)).toMatch(
        /^Your curve reaches 0.5 after 50 steps; /,
      );
      expect(growthText({ crossing: null }, measured, steps, STEPS)).toMatch(/^Your curve stays below 0.5; measured: /);
    }
});

test("a diagnosis is told whatever the case", () => {
  for (const ill of RUNS)
    for (const cause of CAUSES) {
      expect(diagnosisText(null, { ill, cause }, DISEASES)).toContain(`Answer: run ${ill}, ${CAUSE_NAMES[cause]}. `);
      expect(diagnosisText([ill, cause], { ill, cause }, DISEASES)).toMatch(/^Right: /);
    }
});
