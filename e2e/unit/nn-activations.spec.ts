import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { activations, errorFunction, isActivation } from "#nn/activations.ts";

const kinds = Object.keys(activations).filter(isActivation);
const slope = 0.1;
/** From far below zero to far above, finer near it. */
const points = Array.from({ length: 401 }, (_, i) => ((i - 200) / 50) ** 3);

test("activation functions agree with tabulated values", () => {
  const { relu, relu6, leaky_relu, sigmoid, tanh, gelu } = activations;
  expect([relu.at(-2, 0), relu.at(1.5, 0)]).toEqual([0, 1.5]);
  expect([relu6.at(-2, 0), relu6.at(1.5, 0), relu6.at(7, 0)]).toEqual([0, 1.5, 6]);
  expect(leaky_relu.at(-2, 0.1)).toBeCloseTo(-0.2, 12);
  expect(leaky_relu.at(2, 0.1)).toBe(2);
  expect(sigmoid.at(0, 0)).toBe(0.5);
  expect(sigmoid.at(2, 0)).toBeCloseTo(0.8807970779778823, 14);
  expect(tanh.at(0.5, 0)).toBeCloseTo(0.4621171572600097, 14);
  // x Φ(x) with Φ(1) = 0.8413447460685429, Φ(-3) = 0.0013498980316300933.
  expect(gelu.at(1, 0)).toBeCloseTo(0.8413447460685429, 12);
  expect(gelu.at(-3, 0)).toBeCloseTo(-3 * 0.0013498980316300933, 12);
});

test("the error function is the same on both sides of its two formulas", () => {
  expect(errorFunction(0)).toBe(0);
  expect(errorFunction(0.5)).toBeCloseTo(0.5204998778130465, 13);
  expect(errorFunction(2.4999999)).toBeCloseTo(errorFunction(2.5000001), 8);
  expect(errorFunction(3)).toBeCloseTo(0.9999779095030014, 13);
  expect(errorFunction(-3)).toBeCloseTo(-0.9999779095030014, 13);
});

for (const kind of kinds) {
  const { at, sign, axis, usesSlope } = activations[kind];

  test(`${kind}: what is said of its sign, its bounds and its slope holds for its values`, () => {
    const values = points.map((x) => at(x, slope));
    const atMost = (bound: number): boolean => values.every((y) => Math.abs(y) <= bound);
    const isNegativeBelow = values.some((y) => y < 0);
    const isNegativeAbove = points.some((x) => x >= 0 && at(x, slope) < 0);
    expect(sign).toBe(isNegativeAbove ? "any" : isNegativeBelow ? "keeps" : "never-negative");
    if (axis) expect(values.every((y) => y > axis[0] && y < axis[1])).toBe(true);
    else expect(atMost(1.25)).toBe(false);
    expect(points.some((x) => at(x, slope) !== at(x, 0.2))).toBe(usesSlope);
  });
}

test("each function has one section in the shaders, which tells f' from f where the table says so", () => {
  const source = readFileSync(new URL("../../shaders/lib/activations.glsl", import.meta.url), "utf8");
  const sections = [...source.matchAll(/^#ifdef ACTIVATION_(\w+)[^\n]*\n([^]*?)^#endif$/gm)].map(
    ([, name = "", body = ""]) => [name.toLowerCase(), body] as const,
  );
  expect(sections.map(([name]) => name).toSorted()).toEqual(kinds.toSorted());
  for (const [name, body] of sections) {
    expect(body, name).toMatch(/^vec4 activate\(vec4 v\)/m);
    expect(body, name).toMatch(/^vec4 activate_back\(vec4 dy, vec4 v\)/m);
    expect(/^vec4 activate_back_at\(vec4 dy, vec4 y\)/m.test(body), name).toBe(
      isActivation(name) && activations[name].slopeFromOutput,
    );
  }
});

test("only names of functions are functions", () => {
  expect(["relu", "gelu", "swish", "toString", ""].map(isActivation)).toEqual([true, true, false, false, false]);
});
