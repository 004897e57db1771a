import { expect, test } from "@playwright/test";
import { presets } from "#content/scenes/02-equivariance/filters.ts";
import { type Layer, strideOf } from "#content/scenes/02-equivariance/layer.ts";
import { verdict } from "#content/scenes/02-equivariance/verdict.ts";
import { bankArchitecture, parametersNote } from "#content/scenes/06-channels/bank.ts";
import { MOST_FILTERS } from "#content/scenes/06-channels/state.ts";
import { analyse, conv, unitSeen } from "#content/scenes/13-receptive-field/stack.ts";
import { verdict as fieldVerdict } from "#content/scenes/13-receptive-field/verdict.ts";
import { createRandom } from "#nn/random.ts";
import { describe } from "#nn/report.ts";

const SIZE = 24;
const FAR = 4;
const WHOLE = SIZE + 2 * FAR;
const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const shifts = range(-FAR, FAR).flatMap((y) => range(-FAR, FAR).map((x) => ({ x, y })));

const random = createRandom(3);
const scene = Float64Array.from({ length: WHOLE * WHOLE }, () => random.normal());

interface Cell {
  readonly value: number;
  /** Whether none of what it is made from is padding. */
  readonly isInside: boolean;
}

/** The layer on the picture moved by a shift, by loops written for this test. */
function filtered({ filter, padding, stride, pool }: Layer, { x, y }: { x: number; y: number }): readonly Cell[][] {
  const pad = padding === "zeros" ? 2 : 0;
  const side = Math.floor((SIZE + 2 * pad - 5) / stride) + 1;
  const { weights } = presets[filter];
  const first = range(0, side - 1).map((row) =>
    range(0, side - 1).map((column): Cell => {
      let [value, isInside] = [0, true];
      for (let i = 0; i < 25; i++) {
        const r = row * stride - pad + Math.floor(i / 5);
        const c = column * stride - pad + (i % 5);
        if (r < 0 || c < 0 || r >= SIZE || c >= SIZE) isInside = false;
        else value += (weights[i] ?? 0) * (scene[(r + FAR - y) * WHOLE + c + FAR - x] ?? 0);
      }
      return { value, isInside };
    }),
  );
  if (!pool) return first;
  return range(0, Math.floor(side / 2) - 1).map((row) =>
    range(0, Math.floor(side / 2) - 1).map((column) => {
      const four = [0, 1].flatMap((r) => [0, 1].flatMap((c) => first[2 * row + r]?.[2 * column + c] ?? []));
      return { value: Math.max(...four.map((cell) => cell.value)), isInside: four.every((cell) => cell.isInside) };
    }),
  );
}

/** The largest difference between the two routes: of all places, and of those that no padding reaches. */
function differences(layer: Layer, still: readonly Cell[][], shift: { x: number; y: number }) {
  const moved = filtered(layer, shift);
  const step = strideOf(layer);
  const by = { x: Math.round(shift.x / step), y: Math.round(shift.y / step) };
  let [all, inside] = [0, 0];
  moved.forEach((row, r) =>
    row.forEach((cell, c) => {
      const other = still[r - by.y]?.[c - by.x];
      if (!other) return;
      const difference = Math.abs(cell.value - other.value);
      all = Math.max(all, difference);
      if (cell.isInside && other.isInside) inside = Math.max(inside, difference);
    }),
  );
  return { all, inside };
}

const filters = ["edges", "blur", "gabor", "random"] as const;
const convolutions = filters.flatMap((filter) =>
  (["none", "zeros"] as const).flatMap((padding) =>
    ([1, 2] as const).flatMap((stride) =>
      [false, true].map((pool): Layer => ({ kind: "conv", filter, padding, stride, pool })),
    ),
  ),
);

test("equivariance: what is named as the cause of a difference is its cause, in every state", () => {
  const wrong: string[] = [];
  for (const layer of convolutions) {
    const still = filtered(layer, { x: 0, y: 0 });
    const scale = Math.max(...still.flat().map(({ value }) => Math.abs(value)));
    for (const shift of shifts) {
      const { all, inside } = differences(layer, still, shift);
      const [differs, differsInside] = [all > 1e-5 * scale, inside > 1e-5 * scale];
      const text = verdict(layer, shift, { difference: all, scale });
      const state = `${JSON.stringify({ ...layer, ...shift })}: ${text}`;
      const hold = (is: boolean, should: boolean): void => {
        if (is !== should) wrong.push(state);
      };
      hold(/routes (agree|are the same)/.test(text), !differs);
      hold(/pixels apart/.test(text), differsInside);
      hold(/[Bb]order differs/.test(text), differs && layer.padding === "zeros");
      hold(/Only the border/.test(text), differs && !differsInside);
      const stated = /multiples of (\d)/.exec(text)?.[1];
      if (stated) {
        const fits = [shift.x, shift.y].every((n) => n % Number(stated) === 0);
        hold(fits, !differs);
      }
      hold(/dense|rounding/.test(text), false);
    }
  }
  expect(wrong).toEqual([]);
});

