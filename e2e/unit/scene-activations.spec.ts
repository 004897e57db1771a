import { expect, test } from "@playwright/test";
import { accuracyOf } from "#content/runs/accuracy.ts";
import { diagnosisText } from "#content/runs/diagnosis.ts";
import { caseOf, causeOf, RUNS } from "#content/runs/ward.ts";
import {
  bestSamples,
  byClass,
  measure,
  type Measures,
  permuted,
  varianceOf,
} from "#content/scenes/24-activations/measures.ts";
import { LAYERS, network, optimizerOf, startOf } from "#content/scenes/24-activations/network.ts";
import { CAUSES, MARKS, state, STEPS } from "#content/scenes/24-activations/state.ts";
import { CAUSE_NAMES, deadText, DISEASES, symptomOf, verdict } from "#content/scenes/24-activations/verdict.ts";

import { createRandom } from "#nn/random.ts";
import { describe } from "#nn/report.ts";

function measured(activations: Float32Array, units: number): Measures {
  const measures = measure(activations, units);
  if (!measures) throw new Error("overflowed");
  return measures;
}

test("measures of a layer are those of their definitions", () => {
  const [samples, units] = [40, 6];
  const random = createRandom(3);
  // Units 0 to 2 are random, 3 is twice unit 0, 4 never fires, 5 is always 2.
  const free = Array.from({ length: samples }, () => [random.normal(), random.normal(), random.normal()]);
  const rows = free.map((row) => row.map((value) => Math.max(0, value)));
  const activations = Float32Array.from(rows.flatMap(([a = 0, b = 0, c = 0]) => [a, b, c, 2 * a, 0, 2]));
  const { dead, sparsity, correlation, correlations, variance, largest } = measured(activations, units);
  expect(dead).toBe(1);
  expect(sparsity).toBeCloseTo(activations.filter((value) => value === 0).length / activations.length, 12);
  expect(largest).toBe(Math.max(...activations));
  const column = (unit: number) => Array.from({ length: samples }, (_, i) => activations[i * units + unit] ?? 0);
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const covariance = (a: number, b: number): number => {
    const [x, y] = [column(a), column(b)];
    return mean(x.map((value, i) => value * (y[i] ?? 0))) - mean(x) * mean(y);
  };
  const r = (a: number, b: number) => covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));
  for (const a of [0, 1, 2, 3])
    for (const b of [0, 1, 2, 3]) expect(correlations[a * units + b]).toBeCloseTo(r(a, b), 6);
  expect(correlations[3]).toBeCloseTo(1, 6);
  // Neither the dead unit nor the constant one takes part.
  const pairs = [r(0, 1), r(0, 2), r(0, 3), r(1, 2), r(1, 3), r(2, 3)].map(Math.abs);
  expect(correlation).toBeCloseTo(mean(pairs), 6);
  expect(variance).toBeCloseTo(mean([0, 1, 2, 3, 4, 5].map((unit) => covariance(unit, unit))), 6);
  expect(varianceOf(activations, units)).toBeCloseTo(variance, 6);

  expect(measure(Float32Array.of(1, Number.NaN), 2)).toBeNull();
  expect(measured(new Float32Array(20), 2)).toMatchObject({ dead: 2, sparsity: 1, correlation: null, variance: 0 });
});

test("units are put in order, and shown what they fire for", () => {
  // Two samples of each of two classes; unit 0 fires for class 1, unit 1 never, unit 2 for class 0.
  const activations = Float32Array.of(0, 0, 5, 0, 0, 4, 3, 0, 0, 9, 0, 1);
  const labels = Uint8Array.of(0, 0, 1, 1);
  const order = byClass(activations, 3, labels);
  expect(order).toEqual([2, 0, 1]);
  expect([...permuted(activations, 3, order).subarray(0, 3)]).toEqual([5, 0, 0]);
  expect(bestSamples(activations, 3, 0, 6)).toEqual([
    { sample: 3, value: 9 },
    { sample: 2, value: 3 },
  ]);
  expect(bestSamples(activations, 3, 1, 6)).toEqual([]);
  expect(accuracyOf(Float32Array.of(2, 1, 1, 2, 1, 2, 2, 2), labels)).toBe(0.5);
});

