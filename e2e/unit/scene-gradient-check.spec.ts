import { expect, test } from "@playwright/test";
import {
  bestExponent,
  centralDifference,
  largestPlaces,
  pointsOf,
  relativeError,
  tensorError,
} from "#content/scenes/23-gradient-check/curve.ts";
import { columnsFor } from "#content/scenes/23-gradient-check/layout.ts";
import { bugOf, namesOf, tensorsOf } from "#content/scenes/23-gradient-check/patient.ts";
import { choosing, EXPONENTS } from "#content/scenes/23-gradient-check/state.ts";
import { diagnosis, errorText, powerText, verdict } from "#content/scenes/23-gradient-check/verdict.ts";
import { type BackwardBug, bugsIn } from "#nn/backward-bug.ts";
import { graphOf } from "#nn/graph.ts";
import { defaultNetwork, digitNetworks } from "#nn/zoo/digits.ts";

const graph = graphOf(defaultNetwork);
const named = ({ node, kind }: BackwardBug): string => `${node} ${kind}`;

test("gradient-check: bugs that some gradient shows, in every network for digits", () => {
  const names = namesOf(defaultNetwork, graph);
  const byLabel = bugsIn(graph).map(
    ({ node, kind }) => `${names[graph.nodes.findIndex(({ name }) => name === node)]} ${kind}`,
  );
  // The first layer hands its input gradient to nobody.
  expect(byLabel).toEqual([
    "conv1 bias",
    "relu1 mask",
    "pool1 stride",
    "conv2 unflipped",
    "conv2 bias",
    "relu2 mask",
    "pool2 stride",
    "fc1 bias",
  ]);
  for (const { architecture, id } of digitNetworks) expect(bugsIn(graphOf(architecture)).length, id).toBeGreaterThan(1);
  const strided = digitNetworks.find(({ id }) => id === "all-conv");
  expect(strided && bugsIn(graphOf(strided.architecture)).some(({ kind }) => kind === "stride")).toBe(true);
});

test("gradient-check: a seed draws a bug, and as many seeds as there are bugs draw them all", () => {
  const bugs = bugsIn(graph);
  expect(bugOf({ bugs }, 0)).toBeNull();
  expect(bugOf({ bugs: [] }, 3)).toBeNull();
  for (const block of [0, 1, 7]) {
    const seeds = bugs.map((_, i) => block * bugs.length + i + 1);
    const drawn = seeds.flatMap((seed) => bugOf({ bugs }, seed) ?? []);
    expect(new Set(drawn.map(named)).size).toBe(bugs.length);
  }
});

test("gradient-check: errors by hand", () => {
  // (2.5³ − 1.5³) / 1 = 12.25, the slope of w³ at 2 is 12.
  expect(centralDifference(2.5 ** 3, 1.5 ** 3, 0.5)).toBeCloseTo(12.25, 10);
  expect(relativeError(12, 12.25)).toBeCloseTo(0.25 / 12.25, 10);
  expect(relativeError(0, 0)).toBe(0);
  expect(relativeError(0, 1e-9)).toBe(1);
  expect(relativeError(1, -1)).toBe(2);
  expect(tensorError([3, 4], [3, 4])).toBe(0);
  expect(tensorError([0, 0], [3, 4])).toBe(1);
  expect(largestPlaces(Float32Array.from([1, -5, 3]), 2)).toEqual([1, 2]);
  const curve = pointsOf(
    1,
    EXPONENTS.map((exponent) => 1 + Math.abs(exponent + 2.5) / 10),
  );
  expect(bestExponent(curve)).toBe(-2.5);
});

test("gradient-check: what is said of a weight, for every ε", () => {
  const healthy = pointsOf(
    0.1,
    EXPONENTS.map((exponent) => 0.1 * (1 + 0.2 * Math.abs(exponent + 2))),
  );
  const sick = pointsOf(
    0,
    EXPONENTS.map(() => 0.1),
  );
  const unclear = pointsOf(
    0.1,
    EXPONENTS.map(() => 0.12),
  );
  for (const exponent of EXPONENTS) {
    expect(verdict(healthy, exponent)).toContain(exponent === -2 ? "They agree." : "They agree only at another ε");
    expect(verdict(sick, exponent)).toContain("They agree at no ε");
    expect(verdict(unclear, exponent)).toContain("Not even the best ε");
  }
  expect(verdict(healthy, -7)).toContain("rounding error");
  expect(verdict(healthy, 0)).toContain("bends");
  expect([-7, -2.5, 0].map(powerText)).toEqual(["10⁻⁷", "10⁻²·⁵", "1"]);
  expect(errorText(0)).toBe("< 0.001 %");
});

test("gradient-check: what is said of a diagnosis, for every bug", () => {
  const names = namesOf(defaultNetwork, graph);
  for (const bug of bugsIn(graph)) {
    const place = graph.nodes.findIndex(({ name }) => name === bug.node);
    expect(diagnosis({ graph, names }, bug, -1, 1)).toContain("1 check so far");
    expect(diagnosis({ graph, names }, bug, place, 3)).toMatch(/^Yes, .*, after 3 checks: it /);
    const other = (place + 1) % graph.nodes.length;
    expect(diagnosis({ graph, names }, bug, other, 2)).toMatch(/^Not /);
  }
});

test("gradient-check: a tensor that is looked at has been checked", () => {
  expect(choosing({ checked: [0] }, 3)).toEqual({ tensor: 3, weight: -1, checked: [0, 3] });
  expect(choosing({ checked: [0, 3] }, 3).checked).toEqual([0, 3]);
  expect(tensorsOf(graph).map(({ isBias }) => isBias)).toEqual([false, true, false, true, false, true]);
});

test("gradient-check: tables of weights are nearly square", () => {
  expect(columnsFor(1)).toBe(1);
  expect(columnsFor(200)).toBe(20);
  expect(columnsFor(8)).toBe(4);
  for (let count = 1; count < 400; count++) expect(columnsFor(count)).toBeLessThanOrEqual(count);
});