test("equivariance: the sentences also hold in states that another image or rounding could cause", () => {
  const wrong: string[] = [];
  for (const layer of [...convolutions, ...convolutions.map((one): Layer => ({ ...one, kind: "dense" }))]) {
    for (const shift of shifts) {
      const isStill = shift.x === 0 && shift.y === 0;
      const step = layer.kind === "dense" ? 1 : layer.stride * (layer.pool ? 2 : 1);
      const fits = shift.x % step === 0 && shift.y % step === 0;
      const isPadded = layer.kind === "conv" && layer.padding === "zeros";
      const agreeing = verdict(layer, shift, { difference: 0, scale: 1 });
      const differing = verdict(layer, shift, { difference: 0.5, scale: 1 });
      const state = `${JSON.stringify({ ...layer, ...shift })}: ${agreeing} | ${differing}`;
      const hold = (is: boolean, should: boolean): void => {
        if (is !== should) wrong.push(state);
      };
      hold(
        /shifting and filtering commute/.test(agreeing),
        layer.kind === "conv" && step === 1 && !isPadded && !isStill,
      );
      hold(
        /every shift by multiples/.test(agreeing),
        layer.kind === "conv" && step > 1 && fits && !isPadded && !isStill,
      );
      hold(/Without a shift/.test(agreeing), isStill);
      hold(/dense layer/.test(differing), layer.kind === "dense" && !isStill);
      hold(/pixels apart/.test(differing), !fits);
      hold(/border differs/.test(differing), isPadded && !isStill);
      hold(/rounding/.test(differing), isStill || (layer.kind === "conv" && fits && !isPadded));
      hold(verdict(layer, shift, { difference: 0, scale: 0 }) === "", true);
    }
  }
  expect(wrong).toEqual([]);
});

test("channels: the sum under the parameter count adds up to it", () => {
  for (const [axes, weights] of [
    [1, "3 × 3 = 9"],
    [2, "3 × 3 × 3 = 27"],
  ] as const) {
    for (const filters of range(1, MOST_FILTERS)) {
      const text = parametersNote(filters, axes);
      const [, many = "", product = "", of = "", biases = ""] =
        /^(\d+) filters? × \(([\d ×]+= (\d+)) weights\) \+ (\d+) bias(?:es)?$/.exec(text) ?? [];
      expect(product).toBe(weights);
      expect(Number(many) * Number(of) + Number(biases)).toBe(describe(bankArchitecture(filters, axes)).parameters);
      expect(/filters|biases/.test(text)).toBe(filters !== 1);
    }
  }
});

test("receptive field: the sentence on prediction and measurement is true", () => {
  const box = (first: number, last: number) => ({ y: { first, last }, x: { first, last } });
  const found = (first: number, last: number, pixels: number) => ({
    box: box(first, last),
    pixels,
    share: 0,
    deviationY: 0,
    deviationX: 0,
    least: 0,
  });
  const unit = { y: 0, x: 0 };
  expect(fieldVerdict({ unit, predicted: null }, null, false)).toBe("…");
  expect(fieldVerdict({ unit, predicted: null }, null, true)).toContain("no pixel has a gradient");
  expect(fieldVerdict({ unit, predicted: box(0, 2) }, null, true)).toMatch(/predicted 3 × 3, but no pixel/);
  expect(fieldVerdict({ unit, predicted: null }, found(0, 0, 1), true)).toMatch(/no pixel, but 1 pixel has/);
  expect(fieldVerdict({ unit, predicted: box(0, 2) }, found(0, 2, 9), true)).toMatch(/the same box; 9 pixels have/);
  expect(fieldVerdict({ unit, predicted: box(0, 2) }, found(1, 3, 9), true)).toMatch(/a different box; 9 pixels have/);
  expect(fieldVerdict({ unit, predicted: box(0, 2) }, "not-finite", true)).toMatch(/predicted 3 × 3; .* exceeds/);
  // Half floats lose small gradients: that is said where it may be why boxes differ, and only there.
  const half = { ...found(0, 2, 9), least: 3.64e-12 };
  expect(fieldVerdict({ unit, predicted: box(0, 2) }, half, true)).not.toContain("16-bit");
  expect(fieldVerdict({ unit, predicted: box(0, 4) }, half, true)).toMatch(
    /a different box; .* below 4e−12 of the largest are zero in .* 16-bit numbers\.$/,
  );
  // Where no layer can run there is nothing to wait for.
  const stacked = analyse([conv({ kernel: 15, dilation: 16, padding: 0 })]);
  const seen = unitSeen(stacked, { level: 0, y: 0.5, x: 0.5 });
  expect(seen.unit).toBeNull();
  expect(fieldVerdict(seen, null, false)).toMatch(/No layer can run/);
});