test("the network holds together; both runs differ in their cause alone; of five cases in a row each has another", () => {
  const { layers, output } = describe(network);
  expect(layers.every(({ problem }) => problem === null)).toBe(true);
  expect(output).toMatchObject({ c: 10, h: 1, w: 1 });
  expect(LAYERS.map(({ units }) => units)).toEqual([288, 32, 32]);
  expect(state.initial.unit).toBeLessThan(32);
  expect(MARKS.at(-1)).toBe(STEPS);

  const healthy = startOf(null, 4);
  const first = (cause: (typeof CAUSES)[number], name: string) => startOf(cause, 4).get(name)?.[7] ?? Number.NaN;
  const weight = healthy.get("fc1.weight")?.[7] ?? Number.NaN;
  expect(startOf("rate", 4)).toEqual(healthy);
  expect(optimizerOf("rate")).not.toEqual(optimizerOf(null));
  for (const cause of CAUSES) if (cause !== "rate") expect(optimizerOf(cause)).toEqual(optimizerOf(null));
  expect(first("tiny", "fc1.weight")).toBeCloseTo(weight / 10, 8);
  expect(first("large", "fc1.weight")).toBeCloseTo(3 * weight, 6);
  expect(first("biases", "fc1.weight")).toBe(weight);
  expect(first("biases", "fc1.bias")).toBe(-3);
  expect(first("biases", "classes.bias")).toBe(0);
  expect(new Set(startOf("equal", 4).get("fc2.weight"))).toEqual(new Set([Math.fround(1 / 32)]));

  expect(caseOf(CAUSES, state.initial).cause).toBe("rate");
  for (let round = 0; round < 40; round++) {
    const cases = CAUSES.map((_, i) => caseOf(CAUSES, { seed: 5 * round + i + 1, cause: "drawn" }));
    expect(new Set(cases.map(({ cause }) => cause)).size).toBe(CAUSES.length);
    for (const drawn of cases) expect(RUNS.map((run) => causeOf(run, drawn))).toContain(null);
  }
});

const plain: Measures = {
  samples: 100,
  units: 32,
  sparsity: 0.6,
  dead: 1,
  correlations: new Float64Array(),
  correlation: 0.2,
  variance: 3,
  largest: 9,
};

test("what is said of a layer holds for whatever was measured", () => {
  const wrong: string[] = [];
  for (const units of [32, 288])
    for (let dead = 0; dead <= units; dead++)
      for (const correlation of [null, 0.1, 0.94, 0.951, 1])
        for (const variance of [0, 1e-6, 0.5, 100]) {
          const text = symptomOf({ ...plain, units, dead, correlation, variance });
          // Whatever else is wrong, nobody is told that all is well.
          const isIll = 2 * dead > units || (correlation ?? 0) > 0.95 || variance < 1e-3 || variance > 30;
          const isSaid = dead < units || text.startsWith(`all ${units} units are dead`);
          if (text.startsWith("nothing unusual") === isIll || !isSaid) wrong.push(text);
        }
  expect(wrong).toEqual([]);
  expect(symptomOf(plain)).toBe("nothing unusual, 60 % zeros, 1 of 32 units dead");
  expect(symptomOf({ ...plain, dead: 0 })).toContain("no unit dead");
  expect(symptomOf(null)).toContain("beyond what a float can hold");
  expect(deadText(plain, null, 32)).toBe("1 and ? of 32");
  expect(verdict(plain, plain, true)).toMatch(/^So far there is no difference/);
  expect(verdict(plain, null, false)).toMatch(/^Run A: nothing unusual.* Run B: its numbers/);
});

test("what becomes of a diagnosis names the truth, and what was right of it", () => {
  for (const ill of RUNS)
    for (const cause of CAUSES) {
      const truth = `run ${ill}, ${CAUSE_NAMES[cause]}. ${cause === "rate" ? "Before" : "Even before"} the first step`;
      expect(diagnosisText(null, { ill, cause }, DISEASES)).toContain(`Answer: ${truth}`);
      for (const run of RUNS)
        for (const said of CAUSES) {
          const text = diagnosisText([run, said], { ill, cause }, DISEASES);
          expect(text).toContain(truth);
          expect(text.startsWith("Right:")).toBe(run === ill && said === cause);
          expect(text.startsWith("The right run")).toBe(run === ill && said !== cause);
          expect(text.startsWith("The right cause")).toBe(run !== ill && said === cause);
        }
    }
});
