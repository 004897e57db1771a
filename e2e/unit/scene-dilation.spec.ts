import { expect, test } from "@playwright/test";
import {
  offsetOf,
  painted,
  PAINTED_SIDE,
  placeOf,
  REACH,
  touchedPlaces,
} from "#content/scenes/21-dilation/painting.ts";
import { MIDDLE, MOST_DILATION, networkOf, PICTURE, picture, SIDE } from "#content/scenes/21-dilation/state.ts";
import { commonFactor, fallen, fieldOf, touchedBy } from "#content/scenes/21-dilation/taps.ts";
import { paintText, verdict } from "#content/scenes/21-dilation/verdict.ts";
import { lower } from "#nn/graph.ts";
import { lengthOf } from "#nn/field-box.ts";
import { describe } from "#nn/report.ts";
import { seenBy } from "#nn/seen.ts";

const all = Array.from({ length: MOST_DILATION }, (_, i) => i + 1);
const stacks = all.flatMap((a) => all.flatMap((b) => all.map((c) => [a, b, c])));
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** Places on an axis that a unit of the last layer touches, by loops written for this test. */
function touchedOnAxis([a = 1, b = 1, c = 1]: readonly number[]): ReadonlySet<number> {
  const places = new Set<number>();
  for (const i of [-1, 0, 1]) for (const j of [-1, 0, 1]) for (const k of [-1, 0, 1]) places.add(i * a + j * b + k * c);
  return places;
}

/** The gradient of such a unit, as far as it is zero or not. */
function gradientOf(dilations: readonly number[]): Float32Array {
  const axis = touchedOnAxis(dilations);
  return Float32Array.from({ length: SIDE * SIDE }, (_, i) =>
    axis.has(Math.floor(i / SIDE) - MIDDLE) && axis.has((i % SIDE) - MIDDLE) ? 1 : 0,
  );
}

test("dilation: fields 3, 7, 15 by counting, and by the network model", () => {
  expect([1, 2, 3].map((n) => fieldOf([1, 2, 4].slice(0, n)))).toEqual([3, 7, 15]);
  for (const dilations of stacks) {
    const lowering = lower(networkOf(dilations, SIDE));
    if (!lowering.ok) throw new Error(lowering.reason);
    const seen = seenBy(lowering.graph, 3, { c: 0, y: MIDDLE, x: MIDDLE }).get(0);
    expect(seen && lengthOf(seen.x)).toBe(fieldOf(dilations));
  }
});

test("dilation: parameters do not depend on it, nor does the side of a map", () => {
  for (const dilations of stacks) {
    const report = describe(networkOf(dilations, PICTURE));
    expect(report.parameters).toBe(27);
    expect(report.output).toEqual({ c: 1, h: PICTURE, w: PICTURE });
  }
});

test("dilation: taps fall to where the layers put them, 3 ways a layer on each axis", () => {
  for (const dilations of stacks) {
    for (const layers of [0, 0.4, 1, 1.5, 2, 3])
      expect(sum(fallen(dilations, layers).values())).toBe(3 ** Math.ceil(layers));
    expect(new Set(fallen(dilations, 3).keys())).toEqual(touchedOnAxis(dilations));
  }
  expect([...fallen([1, 2, 4], 0.5).keys()].toSorted((a, b) => a - b)).toEqual([-2, 0, 2]);
  expect([...fallen([1, 2, 4], 1).keys()].toSorted((a, b) => a - b)).toEqual([-4, 0, 4]);
});

test("dilation: what is said of holes is so for every stack", () => {
  for (const dilations of stacks) {
    const touched = touchedBy(gradientOf(dilations), SIDE);
    expect(touched.side).toBe(fieldOf(dilations));
    expect(touched.pixels).toBe(touchedOnAxis(dilations).size ** 2);
    const text = verdict(dilations, touched);
    expect(text).toContain("As 1 + 2 Σ d predicts.");
    expect(text.includes("Only")).toBe(touched.pixels < touched.side ** 2);
    if (commonFactor(dilations) > 1) expect(text).toContain("the common factor of");
  }
  expect(verdict([2, 2, 2], touchedBy(gradientOf([2, 2, 2]), SIDE))).toContain("Only 49 of its 169 pixels");
  expect(verdict([1, 2, 4], touchedBy(gradientOf([1, 2, 4]), SIDE))).toContain("All 225 of its pixels");
  expect(verdict([1, 4, 4], touchedBy(gradientOf([1, 4, 4]), SIDE))).toContain("further apart");
  expect(touchedBy(new Float32Array(9), 3)).toEqual({ side: 0, pixels: 0 });
});

test("dilation: what is painted in one quarter is painted in all four", () => {
  const one = painted([], { y: -2, x: 4 }, true);
  expect(one.map(offsetOf).map(({ y, x }) => `${Math.abs(y)} ${Math.abs(x)}`)).toEqual(["2 4", "2 4", "2 4", "2 4"]);
  expect(painted(one, { y: 2, x: -4 }, false)).toEqual([]);
  expect(painted([], { y: 0, x: 0 }, true)).toEqual([placeOf({ y: 0, x: 0 })]);
  expect(placeOf({ y: REACH, x: REACH })).toBe(PAINTED_SIDE ** 2 - 1);
});

test("dilation: a painted guess is compared pixel by pixel", () => {
  const touched = touchedPlaces(gradientOf([2, 2, 2]), SIDE);
  expect(touched.size).toBe(49);
  expect(paintText(null, touched, 13)).toBe("Measured: 49 pixels in a box of 13 × 13.");
  expect(paintText([...touched], touched, 13)).toContain("Exactly as predicted.");
  const box = Array.from({ length: 169 }, (_, i) => placeOf({ y: Math.floor(i / 13) - 6, x: (i % 13) - 6 }));
  expect(paintText(box, touched, 13)).toContain("Of your 169 pixels, 49 are touched and 120 are not; 0 were missed.");
});

test("dilation: the picture has bright points, all within it", () => {
  const pixels = picture();
  expect(pixels.filter((pixel) => pixel === 1).length).toBe(9);
});
