import { expect, test } from "@playwright/test";
import { isInSight, placeBelow } from "#features/lab/guide/place.ts";
import { inputText, trainingText, unitText } from "#features/lab/guide/words.ts";
import type { Term } from "#nn/unit-explanation.ts";

const DIGITS = Array.from({ length: 10 }, (_, i) => String(i));
const room = { left: 0, top: 48, width: 1440, height: 852 };

test("the card stands right below a thing, inside the window, or nowhere", () => {
  const card = { width: 280, height: 150 };
  const row = { left: 296, top: 513, width: 812, height: 32 };
  expect(placeBelow(row, card, room)).toEqual({ left: 296, top: 559 });
  expect(placeBelow({ ...row, left: 1300 }, card, room)).toEqual({ left: 1152, top: 559 });
  expect(placeBelow({ ...row, top: 800 }, card, room)).toBeNull();
  expect(placeBelow({ ...row, top: -20 }, card, room)).toBeNull();
  expect(isInSight(row, room)).toBe(true);
  expect(isInSight({ ...row, top: 890 }, room)).toBe(false);
  expect(isInSight({ ...row, top: 20, height: 400 }, room)).toBe(true);
});

test("the guide says what came of a drawing, by name where the outputs are classes", () => {
  const probabilities = Float32Array.from(DIGITS, (_, i) => (i === 7 ? 0.982 : 0.002));
  expect(inputText(probabilities, DIGITS)).toBe("The network classifies it as 7, with a probability of 98.2 %.");
  expect(inputText(probabilities, ["shirt", "bag"])).toContain("classifies it as 7,");
  expect(inputText(null, DIGITS)).toBe("Every map was computed anew from this input.");
});

test("the guide says how a unit got its value, as the inspector names it", () => {
  const about = { unit: { c: 2, y: 13, x: 14 }, nodeName: "conv1", result: -0.13871 };
  const term = (ky: number, kx: number): Term => ({
    ci: 0,
    ky,
    kx,
    iy: ky,
    ix: kx,
    inside: true,
    value: 1,
    weight: 1,
  });
  const terms = Array.from({ length: 15 }, (_, i) => term(Math.floor(i / 5), i % 5));
  expect(unitText("conv1", { ...about, kind: "weighted", layer: "conv2d", terms, bias: 0.1, sum: 1 })).toBe(
    "The value of conv1, channel 2 (13, 14), is −0.1387, the sum of 15 products over its 3 × 5 patch and a bias.",
  );
  expect(unitText("fc1", { ...about, kind: "weighted", layer: "dense", terms, bias: null, sum: 1 })).toMatch(
    /is −0\.1387, the sum of 15 products\.$/,
  );
  expect(unitText("pool1", { ...about, kind: "window", pool: "max", terms, winner: 1, divisor: 1 })).toMatch(
    /, the largest of 15 values\.$/,
  );
  expect(unitText("relu1", { ...about, kind: "point", function: "relu", slope: 0, input: 1 })).toMatch(
    /is −0\.1387\.$/,
  );
});

test("the guide says how far training has come, over the last steps alone", () => {
  const accuracies = [...Array.from({ length: 40 }, () => 0), ...Array.from({ length: 20 }, () => 0.75)];
  expect(trainingText({ steps: 60, batch: 32, accuracies, classes: 10 })).toBe(
    "After 60 steps of 32 images each, the network classifies 75 % of the last 640 training images correctly. Guessing gets 10 %.",
  );
});
