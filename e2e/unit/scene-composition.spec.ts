import { expect, test } from "@playwright/test";
import { dabOf, drawn, pictureOf, placeOf, rubbed, SIDE } from "#content/scenes/12-composition/drawing.ts";
import { graph, layers, nameOf, openedOf, OUTPUT, within } from "#content/scenes/12-composition/network.ts";
import { MOST_DABS, state } from "#content/scenes/12-composition/state.ts";
import { bestOf, guessText, placeText, verdict } from "#content/scenes/12-composition/verdict.ts";
import type { UnitExplanation } from "#nn/unit-explanation.ts";

test("rubber and pen change the picture where they were, in one line, and no more than an address holds", () => {
  const written = pictureOf({ digit: "8", dabs: [] });
  expect(Math.max(...written)).toBe(1);
  for (const place of [
    { y: 0, x: 0 },
    { y: 5, x: 27 },
    { y: 27, x: 27 },
  ]) {
    expect(placeOf(dabOf(place, "rub"))).toEqual(place);
    expect(placeOf(dabOf(place, "draw"))).toEqual(place);
  }
  const all = Array.from({ length: SIDE * SIDE }, (_, i) => ({ y: Math.floor(i / SIDE), x: i % SIDE }));
  expect(Math.max(...pictureOf({ digit: "8", dabs: rubbed(all) }))).toBe(0);
  const line = drawn([], { y: 4, x: 4 }, { y: 4, x: 20 }, "draw");
  const picture = pictureOf({ digit: "none", dabs: line });
  for (let x = 6; x <= 20; x++) expect(picture[4 * SIDE + x]).toBeGreaterThan(0.5);
  expect(picture[14 * SIDE + 14]).toBe(0);
  expect(
    drawn(
      Array.from({ length: MOST_DABS }, () => 1),
      null,
      { y: 1, x: 1 },
      "rub",
    ),
  ).toHaveLength(MOST_DABS);
  // A touch of the rubber after the pen takes the ink away again, and the other way round.
  const at = { y: 9, x: 9 };
  expect(pictureOf({ digit: "none", dabs: [dabOf(at, "draw"), dabOf(at, "rub")] })[9 * SIDE + 9]).toBe(0);
  expect(pictureOf({ digit: "none", dabs: [dabOf(at, "rub"), dabOf(at, "draw")] })[9 * SIDE + 9]).toBe(1);
});

test("the network's values have names, and a step from an address stays within them", () => {
  expect(layers.map(({ name }) => name)).toEqual([
    "picture",
    "convolution 1",
    "ReLU 1",
    "max pooling 1",
    "convolution 2",
    "ReLU 2",
    "max pooling 2",
  ]);
  expect(nameOf(OUTPUT)).toBe("dense");
  expect(within([8, 1000, 9, 9])).toEqual([OUTPUT, 9, 0, 0]);
  expect(within(state.initial.path[0] ?? [0, 0, 0, 0])).toEqual([4, 5, 6, 7]);
  expect(placeText([0, 0, 2, 3])).toBe("pixel (3, 4)");
  expect(placeText([4, 5, 6, 7])).toBe("convolution 2, map 6 (7, 8)");
  expect(placeText([OUTPUT, 8, 0, 0])).toBe("class 8");
  expect(graph.values[OUTPUT]?.shape.c).toBe(10);
});

const unit = { c: 0, y: 0, x: 0 };
const tap = (value: number, x: number, inside = true) => ({ ci: 0, ky: 0, kx: x, iy: 0, ix: x, inside, value });

test("sums open as terms, the strongest first, what lies outside the map left out", () => {
  const weighted: UnitExplanation = {
    unit,
    nodeName: "n",
    result: 4.5,
    kind: "weighted",
    layer: "conv2d",
    terms: [
      { ...tap(1, 0), weight: 1 },
      { ...tap(2, 1), weight: -3 },
      { ...tap(0, 2, false), weight: 9 },
    ],
    bias: 0.5,
    sum: -4.5,
  };
  const opened = openedOf(weighted, 4);
  expect(opened?.terms.map(({ adds }) => adds)).toEqual([-6, 1]);
  expect(opened?.terms[0]?.from).toEqual([3, 0, 0, 1]);
  expect(verdict([4, 0, 0, 0], opened)).toContain("2 products and a bias");
  expect(verdict([4, 0, 0, 0], opened)).toContain("9.0 apart");
  const pooled = openedOf(
    {
      unit,
      nodeName: "n",
      result: 7,
      kind: "window",
      pool: "max",
      terms: [tap(3, 0), tap(7, 1)],
      winner: 1,
      divisor: 1,
    },
    3,
  );
  expect(pooled?.terms[0]?.value).toBe(7);
  expect(verdict([3, 0, 0, 0], pooled)).toMatch(/^The largest of 2: .*; the same\.$/);
  const cut = openedOf({ unit, nodeName: "n", result: 0, kind: "point", function: "relu", slope: 0, input: -2 }, 2);
  expect(cut?.own).toBe(0);
  expect(cut?.terms[0]?.from).toEqual([1, 0, 0, 0]);
  const copied = openedOf({ unit, nodeName: "n", result: 3, kind: "copy", from: { c: 2, y: 1, x: 0 } }, 7);
  expect(copied?.terms[0]?.from).toEqual([6, 2, 1, 0]);
  expect(verdict([0, 0, 0, 0], null)).toContain("nothing was computed");
  expect(verdict([4, 0, 0, 0], null)).toBe("");
});

test("what is said of a prediction is true", () => {
  expect(bestOf(null)).toBeNull();
  const best = bestOf([0.1, 0.7, 0.2]);
  expect(best).toEqual({ digit: 1, share: 0.7 });
  expect(guessText(null, { digit: 1, share: 0.7 })).toBe("Measured: 1, with 70 %.");
  expect(guessText(1, { digit: 1, share: 0.7 })).toContain("and so it is");
  expect(guessText(3, { digit: 1, share: 0.7 })).toBe("You predicted 3. Measured: 1, with 70 %.");
});
